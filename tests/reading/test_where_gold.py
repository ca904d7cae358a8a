"""Own texts with their places marked: the figures of places may not fall, nor false places be added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.where import score_where

if TYPE_CHECKING:
    from dateline.evaluation.scored import Figures

FOLDER = Path(__file__).parent / "where_gold"
FLOORS = {"recognition_f1": 99.4, "reach": 95.6, "placed_right": 97.7, "given_right": 97.7}
MOST_FALSE = 5  # places in twenty texts that mean none


@pytest.fixture(scope="module")
def figures() -> Figures:
    return score_where(str(FOLDER / "places.jsonl")).figures


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls(name: str, figures: Figures) -> None:
    value = figures[name]
    assert value is not None
    assert value >= FLOORS[name]


def test_no_place_is_added_where_none_is_meant() -> None:
    figures = score_where(str(FOLDER / "placeless.jsonl")).figures
    assert figures["texts"] == 20
    assert (figures["extra_places"] or 0) <= MOST_FALSE
