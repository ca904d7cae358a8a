"""Times of day as pages print them, with the zone where one is stated that has one meaning only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.tables import read_table

HALF: Final = r"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
ZONE: Final = (
    r"\(?(?:(?P<utc>GMT|UTC)?\s?(?P<sign>[+−-])(?P<off>\d{1,2}(?::?\d\d)?)\b|(?P<zone>[A-Z]{1,5})\b)\)?"
)
CLOCK: Final = re.compile(
    rf"(?<![\d.:])(?:(?P<hour>\d{{1,2}})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d))?(?![\d.:]\d)(?:\s?{HALF})?"
    rf"|(?P<bare>\d{{1,2}})\s?{HALF.replace('half', 'half2')}|(?P<four>\d{{4}})\s?(?:hrs|hours)\b)"
    rf"(?:\s?{ZONE})?",
    re.IGNORECASE,
)
NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``zone`` is null where none is stated, or one of several meanings."""

    time: time
    zone: tzinfo | None
    start: int
    end: int


def find_clock(text: str) -> Clock | None:
    """Return the first time of day in a text, or None."""
    for found in CLOCK.finditer(text):
        moment = read_time(found)
        if moment:
            return Clock(moment, read_zone(found), found.start(), found.end())
    return None


def read_time(found: re.Match[str]) -> time | None:
    """Return the time of day of a match; None where no clock shows it."""
    if found["four"]:
        hour, minute = int(found["four"][:2]), int(found["four"][2:])
    else:
        hour, minute = int(found["hour"] or found["bare"]), int(found["minute"] or 0)
    half = (found["half"] or found["half2"] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    try:
        return time(hour, minute, int(found["second"] or 0))
    except ValueError:
        return None


def read_zone(found: re.Match[str]) -> tzinfo | None:
    """Return the zone behind a time."""
    if found["off"]:
        return read_offset(found["sign"], found["off"])
    return zones().get((found["zone"] or "").upper())


def read_offset(sign: str, digits: str) -> tzinfo | None:
    """Return the zone of an offset such as +1, +0530 or -03:30; None where no zone has it."""
    plain = digits.replace(":", "")
    hours, minutes = (plain, "0") if len(plain) <= 2 else (plain[:-2], plain[-2:])
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(offset if sign == "+" else -offset) if offset <= timedelta(hours=14) else None


@cache
def zones() -> dict[str, tzinfo]:
    """Return the zones that abbreviations name; none of the IANA database where there is no database."""
    named: dict[str, tzinfo] = {}
    for row in read_table("page_zones"):
        zone = row["zone"]
        try:
            found = read_offset(zone[0], zone[1:]) if zone[0] in "+-" else ZoneInfo(zone)
        except ZoneInfoNotFoundError:
            continue
        named[row["abbreviation"]] = found or UTC
    return named


def drop_clocks(text: str) -> str:
    """Return a text without its times of day and the known zones behind them."""
    return CLOCK.sub(lambda found: " " if read_zone(found) else f" {found['zone'] or ''}", text)


def set_clock(day: str, clock: Clock | None) -> str:
    """Return an ISO day with a time of day, where the time's zone is known; else the day."""
    if clock is None or clock.zone is None:
        return day
    at = datetime.fromisoformat(day[:10])
    return datetime.combine(at.date(), clock.time, clock.zone).isoformat()
