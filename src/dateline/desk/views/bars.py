"""Counts as bars: names with numbers, each as wide as its share of the largest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, its number, and the width of its bar in per cent."""

    name: str
    number: int
    width: float


def bars_of(counts: Iterable[tuple[str, int]], most: int = 12) -> tuple[Bar, ...]:
    """Return the largest of some counts, the largest first."""
    ordered = sorted(counts, key=lambda one: (-one[1], one[0]))[:most]
    top = max((number for _, number in ordered), default=1)
    return tuple(Bar(name, number, round(100 * number / top, 1)) for name, number in ordered)


def months_of(days: Iterable[str | None]) -> tuple[Bar, ...]:
    """Return how many of some ISO days lie in each month, in order of time."""
    counts = Counter(day[:7] for day in days if day and len(day) >= len("2031-03"))
    top = max(counts.values(), default=1)
    return tuple(
        Bar(month, counts[month], round(100 * counts[month] / top, 1)) for month in sorted(counts)
    )
