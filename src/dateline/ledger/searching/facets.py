"""Words of our own that stand for what filters ask: a stance, a type, a day, a field of the map.

They begin with an underscore, which no word of a text does. Days and fields come in several sizes, so
that a long range or a large box asks for a few large ones.
"""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.searches import Box

SIZES: Final = (1, 10, 45)  # degrees of a field's side
MOST_FIELDS: Final = 40  # asked for in one search
MOST_LARGE: Final = 20  # of the largest size; the map has 45
MOST_DAYS: Final = 31
MOST_MONTHS: Final = 24
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2099  # later ones count as this one
Days = tuple[date, date]


def facet(kind: str, value: str) -> str:
    """Return the word of one value, such as ``_stance_denies``."""
    return f"_{kind}_{value.lower()}"


def parse_day(text: str | None) -> date | None:
    """Return the day that an ISO date or datetime names; None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


# --- days ----------------------------------------------------------------------------------


def day_facets(days: Days) -> list[str]:
    """Return the words of the days that an event may have been on, and of their months and years.

    Where the days are many, their months stand for them, in words of their own (``l``); where the
    months are many, the years (``v``).
    """
    single, months, years = days_of(days), months_of(days), years_of(days)
    found = [f"_d{day}" for day in single]
    found += [f"_m{month}" for month in months] + [f"_y{year}" for year in years]
    if not single:
        found += [f"_l{month}" for month in months]
    if not months:
        found += [f"_v{year}" for year in years]
    return found


def ask_days(days: Days) -> list[str]:
    """Return words of which every row that touches ``days`` has one.

    Whole years and months are asked for as such, what is left at the ends by days; rows of many days
    in a month or year at an end may have one of the words without touching ``days``.
    """
    first, last = days
    found = [f"_y{year}" for year in years_of(days) if far(year)]
    for year in range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR) + 1):
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if (start, end) == (date(year, 1, 1), date(year, 12, 31)):
            found.append(f"_y{year}")
        else:
            found += [f"_v{year}", *ask_months(start, end)]
    return sorted(set(found))


def far(year: str) -> bool:
    """Tell whether a year stands for all that are as far away."""
    return year in {str(FIRST_YEAR), str(LAST_YEAR)}


def ask_months(first: date, last: date) -> list[str]:
    """Return the words for days within one year: those of whole months, and of days in others."""
    found: list[str] = []
    for month in range(first.month, last.month + 1):
        length = monthrange(first.year, month)[1]
        start = max(first, date(first.year, month, 1))
        end = min(last, date(first.year, month, length))
        name = f"{first.year:04}{month:02}"
        if (end - start).days + 1 == length:
            found.append(f"_m{name}")
        else:
            found += [f"_l{name}", *(f"_d{day}" for day in days_of((start, end)))]
    return found


def days_of(days: Days) -> list[str]:
    """Return the days of a range, none where they are many."""
    first, last = days
    count = (last - first).days + 1
    if count > MOST_DAYS:
        return []
    return [(first + timedelta(days=step)).isoformat().replace("-", "") for step in range(count)]


def months_of(days: Days) -> list[str]:
    """Return the months that a range touches, none where they are many."""
    first, last = (day.year * 12 + day.month - 1 for day in days)
    if last - first >= MOST_MONTHS:
        return []
    return [f"{month // 12:04}{month % 12 + 1:02}" for month in range(first, last + 1)]


def years_of(days: Days) -> list[str]:
    """Return the years that a range touches; those before ``FIRST_YEAR`` count as that one."""
    first, last = (min(max(day.year, FIRST_YEAR), LAST_YEAR) for day in days)
    return [str(year) for year in range(first, last + 1)]


# --- the map -------------------------------------------------------------------------------


def point_facets(points: Iterable[tuple[float, float]]) -> list[str]:
    """Return the words of the fields of every size in which points (latitude, longitude) lie."""
    return sorted(
        {
            name_field(size, math.floor(latitude / size), math.floor(longitude / size))
            for latitude, longitude in points
            for size in SIZES
        }
    )


def ask_box(box: Box) -> list[str]:
    """Return the words of the fields that cover a box, of the smallest size that makes them few.

    Of a box of half the map there are none: looking at rows one by one soon finds some in it.
    """
    west, south, east, north = box
    parts = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    for size in SIZES:
        rows = range(math.floor(south / size), math.floor(north / size) + 1)
        columns = sorted({column for one in parts for column in columns_of(one, size)})
        if len(rows) * len(columns) <= MOST_FIELDS or size == SIZES[-1]:
            break
    if len(rows) * len(columns) > MOST_LARGE and size == SIZES[-1]:
        return []
    return [name_field(size, row, column) for row in rows for column in columns]


def columns_of(part: tuple[float, float], size: int) -> range:
    """Return the columns of fields of one size between two meridians."""
    return range(math.floor(part[0] / size), math.floor(part[1] / size) + 1)


def name_field(size: int, row: int, column: int) -> str:
    """Return the word of one field."""
    return f"_f{size}_{row + 100}_{column + 200}"


def in_box(box: Box, latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in a box, its borders included."""
    west, south, east, north = box
    if not south <= latitude <= north:
        return False
    return west <= longitude <= east if west <= east else longitude >= west or longitude <= east
