"""Times that are reckoned from an event: "less than two weeks after the king fled"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from dateline.reading.time_calendar import shift, shift_days
from dateline.reading.time_owners import SIDES, opened_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Event, Time

LENGTH: Final = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
SPREAD: Final = {"D": 0, "W": 3, "M": 15, "Y": 183}  # days: half a unit, for nobody counts nearer
WITHIN: Final = frozenset({"LESS_THAN", "EQUAL_OR_LESS"})
OPEN: Final = frozenset({"MORE_THAN", "EQUAL_OR_MORE"})
Bounds = tuple[date, date]


def tie_times(reading: Reading, found: Findings) -> tuple[Time, ...]:
    """Return the times, lengths before "after" or "before" an event tied to it.

    Such a length has the event as its anchor, and bounds where the event's day is known.
    """
    triggers = {event.trigger.start: event for event in found.events}
    known = {time.id: time for time in found.times}
    return tuple(tie(reading, time, triggers, known) for time in found.times)


def tie(reading: Reading, time: Time, triggers: Mapping[int, Event], known: Mapping[str, Time]) -> Time:
    """Return a time, tied to an event where it is a length that hangs on one."""
    side, event = side_of(reading, time), event_after(reading, time, triggers)
    if not side or event is None or time.resolved:
        return time
    base = known.get(event.when or "")
    bounds = reckon(time, side, base) if base is not None and base.id != time.id else None
    anchor = f"event:{event.id}"
    if bounds is None:
        return replace(time, anchor=anchor)
    first, last = bounds
    earliest, latest = first.isoformat(), last.isoformat()
    return replace(time, anchor=anchor, earliest=earliest, latest=latest, resolved=True)


def side_of(reading: Reading, time: Time) -> int:
    """Return 1 for a length before "after", -1 before "before", 0 for any other time."""
    inside = reading.tokens_in(time.span.start, time.span.end)
    if time.type != "DURATION" or not inside or inside.stop >= len(reading.starts):
        return 0
    return SIDES.get(reading.lower(inside.stop), 0)


def event_after(reading: Reading, time: Time, triggers: Mapping[int, Event]) -> Event | None:
    """Return the event that "after" or "before" opens, by the tree of the sentence."""
    head = opened_by(reading, time.span)
    return triggers.get(reading.starts[head]) if head is not None else None


def reckon(time: Time, side: int, base: Time) -> Bounds | None:
    """Return the bounds of a length from an event's day; None where either is not known."""
    match = LENGTH.fullmatch(time.value or "")
    if match is None or time.mod in OPEN or base.earliest is None or base.latest is None:
        return None
    first, last = date.fromisoformat(base.earliest), date.fromisoformat(base.latest)
    unit, count = match["unit"], side * int(match["count"])
    near, far = shift(unit, first, count), shift(unit, last, count)
    if near is None or far is None:
        return None
    if time.mod in WITHIN:
        return (first, far) if side > 0 else (near, last)
    early, late = shift_days(near, -SPREAD[unit]), shift_days(far, SPREAD[unit])
    return (early, late) if early and late else None
