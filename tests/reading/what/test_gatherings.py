"""Protests and aid as pages go on to tell of them: who else gathered, who dispersed, what arrived."""

from __future__ import annotations

import pytest
from tests.reading.what.conftest import read_text


@pytest.mark.parametrize(
    ("text", "type_", "trigger"),
    [
        ("The demonstrators dispersed peacefully shortly before midnight.", "PROTEST", "dispersed"),
        (
            "A counter-demonstration drew about 2,000 people, police said.",
            "PROTEST",
            "counter-demonstration",
        ),
        ("The crowd chanted the name of the mayor.", "PROTEST", "chanted"),
        ("Aid trucks reached the town of Amboro on Tuesday.", "AID", "reached"),
        ("Two bags of ballots were discovered in a ditch near the village.", "OTHER", "discovered"),
    ],
)
def test_it_is_an_event_of_its_type(text: str, type_: str, trigger: str) -> None:
    assert (type_, trigger) in {(one.type, one.trigger.text) for one in read_text(text).events}


@pytest.mark.parametrize(
    "text",
    [
        "The smoke dispersed by noon.",
        "Fans chanted the name of the striker.",
        "The news reached aid workers on Monday.",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert {one.type for one in read_text(text).events} <= {"OTHER"}
