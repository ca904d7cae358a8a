"""What an article is about decides what a word in it tells."""

from __future__ import annotations

import pytest
from tests.reading.what.conftest import read_text

STRIKE = "The strike began on Monday. {rest}"
LORRIES = "A convoy of 14 lorries reached Ambalavao on Monday. {rest}"


def types(text: str, trigger: str) -> set[str]:
    return {event.type for event in read_text(text).events if event.trigger.text == trigger}


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("Workers at the mine want higher wages, their union said.", {"PROTEST"}),
        ("The union of the victims' families said that wages had gone to the drone's makers.", set()),
    ],
)
def test_a_strike_among_wages_is_a_protest_and_none_among_drones(rest: str, told: set[str]) -> None:
    assert types(STRIKE.format(rest=rest), "strike") == told


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("The charity said that the drought had left 9,000 people hungry.", {"AID"}),
        ("Rebels hold the road to the north, the army said.", {"MOBILIZE"}),
    ],
)
def test_lorries_bring_aid_where_an_article_is_on_relief(rest: str, told: set[str]) -> None:
    assert types(LORRIES.format(rest=rest), "reached") == told


def test_a_convoy_with_soldiers_is_no_aid() -> None:
    text = LORRIES.format(rest="The soldiers met 9,000 hungry people after the drought, a charity said.")
    text = text.replace("lorries", "trucks with soldiers")
    assert types(text, "reached") == {"MOBILIZE"}
