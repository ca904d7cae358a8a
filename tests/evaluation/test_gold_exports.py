"""What people decided comes out as gold that reads back, bounded to its sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_article

from dateline.cli import cli
from dateline.evaluation.gold_exports import NAMED, UNMARKED, export_gold
from dateline.evaluation.said_texts import read_said_texts
from dateline.evaluation.what_texts import read_what_texts
from dateline.ledger import Ledger
from dateline.reviewed import Reviewed
from dateline.reviewing.keeping import keep
from dateline.reviewing.matching import key_of
from dateline.reviewing.orders import Order
from dateline.reviewing.review import Content, Review

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.records import Article
    from dateline.reviewing.review import ReviewKind, Thing

TEXT = (
    "Nera Calder said the bridge at Port Selin was closed on day 1. "
    "Ivo Brandt said the bridge at Karavo was closed on day 2. "
    "Sela Onwu said the bridge at Lake Mirn was closed on day 3."
)
ARTICLE = plant_article("art:1", TEXT)
STAMP = Reviewed("accepted", "Ada", "2031-03-09T10:00:00+00:00")


def accepted(field: str, *numbers: int, **more: Any) -> Article:
    parts = [
        replace(one, reviewed=STAMP) if at in numbers else one
        for at, one in enumerate(getattr(ARTICLE, field))
    ]
    fields: dict[str, Any] = {field: tuple(parts)}
    return replace(ARTICLE, **fields, **more)


def rejection(thing: Thing, kind: ReviewKind) -> Review:
    return Review(
        number=1,
        kind=kind,
        subject=thing.id,
        text_sha256=ARTICLE.text_sha256,
        key=key_of(thing),
        choice="reject",
        content=Content(kept=keep(ARTICLE, thing)),
        by="Ada",
        at="",
    )


def export(article: Article, kind: str, *reviews: Review, named: bool = False) -> str:
    return export_gold([(article, reviews)], kind, named=named).text


def test_an_accepted_event_is_marked_in_its_sentence_alone(tmp_path: Path) -> None:
    file = tmp_path / "gold.txt"
    file.write_text(export(accepted("events", 1), "what"), encoding="utf-8")
    [text] = read_what_texts(str(file))
    assert text.text == "Ivo Brandt said the bridge at Karavo was closed on day 2."
    [event] = text.events
    assert (event.types, event.statuses, event.optional) == (("OTHER",), ("happened",), False)
    assert text.text[slice(*event.trigger[0])] == "closed"
    [actor] = event.parts["actors"] or ()
    assert text.text[slice(*actor.spans[0])] == "Ivo Brandt"
    assert event.parts["recipients"] == ()
    assert event.parts["by"] is None


def test_a_rejected_event_leaves_its_sentence_without_marks(tmp_path: Path) -> None:
    event = ARTICLE.events[0]
    article = replace(ARTICLE, events=ARTICLE.events[1:])
    file = tmp_path / "gold.txt"
    file.write_text(export(article, "what", rejection(event, "event")), encoding="utf-8")
    [text] = read_what_texts(str(file))
    assert text.text == "Nera Calder said the bridge at Port Selin was closed on day 1."
    assert text.eventless


def test_what_nobody_decided_on_is_no_loss(tmp_path: Path) -> None:
    other = replace(ARTICLE.events[0], id="evt:2", type="AID", trigger=ARTICLE.claims[0].cue[0])
    article = accepted("events", 0)
    article = replace(article, events=(other, *article.events))
    file = tmp_path / "gold.txt"
    file.write_text(export(article, "what"), encoding="utf-8")
    [text] = read_what_texts(str(file))
    assert [(event.roots, event.optional) for event in text.events] == [
        (("AID",), True),
        (("OTHER",), False),
    ]


def test_a_claim_is_marked_with_its_source_and_stance(tmp_path: Path) -> None:
    claim = replace(ARTICLE.claims[2], stance="denies", reviewed=STAMP)
    article = replace(ARTICLE, claims=(*ARTICLE.claims[:2], claim))
    file = tmp_path / "gold.txt"
    file.write_text(export(article, "said"), encoding="utf-8")
    [text] = read_said_texts(str(file))
    [read] = text.claims
    assert text.text == "Sela Onwu said the bridge at Lake Mirn was closed on day 3."
    assert text.text[slice(*read.content[0])] == "the bridge at Lake Mirn was closed on day 3"
    assert (read.facts.stances, read.facts.kinds) == (frozenset({"denies"}), frozenset({"official"}))
    assert read.facts.venues is None


def test_a_place_has_its_point_and_others_are_passed_over() -> None:
    people = "Nera Calder, Ivo Brandt and Sela Onwu said on day 1 that"
    article = plant_article("art:2", f"{people} Lake Mirn, Port Selin and Karavo were closed.")
    place, *others = article.places
    article = replace(article, places=(replace(place, reviewed=STAMP), *others))
    row = json.loads(export(article, "where"))
    told = {row["text"][one["start"] : one["end"]]: one for one in row["spans"]}
    assert told["Port Selin"]["lat"] == 35.9
    assert {told["Karavo"]["type"], told["Lake Mirn"]["type"]} == {"not reviewed"}


def test_a_status_has_a_score() -> None:
    row = json.loads(export(accepted("events", 0), "status"))
    assert row["events"] == [{"start": 46, "end": 52, "score": 3.0}]
    assert export(ARTICLE, "status", rejection(ARTICLE.events[0], "event")) == ""


def test_people_without_a_public_role_are_left_out_unless_asked_for() -> None:
    private = replace(ARTICLE.actors[1], public=False)
    article = accepted("events", 0, 1, actors=(ARTICLE.actors[0], private, ARTICLE.actors[2]))
    exported = export_gold([(article, ())], "what", named=False)
    assert len(exported.pieces) == 1
    assert "Brandt" not in exported.text
    assert exported.left_out == {NAMED: 1}
    assert "Brandt" in export(article, "what", named=True)


@pytest.mark.parametrize(
    "words", ['He said "closed | open', "a: OTHER happened | x | ~ | ~", "# reviewed 7"]
)
def test_a_sentence_that_the_format_cannot_hold_is_left_out_and_counted(words: str) -> None:
    names = "Nera Calder, Ivo Brandt, Sela Onwu, Port Selin, Karavo, Lake Mirn, said day closed"
    article = plant_article("art:3", f"{words} {names}.")
    event = replace(article.events[0], trigger=replace_span(article, words), reviewed=STAMP)
    exported = export_gold([(replace(article, events=(event,)), ())], "what", named=True)
    assert exported.pieces == []
    assert exported.left_out == {UNMARKED: 1}


def replace_span(article: Article, words: str) -> Any:
    return replace(article.events[0].trigger, start=0, end=len(words), text=words)


def test_evaluate_runs_on_what_a_ledger_exports(tmp_path: Path) -> None:
    page, where = tmp_path / "page.txt", str(tmp_path / "ledger.db")
    page.write_text(
        "Rebels shelled the town of Karavo on Monday, the army said. Nera Calder, the governor, denied"
        " that troops had fled.\n\nPolice arrested nine students in Port Selin.",
        encoding="utf-8",
    )
    run("read", str(page), "--into", where, "--workers", "0")
    with Ledger.open(where, create=False) as ledger:
        article = next(iter(ledger.articles())).article
        assert article.events
        assert article.claims
        ids = [*(one.id for one in article.events), *(one.id for one in article.claims)]
        ledger.review([Order("accept", key, "Ada", {}, "so it is") for key in ids])
    for kind, name in (("what", "gold.txt"), ("said", "gold.txt"), ("status", "gold.jsonl")):
        file = tmp_path / name
        file.write_bytes(run("review", where, "export", "--as", kind, "--named"))
        figures = json.loads(run("evaluate", kind, str(file), "--json").splitlines()[-1])
        assert figures


def run(*words: str) -> bytes:
    done = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes
