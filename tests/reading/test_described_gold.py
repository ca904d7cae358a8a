"""Own texts with described places marked: the figures of "the country", "the city" may not fall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.where import score_where

if TYPE_CHECKING:
    from dateline.evaluation.scored import Figures

FOLDER = Path(__file__).parent / "described_gold"
FLOORS = {"described_precision": 96.3, "described_recall": 75.2, "left_open": 97.8}


@pytest.fixture(scope="module")
def figures() -> Figures:
    return score_where(str(FOLDER)).figures


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls(name: str, figures: Figures) -> None:
    value = figures[name]
    assert value is not None
    assert value >= FLOORS[name]
