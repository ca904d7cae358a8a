"""Accidents are one kind of happening, whatever the word; and districts may hold towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Draft

if TYPE_CHECKING:
    from dateline.records import EventType

from dateline.linking.accidents import mark_accidents
from dateline.linking.folding import name_key
from dateline.linking.places import PlaceKey, bare_name, compare
from dateline.linking.surroundings import says_here
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


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("District of Palma", "Palma", "palma"),
        ("Kesh city", "Kesh", "kesh"),
        ("City", "city", "city"),
        ("Isle of Tarn", "Isle of Tarn", "isle of tarn"),
    ],
)
def test_words_around_a_name_change_nothing(a: str, b: str, found: str) -> None:
    assert bare_name(name_key(a)) == bare_name(name_key(b)) == found


def test_a_street_lies_in_some_town() -> None:
    street = PlaceKey(2, "avenue of the sea", "", "", 0, ())
    town = PlaceKey(2, "kesh", "XX", "vesk", 7, (1.0, 2.0))
    assert compare(street, town) == compare(town, street) == "unknown"
    assert compare(street, PlaceKey(2, "hill road", "", "", 0, ())) == "apart"


@pytest.mark.parametrize(
    ("words", "here"),
    [("Lorries rolled into this town.", True), ("It fell here.", True), ("This week it fell.", False)],
)
def test_here_and_this_town_are_where_a_text_was_filed(words: str, *, here: bool) -> None:
    assert says_here(words) is here


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
