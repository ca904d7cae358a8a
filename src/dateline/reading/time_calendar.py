"""The calendar: days, weeks, months and longer stretches, their TIMEX3 values and bounds.

A stretch is named by a TIMEX3 letter: D day, W week, WE weekend, M month, Q quarter, Y year,
E decade, C century. Everything that leaves the years 1 to 9999 is None.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

MONTHS_OF: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_OF: Final = {"D": 1, "W": 7, "WE": 7, "F": 14}
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern meteorological seasons


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_of(unit: str, day: date) -> date | None:
    """Return the first day of the stretch of ``unit`` that holds ``day``."""
    if unit in {"D", "F"}:
        return day
    if unit == "W":
        return shift_days(day, -day.weekday())
    if unit == "WE":
        return shift_days(day, 5 - day.weekday())
    if unit in {"M", "Q"}:
        length = MONTHS_OF[unit]
        return date(day.year, (day.month - 1) // length * length + 1, 1)
    years = MONTHS_OF[unit] // 12
    return make_day(day.year // years * years or 1, 1, 1)


def last_of(unit: str, day: date) -> date | None:
    """Return the last day of the stretch of ``unit`` that holds ``day``."""
    first = first_of(unit, day)
    if first is None:
        return None
    if unit == "WE":
        return shift_days(first, 1)
    after = shift(unit, first, 1)
    return shift_days(after, -1) if after else None


def shift_days(day: date, days: int) -> date | None:
    """Return the day ``days`` later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift(unit: str, day: date, count: int) -> date | None:
    """Return the day ``count`` units later; the 31st becomes the last day of a shorter month."""
    if unit in DAYS_OF:
        return shift_days(day, count * DAYS_OF[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS_OF[unit]
    year, month = divmod(months, 12)
    for number in range(day.day, 27, -1):
        found = make_day(year, month + 1, number)
        if found:
            return found
    return make_day(year, month + 1, min(day.day, 28))


def value_of(unit: str, day: date) -> str:
    """Return the TIMEX3 value of the stretch of ``unit`` that holds ``day``."""
    if unit in {"W", "WE", "F"}:
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "WE" else "")
    year = f"{day.year:04}"
    values = {
        "D": day.isoformat(),
        "M": f"{year}-{day.month:02}",
        "Q": f"{year}-Q{(day.month + 2) // 3}",
        "Y": year,
        "E": year[:3],
        "C": year[:2],
    }
    return values[unit]


def weekday_near(anchor: date, weekday: int, *, ahead: bool, strict: bool = False) -> date | None:
    """Return the last such weekday (1 Monday to 7) on or before ``anchor``; ``ahead``: on or after.

    ``strict`` leaves the anchor's own day out.
    """
    gap = (weekday - anchor.isoweekday()) % 7 if ahead else (anchor.isoweekday() - weekday) % 7
    if gap == 0 and strict:
        gap = 7
    return shift_days(anchor, gap if ahead else -gap)


def weekday_in_week(anchor: date, weekday: int, weeks: int) -> date | None:
    """Return the weekday of the calendar week ``weeks`` after the anchor's own."""
    return shift_days(anchor, weekday - anchor.isoweekday() + 7 * weeks)


def season_bounds(year: int, season: str) -> tuple[date, date] | None:
    """Return first and last day of a season; a winter begins in the December of its year."""
    first = make_day(year, SEASONS[season], 1)
    after = shift("M", first, 3) if first else None
    last = shift_days(after, -1) if after else None
    return (first, last) if first and last else None
