"""The invented world through the whole program: what must hold, and floors under what does not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.world_score import Score, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    "bara-market": 11,
    "bara-water": 7,
    "kilonzo-arrest": 7,
    "moldova-radars": 6,
    "muscat-talks": 5,
    "quito-march": 4,
}
"""Pages of the largest incident that is found of each; of 13, 7, 11, 11, 9 and 7."""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Score:
    where: Path = tmp_path_factory.mktemp("world") / "world"
    return score(where)


def test_copies_are_found_to_the_page(result: Score) -> None:
    assert {frozenset(group["pages"]) for group in read_gold()["copy_groups"]} <= result.copies


def test_confusable_happenings_stay_apart(result: Score) -> None:
    assert result.wrongly_merged == []


def test_no_more_incidents_have_too_many_origins_than_where_the_incidents_are_given(
    result: Score,
) -> None:
    linked, given = (result.origins[f"{name}_too_high"] for name in ("linked", "given"))
    assert linked is not None
    assert given is not None
    assert linked <= given


@pytest.mark.parametrize("incident", FLOORS)
def test_no_less_of_an_incident_is_found_than_before(result: Score, incident: str) -> None:
    assert result.covered[incident][0] >= FLOORS[incident]
