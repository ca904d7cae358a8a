"""The scale of the timeline: which days it covers, where a day lies, and which are written on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.desk.pictures.timeline_rows import Days, Row

FAR: Final = 45  # days beyond those of publication: what reaches further is cut and has an arrow
LABEL: Final = 88  # room that the label of a day needs
STEPS: Final = (1, 2, 4, 7, 14)  # days
MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000)
NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last`` over a width that begins at ``left``."""

    first: date
    last: date
    left: float
    width: float

    @property
    def day(self) -> float:
        """The width of one day."""
        return self.width / ((self.last - self.first).days + 1)

    def start(self, when: date) -> float:
        """Return where a day begins; days before or after the scale begin at its edges."""
        at = self.left + (when - self.first).days * self.day
        return min(max(at, self.left), self.left + self.width)

    def end(self, when: date) -> float:
        """Return where a day ends."""
        at = self.left + ((when - self.first).days + 1) * self.day
        return min(max(at, self.left), self.left + self.width)

    def middle(self, when: date) -> float:
        """Return the middle of a day."""
        return (self.start(when) + self.end(when)) / 2

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Yield the days that are written, with their labels, at least ``LABEL`` apart."""
        year = None
        for when in self.written():
            yield when, say_day(when, year=when.year != year)
            year = when.year

    def written(self) -> Iterator[date]:
        """Yield the days that are written: every so many days, or the first of every so many months."""
        step = next((days for days in STEPS if days * self.day >= LABEL), None)
        if step:
            count = (self.last - self.first).days // step + 1
            yield from (self.first + timedelta(days=step * number) for number in range(count))
            return
        months = next((each for each in MONTHS if each * 30 * self.day >= LABEL), MONTHS[-1])
        year, month = self.first.year, 1
        while year < self.last.year or (year == self.last.year and month <= self.last.month):
            if date(year, month, 1) >= self.first:
                yield date(year, month, 1)
            years, rest = divmod(month - 1 + months, 12)
            year, month = year + years, rest + 1


def make_scale(rows: Iterable[Row], incident: Days, left: float, width: float) -> Scale | None:
    """Return the scale of rows, with a day of room on both sides; None where no day is known.

    Days of publication are always on it, others as far as they lie near to those.
    """
    rows = tuple(rows)
    published = [row.published for row in rows if row.published]
    spans = [*(days for row in rows for days in (*row.happened, *row.as_of)), incident]
    others = [day for days in spans for day in (days.first, days.last) if day]
    if published:
        low, high = shift(min(published), -FAR), shift(max(published), FAR)
        others = [day for day in others if low <= day <= high]
    found = published + others
    return Scale(shift(min(found), -1), shift(max(found), 1), left, width) if found else None


def shift(when: date, days: int) -> date:
    """Return the day so many days later, within the days that a calendar has."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return when


def say_day(when: date, *, year: bool) -> str:
    """Return a day as a person reads it: 9 Dec, or with its year 9 Dec 2024."""
    return f"{when.day} {NAMES[when.month - 1]}{f' {when.year}' if year else ''}"


def say_days(days: Days) -> str:
    """Return days in words: a day, from one to another, from one on, or up to one."""
    first = say_day(days.first, year=True) if days.first else ""
    last = say_day(days.last, year=True) if days.last else ""
    if first and last:
        return first if days.first == days.last else f"{first} – {last}"
    return f"from {first} on" if first else f"up to {last}"
