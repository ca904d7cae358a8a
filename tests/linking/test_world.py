"""The invented worlds through the whole program: what must hold, and bounds of what does not yet.

Of ``world2`` kinds of errors in origins were looked at; else nothing was tried on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.linking.gold_rows import WORLD
from tests.linking.world_score import Score, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

FLOORS: Final = {
    "bara-market": 12,
    "bara-water": 7,
    "kilonzo-arrest": 9,
    "moldova-radars": 10,
    "muscat-talks": 8,
    "quito-march": 5,
    "nikopol-market": 12,
    "marhanets-boiler-house": 6,
    "kobiashvili-detention": 7,
    "rameswaram-trawlers": 3,
    "takoradi-march": 5,
    "puno-talks": 5,
}
"""Pages of the largest incident that is found of each; of 13, 7, 11, 11, 9, 7, 14, 7, 7, 8, 6 and 5."""
EDGES: Final = {"bara-market": (92, 90, 88), "nikopol-market": (78, 78, 40)}
"""Least F1 of a world's edges of chains with members given, as linked, and of its probable steps."""


@pytest.fixture(scope="module", params=["world", "world2"])
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Score:
    where: Path = tmp_path_factory.mktemp("world") / "world"
    return score(where, WORLD.parent / request.param)


def test_copies_are_found_to_the_page(result: Score) -> None:
    world = WORLD if "bara-market" in result.covered else WORLD.parent / "world2"
    assert {frozenset(group["pages"]) for group in read_gold(world)["copy_groups"]} <= result.copies


def test_confusable_happenings_stay_apart(result: Score) -> None:
    assert result.wrongly_merged == []


def test_no_incident_has_too_many_origins(result: Score) -> None:
    assert result.too_high == []


def test_no_less_of_an_incident_is_found_than_before(result: Score) -> None:
    less = {key: pages for key, (pages, _) in result.covered.items() if pages < FLOORS[key]}
    assert less == {}


def test_no_less_of_chains_is_found_than_before(result: Score) -> None:
    names = ("given_edges_f1", "linked_edges_f1", "given_probable_f1")
    floors = next(least for key, least in EDGES.items() if key in result.covered)
    found = [result.origins[name] or 0 for name in names]
    assert [name for name, value, least in zip(names, found, floors, strict=True) if value < least] == []
