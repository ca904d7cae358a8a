"""The third invented world through the whole program: what must not get worse, half by half.

Half ``a`` is open to whoever works on linking; of half ``b`` the figures alone may be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.linking.gold_rows import WORLD
from tests.linking.world_score import Score, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

HALVES: Final = WORLD.parent / "world3"
PAGES: Final = {
    "isulan-bus": 6,
    "tacurong-market": 2,
    "akhtala-dam": 1,
    "sreemangal-stoppage": 3,
    "niksic-recount-protest": 2,
    "niksic-counter-rally": 1,
    "grahovo-ballots": 1,
    "ambovombe-aid": 2,
}
"""Least pages of the largest incident that is found of each; of 8, 5, 6, 3, 7, 5, 5 and 5."""
EDGES: Final = {
    "a": {"given_edges_f1": 46, "given_edges_precision": 68, "linked_edges_f1": 35},
    "b": {"given_edges_f1": 46, "given_edges_precision": 88, "linked_edges_f1": 46},
}
"""Least figures of a half's edges of chains, with members given and as linked."""


@pytest.fixture(scope="module", params=("a", "b"))
def measured(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Score]:
    where: Path = tmp_path_factory.mktemp("world3") / request.param
    return request.param, score(where, HALVES / request.param)


def test_the_copies_of_a_half_are_found_to_the_page(measured: tuple[str, Score]) -> None:
    half, result = measured
    wanted = {frozenset(group["pages"]) for group in read_gold(HALVES / half)["copy_groups"]}
    assert result.copies == wanted


def test_two_attacks_and_two_rallies_stay_apart(measured: tuple[str, Score]) -> None:
    assert measured[1].wrongly_merged == []


def test_no_incident_has_too_many_origins(measured: tuple[str, Score]) -> None:
    assert measured[1].too_high == []


def test_no_less_of_a_happening_is_found_than_when_first_read(measured: tuple[str, Score]) -> None:
    found = {key: pages for key, (pages, _) in measured[1].covered.items()}
    assert {key: pages for key, pages in found.items() if pages < PAGES[key]} == {}


def test_no_less_of_the_chains_of_a_half_is_found_than_when_first_read(
    measured: tuple[str, Score],
) -> None:
    half, result = measured
    found = {name: result.origins[name] or 0 for name in EDGES[half]}
    assert {name: value for name, value in found.items() if value < EDGES[half][name]} == {}
