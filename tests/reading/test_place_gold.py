"""Own texts with the places, things and causes of events marked: figures that do not fall.

`place_gold/baseline.json` holds the figures reached. After a change for the better, raise them there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.what_facts import figures_of_texts, read_texts

if TYPE_CHECKING:
    from dateline.evaluation.what_facts import Figures

FOLDER = Path(__file__).resolve().parent / "place_gold"
BASELINE: dict[str, float] = json.loads((FOLDER / "baseline.json").read_text(encoding="utf-8"))
SLACK = 1.5  # points; more events met are harder ones


@pytest.fixture(scope="module")
def figures() -> Figures:
    return figures_of_texts(read_texts(str(FOLDER)))


@pytest.mark.parametrize("name", BASELINE)
def test_figures_do_not_fall(figures: Figures, name: str) -> None:
    found = figures[name]
    assert found is not None
    assert found >= BASELINE[name] - SLACK, f"{name} was {BASELINE[name]}"
