"""Figures of who says what on the set beside the checkout: none falls below `said_baseline.json`.

The baseline holds them as measured by `dateline evaluate said polnear_dev.jsonl --json`. Who makes the
readers better raises it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluation.said_documents import read_documents
from dateline.evaluation.said_report import figures_of_said

pytestmark = pytest.mark.shared

BASELINE = Path(__file__).with_name("said_baseline.json")
SLACK = 0.5  # points that a figure may lose where another one gains


def test_figures_on_real_news_stay(shared: Path) -> None:
    documents = list(read_documents(str(shared / "data" / "said" / "polnear_dev.jsonl")))
    figures = figures_of_said(documents)
    baseline: dict[str, float] = json.loads(BASELINE.read_text(encoding="utf-8"))
    lost = {
        name: figures[name] for name, held in baseline.items() if (figures[name] or 0) < held - SLACK
    }
    assert lost == {}, f"below {BASELINE.name}: {lost}"
