"""The quality gate of the page room: invented pages in the markup of many kinds of sites, and real ones.

`tests/page/gold` holds the pages, their gold and, in `baseline.json`, the figures reached: after a
change for the better, raise them there. The floors of the real pages stand slightly under what is
reached.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluation.page_runs import score_pages, sum_up

GOLD = Path(__file__).resolve().parents[1] / "page" / "gold"
AT_MOST = frozenset({"furniture", "first_lost", "failed"})
BASELINE: dict[str, float] = json.loads((GOLD / "baseline.json").read_text(encoding="utf-8"))
FLOORS = {
    "aeb": {"body_f1": 0.97, "furniture": 0.02, "first_lost": 0.05},
    "fundus_dev": {"body_f1": 0.96, "title": 0.8, "authors": 0.9, "date": 0.97, "furniture": 0.02},
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float | None]:
    return sum_up(score_pages(str(GOLD / "gold.jsonl")))


def is_held(name: str, value: float | None, wanted: float) -> bool:
    assert value is not None
    return value <= wanted if name in AT_MOST else value >= wanted


@pytest.mark.parametrize("name", sorted(BASELINE))
def test_no_figure_falls(name: str, figures: dict[str, float | None]) -> None:
    assert is_held(name, figures[name], BASELINE[name]), figures


def test_every_page_of_the_folder_is_scored(figures: dict[str, float | None]) -> None:
    assert figures["pages"] == len(list(GOLD.glob("*.html")))


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_real_pages_stay_above_their_floors(name: str, shared: Path) -> None:
    reached = sum_up(score_pages(str(shared / "data" / "pages" / f"{name}.jsonl")))
    fallen = [one for one, wanted in FLOORS[name].items() if not is_held(one, reached[one], wanted)]
    assert fallen == [], reached
