"""The scorers of arguments, slots and police sentences, on invented texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from dateline.errors import PageUnreadable
from dateline.evaluation.what import score_what
from dateline.evaluation.what_arguments import PARTS
from dateline.evaluation.what_police import LABELS, rules
from dateline.evaluation.what_slots import Entity, merge, pair_up
from dateline.reading.event_frames import kinds
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RAID: Final = "Rebels attacked the garrison of Karvel on Monday. The mayor of Ostrow slept through it."


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def spot(text: str, words: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **more}


# --- arguments -------------------------------------------------------------------------------


def raid(trigger: str, **roles: str) -> dict[str, Any]:
    """Return a row on the raid, with the words of each role."""
    args = [spot(RAID, words, role=role) for role, words in roles.items()]
    row = {"id": "raid", "text": RAID, "type": "conflict.attack.n/a"}
    return {**row, "trigger": spot(RAID, trigger), "args": args}


def test_arguments_are_met_by_their_heads(tmp_path: Path) -> None:
    rows = [raid("attacked", attacker="Rebels", target="garrison", crime="slept")]
    scored = score_what(write(tmp_path / "gold.jsonl", rows))
    assert scored.figures["event_found"] == scored.figures["trigger_found"] == 100
    assert scored.figures["arguments_recall"] == scored.figures["actor_f1"] == 100
    assert scored.figures["recipient_recall"] == 100
    assert scored.figures["origin_recall"] is None
    assert list(scored.lines) == ["conflict.attack (1): ASSAULT 1"]


def test_a_part_that_is_no_argument_costs_precision(tmp_path: Path) -> None:
    rows = [raid("attacked", attacker="mayor", target="garrison")]
    scored = score_what(write(tmp_path / "gold.jsonl", rows))
    assert scored.figures["actor_precision"] == scored.figures["actor_recall"] == 0
    kinds_of = {mistake.kind for mistake in scored.mistakes}
    assert {"attacker missed", "actor is none"} <= kinds_of


def test_arguments_of_an_event_that_is_not_found_are_missed(tmp_path: Path) -> None:
    rows = [raid("attacked", attacker="Rebels"), raid("slept", participant="mayor")]
    scored = score_what(write(tmp_path / "gold.jsonl", rows))
    assert scored.figures["event_found"] == 50
    assert scored.figures["arguments_recall"] == 50
    assert scored.figures["arguments_of_found_recall"] == 100
    assert [mistake.kind for mistake in scored.mistakes if mistake.at > 60] == ["no event"]


def test_the_anchor_stands_in_for_the_trigger(tmp_path: Path) -> None:
    figures = score_what(write(tmp_path / "gold.jsonl", [raid("garrison", attacker="Rebels")])).figures
    assert (figures["event_found"], figures["trigger_found"]) == (100, 0)


def test_origin_and_destination_are_places_of_the_event(tmp_path: Path) -> None:
    text = "Ruritania withdrew 300 troops from Syria to Jordan on Monday."
    args = [spot(text, "Syria", role="origin"), spot(text, "Syria", role="destination")]
    row: dict[str, Any] = {"id": "a", "text": text, "type": "conflict.yield.retreat", "args": args}
    row["trigger"] = spot(text, "withdrew")
    figures = score_what(write(tmp_path / "gold.jsonl", [row])).figures
    assert figures["origin_recall"] == figures["origin_precision"] == 100
    assert figures["destination_recall"] == figures["destination_precision"] == 0


def test_roles_go_to_parts_that_there_are() -> None:
    rows = read_table("evaluation_rams_roles")
    assert {part for row in rows for part in row["parts"].split()} == set(PARTS)


def test_a_span_beyond_the_text_is_refused(tmp_path: Path) -> None:
    row = raid("attacked", attacker="Rebels")
    row["args"][0]["end"] = 999
    with pytest.raises(PageUnreadable, match="beyond the end"):
        score_what(write(tmp_path / "gold.jsonl", [row]))


# --- slots -----------------------------------------------------------------------------------


def templates(**slots: list[str]) -> list[dict[str, list[str]]]:
    names = {
        "individual": "PERP: INDIVIDUAL ID",
        "victim": "HUM TGT: NAME",
        "description": "HUM TGT: DESCRIPTION",
        "number": "HUM TGT: NUMBER",
        "effect": "HUM TGT: EFFECT OF INCIDENT",
    }
    return [{names[slot]: lines for slot, lines in slots.items()}]


def test_slots_are_paired_with_the_parties_of_attacks(tmp_path: Path) -> None:
    text = "REBELS KILLED 12 VILLAGERS IN KARVEL ON MONDAY, THE ARMY SAID."
    filled = templates(
        individual=['"REBELS" / "THE REBELS"', '? "SMUGGLERS"'],
        victim=["-"],
        description=['"VILLAGERS"', '"JUDGE": "OSK PRAIL"'],
        number=['12: "VILLAGERS"'],
        effect=['DEATH: "VILLAGERS"'],
    )
    rows = [{"id": "a", "text": text, "templates": filled}]
    scored = score_what(write(tmp_path / "gold.jsonl", rows))
    assert scored.figures["individual_recall"] == scored.figures["perpetrators_precision"] == 100
    assert scored.figures["victim_recall"] == 50
    assert scored.figures["target_recall"] is scored.figures["weapons_f1"] is None
    assert (scored.figures["victim_numbers"], scored.figures["victim_numbers_recall"]) == (1, 100)
    assert [mistake.line for mistake in scored.mistakes] == ["[JUDGE / OSK PRAIL]"]


def test_an_article_without_a_template_has_no_right_party(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": RAID, "templates": []}]
    figures = score_what(write(tmp_path / "gold.jsonl", rows)).figures
    assert figures["perpetrators_precision"] == 0
    assert figures["perpetrators_precision_with_template"] is None


def test_entities_that_share_a_name_are_one() -> None:
    entities: list[Entity] = []
    for names in ({"A", "B"}, {"C"}, {"B", "C"}):
        merge(entities, Entity(names))
    assert [entity.names for entity in entities] == [{"A", "B", "C"}]


def test_each_entity_is_paired_once_and_only_where_it_fits() -> None:
    gold = [Entity({"RED COLUMN MEN"}), Entity({"COLUMN"})]
    assert len(pair_up(gold, [Entity({"COLUMN"})])) == 1
    assert pair_up(gold, [Entity({"COLUMN"}), Entity({"RED MEN SLEEP"})]) == [(0, 1), (1, 0)]
    assert pair_up(gold, [Entity({"RED HOUSE"})]) == []
    assert pair_up(gold, []) == pair_up([], gold) == []


# --- the police ------------------------------------------------------------------------------


def test_sentences_have_the_labels_of_their_events(tmp_path: Path) -> None:
    told = {
        "police arrested two bakers in karvel.": ["ANY_ACTION", "ARREST"],
        "the police shot dead a burglar.": ["ANY_ACTION", "FORCE", "KILL"],
        "the river rose.": [],
        "the police did not arrest the rioters.": ["FAIL"],
    }
    text = " ".join(told)
    sentences = [spot(text, words, labels=labels) for words, labels in told.items()]
    row = {"id": "a", "text": text, "labels": [], "sentences": sentences}
    figures = score_what(write(tmp_path / "gold.jsonl", [row])).figures
    assert figures["sentences"] == 4
    assert figures["arrest_f1"] == figures["fail_f1"] == 100
    assert figures["any_action_precision"] == 100


def test_every_label_has_a_rule_of_types_that_there_are() -> None:
    assert {name for name, _ in rules()} == set(LABELS)
    assert {kind for _, rule in rules() for kind in rule.types} <= set(kinds())


# --- chains ----------------------------------------------------------------------------------

TWICE: Final = (
    "Rebels attacked the garrison of Karvel on Monday. The attack lasted an hour. Malta votes."
)


def chained(words: str, chain: str) -> dict[str, Any]:
    """Return a mention of an act with its chain."""
    return {"kind": "ACTION_OCCURRENCE", "spans": [spot(TWICE, words)], "chain": chain}


@pytest.mark.parametrize(("second", "recall", "precision"), [("one", 100, 100), ("other", None, 0)])
def test_mentions_of_one_chain_are_to_be_joined(
    tmp_path: Path, second: str, recall: float | None, precision: float
) -> None:
    mentions = [chained("attacked", "one"), chained("attack lasted", second), chained("votes", "vote")]
    mentions.append({**chained("Rebels", "rebels"), "kind": "HUMAN_PART_PER"})
    row = {"id": "twice", "topic": 1, "text": TWICE, "mentions": mentions}
    scored = score_what(write(tmp_path / "gold.jsonl", [row]))
    assert scored.figures["mentions"] == 3
    assert scored.figures["joined_recall"] == recall
    assert scored.figures["joined_precision"] == precision
    assert [one.kind for one in scored.mistakes] == ([] if second == "one" else ["wrongly joined"])
