"""Events told in words that no frame fits: their kind is what the language model says of the word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading.what.conftest import read_text

from dateline.language import analyse
from dateline.language.model import load
from dateline.reading.event_frames import triggers

pytestmark = pytest.mark.skipif(load() is None, reason="the language model is switched off")


def told(text: str) -> dict[str, str]:
    """Return the types of the events of a text by their words."""
    return {event.trigger.text: event.type for event in read_text(text).events}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        (
            "Two herders were hogtied by masked men at the border post of Orlesk on Friday.",
            "hogtied",
            "ASSAULT",
        ),
        (
            "Widows garlanded the locked gate of the ministry with nooses over pensions.",
            "garlanded",
            "PROTEST",
        ),
    ],
)
def test_a_word_without_a_frame_is_known_by_its_neighbours(text: str, word: str, kind: str) -> None:
    assert told(text).get(word) == kind


def test_who_acts_and_whom_it_befalls_are_the_parts_of_its_clause() -> None:
    events = read_text("Masked men hogtied two herders at the border post of Orlesk on Friday.").events
    event = next(one for one in events if one.trigger.text == "hogtied")
    words = [
        [span.text for one in part for span in one.spans] for part in (event.actors, event.recipients)
    ]
    assert words == [["Masked men"], ["two herders"]]


def test_the_words_above_have_no_frame() -> None:
    assert triggers().isdisjoint({"hogtie", "garland"})


@pytest.mark.parametrize(
    "text",
    [
        "Whisk the eggs, fold in the flour and let the batter rest for an hour.",
        "Her grandmother had knitted the same blue scarf every winter since the war.",
        "The museum is open from Tuesday to Sunday and admits children without charge.",
        "A gas cylinder burst in the kitchen of a hotel, and nobody was to blame.",
    ],
)
def test_nothing_is_made_an_act(text: str) -> None:
    assert set(told(text).values()) <= {"OTHER"}


def test_a_model_that_knows_no_kinds_reads_by_frames_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyse, "load", lambda: replace(load(), kinds=None))  # type: ignore[type-var]
    assert told("Two herders were hogtied by masked men at the border post of Orlesk on Friday.") == {}
    assert told("Rebels attacked the garrison of Orlesk on Friday.") == {"attacked": "ASSAULT"}
