"""The quality gate: invented pages with readings by hand; no figure falls below its baseline.

The pages were written by people who had not seen the readers. Those of `gold` were then used to mend
the readers; those of `gold_second` were not, and tell more of pages that nobody has seen. The file
`baseline.json` of each holds the figures reached: after a change for the better, raise them there.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.evaluation.runs import score_page
from dateline.page.told import Told

TESTS = Path(__file__).resolve().parent
SETS = ("gold", "gold_second")


@pytest.fixture(scope="module", params=SETS)
def folder(request: pytest.FixtureRequest) -> Path:
    return TESTS / str(request.param)


@pytest.fixture(scope="module")
def figures(folder: Path) -> Counter[str]:
    total: Counter[str] = Counter()
    for page in sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"}):
        outcomes = score_page(str(page), str(page.with_suffix(".expected.json")), Told())
        for name, outcome in zip(("claims", "events"), outcomes, strict=True):
            print(f"{page.name}: {name}: {outcome.describe()}")  # noqa: T201  - shown where a test fails
            total[f"{name}_wanted"] += outcome.wanted
            total[f"{name}_right"] += len(outcome.right)
            total[f"{name}_spurious"] += len(outcome.spurious)
    return total


def baseline(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "baseline.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", ["claims_right", "events_right"])
def test_no_figure_falls(name: str, folder: Path, figures: Counter[str]) -> None:
    assert figures[name] >= baseline(folder)[name]


@pytest.mark.parametrize("name", ["claims_spurious", "events_spurious"])
def test_nothing_spurious_is_added(name: str, folder: Path, figures: Counter[str]) -> None:
    assert figures[name] <= baseline(folder)[name]


@pytest.mark.parametrize("name", ["claims_wanted", "events_wanted"])
def test_the_gold_is_the_same(name: str, folder: Path, figures: Counter[str]) -> None:
    assert figures[name] == baseline(folder)[name]
