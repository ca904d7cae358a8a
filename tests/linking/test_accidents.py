"""Accidents are one kind of happening, whatever the word; and districts may hold towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Draft

if TYPE_CHECKING:
    from dateline.records import EventType

from dateline.linking.accidents import mark_accidents
from dateline.linking.places import PlaceKey, compare
from dateline.linking.traits import read_traits


def families(*told: tuple[str, EventType]) -> list[str]:
    """The families of events of an article, each given by its words and its type."""
    draft = Draft("Kelp Courier", ". ".join(words for words, _ in told) + ".", day="2031-03-05")
    for words, kind in told:
        draft.event(words, kind)
    return [event.family for event in read_traits(draft.finish())]


def test_an_accident_and_its_dead_are_of_one_family() -> None:
    assert families(("sank", "OTHER"), ("drowned", "OTHER")) == ["accident", "accident"]
    assert families(("overturned", "OTHER")) == families(("shipwreck", "OTHER")) == ["accident"]


def test_the_dead_alone_and_other_things_are_none() -> None:
    assert families(("died", "OTHER")) == ["OTHER"]
    assert families(("exploded", "ASSAULT"), ("died", "OTHER")) == ["ASSAULT", "OTHER"]
    assert families(("opened", "OTHER"), ("sank", "OTHER")) == ["OTHER", "accident"]
    assert mark_accidents([]) == []


def place(level: int, name: str, admin1: str) -> PlaceKey:
    return PlaceKey(level, name, "XX", admin1, 0, ())


@pytest.mark.parametrize(
    ("wide", "town", "found"),
    [
        (place(1, "vesk", "vesk"), place(2, "kesh", "vesk"), "within"),
        (place(1, "vesk", ""), place(2, "kesh", "southern vesk"), "country"),
        (place(1, "tarn district", "vesk"), place(2, "kesh", "vesk"), "country"),
        (place(1, "tarn", "tarn"), place(2, "kesh", "vesk"), "apart"),
        (place(1, "tarn district", "orl"), place(2, "kesh", "vesk"), "apart"),
    ],
)
def test_a_region_that_is_no_first_level_one_may_hold_a_town(
    wide: PlaceKey, town: PlaceKey, found: str
) -> None:
    assert compare(wide, town) == compare(town, wide) == found
