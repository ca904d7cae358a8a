"""Who is killed by a mishap or an illness is attacked by nobody."""

from __future__ import annotations

import pytest
from tests.reading.what.conftest import read_text


def types(text: str) -> set[str]:
    words = {"killed", "killing", "hurt", "caved"}
    return {event.type for event in read_text(text).events if event.trigger.text in words}


@pytest.mark.parametrize(
    "text",
    [
        "Seventeen people were killed when a bus plunged into a ravine.",
        "Three people were killed in a crash on the coast road.",
        "Eleven people were killed in a fire at a hostel in Brod.",
        "At least 17 miners were killed after a copper mine caved in on Friday.",
        "A copper mine caved in late on Friday, killing 17 miners.",
        "Two soldiers were killed when their vehicle overturned.",
        "Cholera killed 40 people in the camp.",
    ],
)
def test_a_mishap_is_no_assault(text: str) -> None:
    assert types(text) == {"OTHER"}


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed in clashes on Monday.",
        "Gunmen killed three people in a fire on Monday.",
        "Police killed two people when a house collapsed.",
        "Two soldiers were killed when their vehicle hit a mine.",
        "Three people were killed by a bus driver.",
        "Three people were killed when a shell hit a bus.",
    ],
)
def test_an_act_that_kills_is_one(text: str) -> None:
    assert types(text) == {"ASSAULT"}
