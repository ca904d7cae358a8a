"""The fourth invented world through the whole program: what must not get worse. It is open to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.linking.gold_rows import WORLD
from tests.linking.world_score import Score, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

PLACE: Final = WORLD.parent / "world4"
LEAST: Final = {"given_edges_f1": 66, "given_edges_precision": 79, "linked_edges_f1": 63}
PAIRS: Final = 37
"""Least recall of pairs of events that are one happening."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Score:
    where: Path = tmp_path_factory.mktemp("world4") / "world"
    return score(where, PLACE)


def test_its_copies_are_found_to_the_page(measured: Score) -> None:
    wanted = {frozenset(group["pages"]) for group in read_gold(PLACE)["copy_groups"]}
    assert measured.copies == wanted


def test_a_march_and_a_sit_in_stay_apart(measured: Score) -> None:
    assert measured.wrongly_merged == []
    assert measured.incidents["pair_precision"] == 100


def test_no_incident_of_it_has_too_many_origins(measured: Score) -> None:
    assert measured.too_high == []


def test_its_figures_do_not_fall(measured: Score) -> None:
    found = {name: measured.origins[name] or 0 for name in LEAST}
    assert {name: value for name, value in found.items() if value < LEAST[name]} == {}
    assert (measured.incidents["pair_recall"] or 0) >= PAIRS
