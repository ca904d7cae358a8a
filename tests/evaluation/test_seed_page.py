"""The seed page: its claims and events against the reading made by hand; one page is a gauge only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.seed import score_claims, score_events
from dateline.gather.captures import Capture
from dateline.page.told import Told
from dateline.pipeline import read_capture

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.records import Article

WANTED_CLAIMS = 23  # of 25
WANTED_SPURIOUS = 1


@pytest.fixture(scope="module")
def articles(shared: Path) -> tuple[Article, ...]:
    page = shared / "seed" / "page.txt"
    return read_capture(Capture(str(page), page.read_bytes()), Told()).articles


@pytest.mark.shared
def test_claims_of_the_seed_page(shared: Path, articles: tuple[Article, ...]) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    outcome = score_claims(articles, expected)
    print(outcome.describe())  # noqa: T201  - the misses are what a person wants to see
    assert len(outcome.right) >= WANTED_CLAIMS, outcome.describe()
    assert len(outcome.spurious) <= WANTED_SPURIOUS, outcome.describe()


@pytest.mark.shared
def test_events_of_the_seed_page_are_scored(shared: Path, articles: tuple[Article, ...]) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    outcome = score_events(articles, expected)
    print(outcome.describe())  # noqa: T201  - the misses are what a person wants to see
    assert outcome.wanted == sum(not event.get("optional") for event in expected["events"])
