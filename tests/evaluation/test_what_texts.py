"""Texts with their events marked: what is read, how events found are scored, what errors say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.what_facts import figures_of_texts, read_texts
from dateline.evaluation.what_faults import list_faults
from dateline.evaluation.what_matched import WhatReading
from dateline.evaluation.what_texts import read_what_texts
from dateline.records import (
    Actor,
    Article,
    Claim,
    Event,
    EventPlace,
    Mention,
    Participant,
    Sentence,
    Source,
    Span,
)

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.evaluation.what_texts import WhatText

TEXT = """\
# denied 1
Rebels of the Ord raided Melk with
mortars. Ord denied that its men burned the mill; the raid cost lives.

It is quiet.
a: ASSAULT/OTHER happened | raided | Rebels of the Ord | Melk | with="mortars" at="?Melk"
b: ASSAULT.primitive/ASSAULT.destroy denied/possible | burned | its men | the mill | by="Ord#2"
?c: ASSAULT happened | raid | ~ | * | same=a
"""
FREE = """\
# sport 1
The Bats attacked. Then it rained.
?: OTHER
"""
LINES = {
    "a: ASSAULT happened | burnt | ~ | ~": "line 7: 'burnt' does not stand in the text",
    "a: ASSAULT happened | raided | the | ~": "line 7: 'the' stands 3 times",
    "a: ASSAULT happened | raided | ~": "is no event",
    "a: ATTACK happened | raided | ~ | ~": "knows no such type: ATTACK",
    "a: ASSAULT.spoon happened | raided | ~ | ~": "knows no such type: ASSAULT.spoon",
    "a: ASSAULT past | raided | ~ | ~": "knows no such status: past",
    'a: ASSAULT happened | raided | ~ | ~ | near="Melk"': 'says nothing here: near="Melk"',
    "a: ASSAULT happened | raided | ~ | ~ | at=a": "says nothing here: at=a",
    "d: ASSAULT happened | raided | ~ | ~ | same=c": "the same as none before it",
}


def read_one(tmp_path: Path, text: str) -> WhatText:
    path = tmp_path / "texts.txt"
    path.write_text(text, encoding="utf-8")
    (gold,) = read_what_texts(str(path))
    return gold


@pytest.fixture
def gold(tmp_path: Path) -> WhatText:
    return read_one(tmp_path, TEXT)


def cut(gold: WhatText, words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = gold.text.index(words, start + 1)
    return Span(start, start + len(words), words)


def found(gold: WhatText, words: str, **fields: Any) -> Event:
    """Return an event found with its trigger on some words, which are its anchor where none is given."""
    span = cut(gold, words)
    known: dict[str, Any] = {"id": words, "type": "ASSAULT", "anchor": span, "trigger": span}
    return Event(**known | fields)


def part(gold: WhatText, words: str, actor: str | None = None) -> tuple[Participant, ...]:
    return (Participant(actor, (cut(gold, words),)),)


def article(gold: WhatText, *events: Event, **fields: Any) -> WhatReading:
    sentences = (Sentence(0, 18, 0), Sentence(19, 34, 0))
    known: dict[str, Any] = {"text": gold.text, "events": events, "sentences": sentences} | fields
    return WhatReading(gold, Article(id="art:1", kind="story", text_sha256="0", **known))


def figures(reading: WhatReading) -> dict[str, float | None]:
    return figures_of_texts([reading])


def test_lines_are_joined_and_spans_found(gold: WhatText) -> None:
    assert gold.text.startswith("Rebels of the Ord raided Melk with mortars. Ord denied")
    assert gold.text.endswith("lives.\n\nIt is quiet.")
    first, second, third = gold.events
    assert [first.roots, second.types[1], third.optional] == [
        ("ASSAULT", "OTHER"),
        "ASSAULT.destroy",
        True,
    ]
    (place,) = first.parts["at"] or ()
    assert place.optional
    assert third.parts["recipients"] is None
    assert (second.parts["by"] or ())[0].spans == ((44, 47),)
    assert not gold.eventless


@pytest.mark.parametrize("line", LINES)
def test_a_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    lines = TEXT.splitlines()
    with pytest.raises(PageUnreadable, match="what_gold/README") as caught:
        read_one(tmp_path, "\n".join([*lines[:6], line, *lines[7:]]))
    assert LINES[line] in str(caught.value)


def test_a_folder_without_texts_is_missed(tmp_path: Path) -> None:
    with pytest.raises(PageMissing):
        read_texts(str(tmp_path))


def test_a_folder_is_read_by_the_readers(tmp_path: Path) -> None:
    (tmp_path / "denied.txt").write_text(TEXT, encoding="utf-8")
    (reading,) = read_texts(str(tmp_path))
    assert reading.article.text == reading.gold.text
    assert figures_of_texts([reading])["events_wanted"] == 2


def test_what_is_all_right_is_all_right(gold: WhatText) -> None:
    raid = found(
        gold,
        "raided",
        actors=part(gold, "Rebels"),
        recipients=part(gold, "Melk"),
        instruments=(cut(gold, "mortars"),),
        places=(EventPlace("plc:1", "at", (cut(gold, "Melk"),)),),
    )
    mill = found(
        gold,
        "burned",
        mode="destroy",
        status="denied",
        actors=part(gold, "men"),
        recipients=part(gold, "mill"),
        according_to=("clm:1",),
    )
    claim = Claim("clm:1", 0, (), sources=(Source((cut(gold, "Ord", 2),)),))
    reading = article(gold, raid, mill, claims=(claim,))
    scored = figures(reading)
    assert (scored["events_f1"], scored["right_f1"], scored["denied_by"]) == (100.0, 100.0, 100.0)
    assert (scored["mode"], scored["actors_f1"], scored["targets_f1"]) == (100.0, 100.0, 100.0)
    assert (scored["with_f1"], scored["at_f1"], scored["topic_f1"]) == (100.0, None, None)
    assert (scored["status_denied_recall"], scored["status_planned_recall"]) == (100.0, None)
    assert list(list_faults([reading])) == []


def test_an_actor_is_met_by_any_of_its_mentions(gold: WhatText) -> None:
    words = cut(gold, "men")
    mention = Mention(words.start, words.end, words.text, "name")
    ord_men = Actor("act:1", "the Ord", mentions=(mention,))
    mill = found(gold, "burned", actors=part(gold, "Ord", "act:1"), recipients=part(gold, "lives"))
    scored = figures(article(gold, mill, actors=(ord_men,)))
    assert (scored["actors_f1"], scored["recipients_f1"]) == (100.0, 0.0)


def test_what_is_wrong_is_counted_and_listed(gold: WhatText) -> None:
    mill = found(gold, "burned", type="COERCE", object=(cut(gold, "the mill"),))
    reading = article(gold, mill, found(gold, "quiet"))
    scored = figures(reading)
    assert (scored["events_precision"], scored["events_recall"], scored["right_f1"]) == (50.0, 50.0, 0.0)
    assert (scored["type"], scored["quad"], scored["status"], scored["mode"]) == (0.0, 100.0, 0.0, None)
    assert (scored["recipients_f1"], scored["targets_f1"]) == (0.0, 100.0)
    faults = list(list_faults([reading]))
    assert faults[:2] == [
        "denied 1 missed a: ASSAULT/OTHER raided",
        "denied 1 not there: ASSAULT happened quiet",
    ]
    assert "status (happened, not denied/possible)" in faults[2]


def test_a_trigger_within_the_anchor_meets_an_event_of_its_type_alone(gold: WhatText) -> None:
    anchor = cut(gold, "Rebels of the Ord raided Melk")
    for name, met in (("ASSAULT", 1), ("AID", 0)):
        event = found(gold, "Melk", type=name, anchor=anchor)
        assert figures(article(gold, event))["events_met"] == met


def test_an_optional_event_counts_only_where_it_is_joined(gold: WhatText) -> None:
    joined = found(gold, "raid", trigger=cut(gold, "raid", 2), id="2", same_as=("1",))
    scored = figures(article(gold, found(gold, "raided", id="1"), joined))
    assert (scored["events_found"], scored["same_as"], scored["same_as_wrong"]) == (1, 100.0, 0)
    other = found(gold, "burned", id="3", same_as=("1",))
    scored = figures(article(gold, found(gold, "raided", id="1"), other))
    assert (scored["same_as"], scored["same_as_wrong"]) == (None, 1)


def test_false_events_of_eventless_texts(tmp_path: Path) -> None:
    gold = read_one(tmp_path, FREE)
    assert gold.eventless
    rain = found(gold, "rained", type="OTHER")
    scored = figures(article(gold, found(gold, "attacked"), rain))
    assert (scored["eventless_sentences"], scored["false_per_100"]) == (2, 50.0)
    assert scored["events_found"] == 1


def test_themes_have_figures_of_their_own(tmp_path: Path, gold: WhatText) -> None:
    free = read_one(tmp_path, FREE)
    scored = figures_of_texts([article(gold, found(gold, "raided")), article(free)])
    assert (scored["texts"], scored["events_recall_denied"], scored["events_wanted_sport"]) == (
        2,
        50.0,
        0,
    )
