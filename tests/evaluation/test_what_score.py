"""The scorer of events counts what it says it counts, on invented sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.what import score_what
from dateline.evaluation.what_names import FITS, likeness
from dateline.evaluation.what_pairs import roots
from dateline.reading.event_frames import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def pair(text: str, source: str, target: str, root: str, quad: int) -> dict[str, Any]:
    row = {"id": f"row-{root}", "text": text, "source": source, "target": target}
    return {**row, "root": root, "quad": quad}


CONDEMNED = "Foreign Minister Osk Prail condemned the rebels of Karvel on Monday."
ATTACKED = "Rebels attacked the army in Karvel, and Ruritania condemned the attack."
RAID = "Rebels attacked the army in Karvel."
RELEASED = "The government of Ruritania freed forty prisoners on Tuesday."
QUIET = "The harbour of Karvel lies between two green hills."


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Prail", "Foreign Minister Osk Prail", True),
        ("President Prail", "President Dovell", False),
        ("The Army", "the army of Ruritania", True),
        ("of the", "the", False),
    ],
)
def test_names_fit_by_the_words_of_the_shorter(one: str, other: str, fits: bool) -> None:  # noqa: FBT001
    assert (likeness(one, other) > FITS) is fits


def test_roots_are_given_to_every_political_type() -> None:
    assert set(roots()) == set(kinds()) - {"OTHER"}


def test_right_roots_and_pairs_are_counted(tmp_path: Path) -> None:
    rows = [
        pair(CONDEMNED, "Osk Prail", "rebels of Karvel", "ACCUSE", 3),
        pair(ATTACKED, "Rebels", "the army", "ASSAULT", 4),
        pair(RELEASED, "government of Ruritania", "a recipient", "YIELD", 2),
        pair(QUIET, "Karvel", "hills", "AID", 2),
    ]
    figures = score_what(write(tmp_path / "gold.jsonl", rows)).figures
    assert figures["root_accuracy"] == figures["quad_accuracy"] == 75
    assert figures["root_macro_f1"] == 75
    assert figures["event_found"] == 75
    assert figures["root_accuracy_of_found"] == 100
    assert figures["best_fits_both"] == figures["pairs_recall"] == pytest.approx(66.67)


def test_the_event_of_the_given_pair_answers(tmp_path: Path) -> None:
    text = "Rebels attacked the garrison on Monday, and Ruritania condemned the rebels."
    rows = [pair(text, "Ruritania", "the rebels", "ACCUSE", 3)]
    assert score_what(write(tmp_path / "gold.jsonl", rows)).figures["root_accuracy"] == 100


def test_a_further_actor_is_the_target_where_they_cooperate(tmp_path: Path) -> None:
    text = "Norway and Iceland signed a treaty on fishing on Monday."
    rows = [pair(text, "Iceland", "Norway", "SUPPORT", 1)]
    assert score_what(write(tmp_path / "gold.jsonl", rows)).figures["best_fits_both"] == 100
    text = "Rebels and deserters attacked the garrison of Karvel on Monday."
    rows = [pair(text, "Rebels", "deserters", "ASSAULT", 4)]
    assert score_what(write(tmp_path / "gold.jsonl", rows)).figures["best_fits_both"] == 0


def test_a_place_may_be_the_target(tmp_path: Path) -> None:
    rows = [pair("Rebels killed nine people in Syria on Monday.", "Rebels", "Syria", "ASSAULT", 4)]
    figures = score_what(write(tmp_path / "gold.jsonl", rows)).figures
    assert (figures["best_fits_both"], figures["best_fits_both_or_place"]) == (0, 100)


def test_what_is_planned_is_another_root_by_the_rule_of_the_manual(tmp_path: Path) -> None:
    text = "President Osk Prail of Ruritania will meet Prime Minister Mira Dovell next week."
    figures = score_what(
        write(tmp_path / "gold.jsonl", [pair(text, "Osk Prail", "Mira Dovell", "AGREE", 1)])
    ).figures
    assert (figures["root_accuracy"], figures["root_ruled_accuracy"]) == (0, 100)


def test_errors_name_their_kind_and_confusions_are_listed(tmp_path: Path) -> None:
    rows = [
        pair(QUIET, "Karvel", "hills", "AID", 2),
        pair(CONDEMNED, "Osk Prail", "rebels of Karvel", "SANCTION", 4),
        pair(CONDEMNED, "Osk Prail", "the dockers", "ACCUSE", 3),
    ]
    scored = score_what(write(tmp_path / "gold.jsonl", rows))
    kinds_of = [mistake.kind for mistake in scored.mistakes]
    assert kinds_of == ["no event", "SANCTION found as ACCUSE", "right root, other parties"]
    assert list(scored.lines) == ["ACCUSE (1): ACCUSE 1", "AID (1): none 1", "SANCTION (1): ACCUSE 1"]


def test_command_prints_errors_and_figures(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [pair(QUIET, "Karvel", "hills", "AID", 2)])
    result = CliRunner().invoke(cli, ["evaluate", "what", gold, "--errors", "1", "--json"])
    *told, last = result.output.splitlines()
    assert told[0] == "AID (1): none 1"
    assert told[1] == "no event (1 in all)"
    assert json.loads(last)["root_accuracy"] == 0


def test_texts_with_marked_events_are_scored_by_their_own_figures(tmp_path: Path) -> None:
    event = 'a: ASSAULT happened | attacked | Rebels | the army | at="in Karvel"'
    marked = f"# raids 1\n{RAID} {CONDEMNED}\n{event}\n"
    (tmp_path / "raids.txt").write_text(marked, encoding="utf-8")
    command = ["evaluate", "what", str(tmp_path), "--errors", "5", "--json"]
    result = CliRunner().invoke(cli, command)
    *faults, last = result.output.splitlines()
    assert faults == ["raids 1 not there: ACCUSE happened condemned"]
    assert json.loads(last)["events_wanted"] == json.loads(last)["events_right"] == 1


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageMissing, match="cannot be read"):
        score_what(str(tmp_path / "none.jsonl"))
    with pytest.raises(PageUnreadable, match="holds no rows"):
        score_what(write(tmp_path / "empty.jsonl", []))
    with pytest.raises(PageUnreadable, match=r"has neither .*root"):
        score_what(write(tmp_path / "other.jsonl", [{"id": "a", "text": QUIET}]))
    bad = pair(QUIET, "Karvel", "hills", "AID", 2) | {"quad": "two"}
    with pytest.raises(PageUnreadable, match=r"row-AID is no gold .*int"):
        score_what(write(tmp_path / "bad.jsonl", [bad]))
