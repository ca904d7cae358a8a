"""Scores the text of a page: runs of four words found, wrongly found and missed.

The measure is that of the article extraction benchmark: every run of four words counts as often as it
stands in a text; a page's counts are shares of one, so that long texts weigh no more than short ones;
precision and recall are means over the pages, and F1 is the harmonic mean of these means.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from dateline.evaluation.said import f1

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD: Final = re.compile(r"\w+")
RUN: Final = 4  # words


@dataclass(frozen=True, slots=True)
class Body:
    """Runs of words of one page, as shares of one: in both texts, found only, and gold only."""

    both: float
    found_only: float
    gold_only: float

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        found = self.both + self.found_only
        return self.both / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where the gold is empty."""
        gold = self.both + self.gold_only
        return self.both / gold if gold else None

    @property
    def f1(self) -> float:
        """F1 of the one page, by which pages are put in order."""
        return f1(self.precision or 0.0, self.recall or 0.0)


def count_runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text, each with its count; a shorter text is one run."""
    words = WORD.findall(text)
    starts = range(max(1, len(words) - RUN + 1)) if words else range(0)
    return Counter(tuple(words[start : start + RUN]) for start in starts)


def compare_bodies(gold: str, found: str) -> Body:
    """Return how the text that was found compares with the gold one."""
    wanted, got = count_runs(gold), count_runs(found)
    counts = ((wanted & got).total(), (got - wanted).total(), (wanted - got).total())
    whole = sum(counts) or 1
    return Body(*(count / whole for count in counts))


def average(bodies: Iterable[Body]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pages, each 0..1."""
    pages = tuple(bodies)
    precision = mean(page.precision for page in pages)
    recall = mean(page.recall for page in pages)
    return precision, recall, f1(precision, recall)


def mean(values: Iterable[float | None]) -> float:
    """Return the mean of those values that there are; 0 where there is none."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else 0.0
