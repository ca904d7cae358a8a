"""The days and the box of a query, checked."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from dateline.errors import SearchBroken
from dateline.ledger.searching.facets import in_box, parse_day

if TYPE_CHECKING:
    from dateline.ledger.searching.documents import ToldEvent
    from dateline.ledger.searching.facets import Days
    from dateline.searches import Box, Query


def days_between(first: str | None, last: str | None) -> Days | None:
    """Return the days of a range, open ends included; None where neither end is given.

    Raises SearchBroken where an end is no day, or the first is after the last.
    """
    if first is None and last is None:
        return None
    days = day_given(first) if first else date.min, day_given(last) if last else date.max
    if days[0] > days[1]:
        raise SearchBroken(f"The range of days ends before it begins: {first} to {last}.", "Swap them.")
    return days


def day_given(text: str) -> date:
    """Return a day that was given; raises SearchBroken where it is none."""
    day = parse_day(text)
    if day is None:
        raise SearchBroken(f"{text[:40]!r} is no date.", "Give it as 2024-12-20.")
    return day


def box_of(query: Query) -> Box:
    """Return the box of a query; raises SearchBroken where it is none on the map."""
    west, south, east, north = query.box or (-180.0, -90.0, 180.0, 90.0)
    fits = all(math.isfinite(each) for each in (west, south, east, north))
    fits = fits and all(-180 <= each <= 180 for each in (west, east)) and -90 <= south <= north <= 90
    if not fits:
        raise SearchBroken(
            f"{west:g},{south:g},{east:g},{north:g} is no box on the map.",
            "Give west,south,east,north in degrees: -180 to 180, -90 to 90, south below north.",
        )
    return west, south, east, north


def told_days(event: ToldEvent) -> Days | None:
    """Return the first and last day of an event; None where none is told."""
    first = parse_day(event.earliest) or parse_day(event.latest)
    last = parse_day(event.latest) or first
    return (min(first, last), max(first, last)) if first and last else None


def needs_look(query: Query) -> bool:
    """Tell whether rows must be looked at one by one: boxes, days, origins, several of one event."""
    exact = query.box is not None or query.event_from is not None or query.event_to is not None
    return exact or query.origins > 0 or (bool(query.types) and bool(query.statuses))


def fits(query: Query, event: ToldEvent) -> bool:
    """Tell whether one event meets all that a query asks of events."""
    if query.types and event.type not in query.types:
        return False
    if query.statuses and event.status not in query.statuses:
        return False
    if query.box is not None and not any(in_box(query.box, *point) for point in event.points):
        return False
    asked = days_between(query.event_from, query.event_to)
    told = told_days(event)
    return asked is None or (told is not None and told[0] <= asked[1] and asked[0] <= told[1])
