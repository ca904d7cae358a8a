"""The sixth invented world, a hold-out, through the whole program: what must not get worse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.linking.gold_rows import WORLD
from tests.linking.world_score import Score, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

PLACE: Final = WORLD.parent / "world6"
LEAST: Final = {"given_edges_f1": 57, "given_edges_precision": 70, "linked_edges_f1": 50}
PAIRS: Final = {"pair_precision": 98, "pair_recall": 54}
TOO_HIGH: Final = 1  # incidents, of six


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Score:
    where: Path = tmp_path_factory.mktemp("world6") / "world"
    return score(where, PLACE)


def test_its_copies_are_found_to_the_page(measured: Score) -> None:
    wanted = {frozenset(group["pages"]) for group in read_gold(PLACE)["copy_groups"]}
    assert measured.copies == wanted


def test_its_two_alike_happenings_stay_apart(measured: Score) -> None:
    assert measured.wrongly_merged == []


def test_few_incidents_as_linked_have_too_many_origins(measured: Score) -> None:
    assert (measured.origins["linked_too_high"] or 0) <= TOO_HIGH


def test_its_figures_do_not_fall(measured: Score) -> None:
    found = {name: measured.origins[name] or 0 for name in LEAST}
    found |= {name: measured.incidents[name] or 0 for name in PAIRS}
    least = LEAST | PAIRS
    assert {name: value for name, value in found.items() if value < least[name]} == {}
