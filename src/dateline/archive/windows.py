"""Windows of days: what is linked at a time, with the days around that may tell of the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARGIN: Final = 7  # days around a window in which one happening may still be told


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``first`` to ``last``, both included, as ordinals; ``margin``: days around them.

    ``articles``: how many there are with those around; ``whole``: whether they are no more than may be.
    """

    first: int
    last: int
    margin: int = MARGIN
    articles: int = 0
    whole: bool = True

    @property
    def name(self) -> str:
        """The first day, as ISO."""
        return date.fromordinal(self.first).isoformat()

    @property
    def around(self) -> tuple[date, date]:
        """The first and the last day with those around."""
        first, last = self.first - self.margin, self.last + self.margin
        return date.fromordinal(max(1, first)), date.fromordinal(min(last, date.max.toordinal()))

    def has(self, day: int | None) -> bool:
        """Tell whether a day is one of the window itself."""
        return day is not None and self.first <= day <= self.last


def plan_windows(counts: Mapping[int, int], days: int, most: int) -> Iterator[Window]:
    """Yield the windows of so many days in which there are articles, given how many each day has.

    A window begins at a multiple of ``days``, so that more articles move none. One that has more than
    ``most`` articles with the days around is given fewer days around; it is not ``whole`` where its own
    are too many.
    """
    for first in sorted({day - day % days for day in counts}):
        yield fit(Window(first, first + days - 1), counts, most)


def fit(window: Window, counts: Mapping[int, int], most: int) -> Window:
    """Return a window with as many days around as its articles allow."""
    for margin in range(MARGIN, -1, -1):
        days = range(window.first - margin, window.last + margin + 1)
        articles = sum(counts.get(day, 0) for day in days)
        if articles <= most:
            return replace(window, margin=margin, articles=articles)
    return replace(window, margin=0, articles=articles, whole=False)
