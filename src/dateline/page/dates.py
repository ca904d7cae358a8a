"""Dates as pages print and mark them: only what is unambiguous, with the day at least."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from dateline.page.clocks import drop_clocks, find_clock, set_clock

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME: Final = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
PRINTED: Final = re.compile(
    rf"(?<![\w-])(?:{NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{NAME.replace('month', 'month2')},?[\s-]+"
    r"(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))(?!\w)",
    re.IGNORECASE,
)
UPDATED: Final = re.compile(r"^(?:last\s+)?(?:updated|modified|edited|revised)\b", re.IGNORECASE)
REST: Final = re.compile(
    r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.h]\d{2}(?::\d{2})?"
    r"|\b(?:a\.?m\.?|p\.?m\.?|gmt|utc|est|edt|cet|cest|bst|pst|pdt|ist|et|at|on|first|originally|published|posted|"
    r"publication|updated|last|modified|edited|revised|date|dated|issued|hrs|hours|local|time|z)\b"
    r"|\b(?:eat|wat|cat|sast|trt|msk|eet|eest|wet|west|ast|pkt|npt|bdt|mmt|ict|wib|wita|wit|sgt|myt|hkt|pht|jst|kst|awst"
    r"|acst|acdt|aest|aedt|nzst|nzdt|cst|cdt|mst|mdt|akst|akdt|hst|brt|art|clt|pet|cot|vet|adt|ndt|nst)\b|[\s,;:|•·.()+–—/-]|\d{4}Z?|T)+",
    re.IGNORECASE,
)
LONGEST: Final = 120  # characters of a line that only tells dates


def find_date(text: str) -> str | None:
    """Return the first full date printed in ``text`` as an ISO day, or None."""
    for found in PRINTED.finditer(text):
        day = to_day(found)
        if day:
            return day
    return None


def find_moment(text: str) -> str | None:
    """Return the first full date in ``text``, with the time beside it where its zone is stated."""
    for found in PRINTED.finditer(text):
        day = to_day(found)
        if day:
            around = f"{text[: found.start()]} {' ' * len(found[0])} {text[found.end() :]}"
            return set_clock(day, find_clock(PRINTED.sub(" ", around)))
    return None


def to_day(found: re.Match[str]) -> str | None:
    """Return the ISO day of a printed date; None for a day that no calendar has."""
    year = found["year"] or found["year2"] or found["year3"]
    day = found["day"] or found["day2"] or found["day3"]
    name = (found["month"] or found["month2"] or "").lower()
    month = MONTHS.index(name) + 1 if name else int(found["month3"])
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Tell whether a line tells only when the page was published or changed."""
    if len(line) > LONGEST or not PRINTED.search(line):
        return False
    return REST.fullmatch(drop_clocks(PRINTED.sub(" ", line))) is not None


def read_date_line(line: str) -> tuple[str | None, str | None]:
    """Return when a date line says that the page was published and changed, with zones where stated."""
    if UPDATED.match(line):
        return None, find_moment(line)
    later = re.search(r"\b(?:last\s+)?(?:updated|modified)\b", line, re.IGNORECASE)
    if later is None:
        return find_moment(line), None
    return find_moment(line[: later.start()]), find_moment(line[later.end() :])


def read_stamp(value: object) -> str | None:
    """Return an ISO 8601 date or datetime from metadata, tidied; None where it is something else."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return find_date(text)
    if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text):
        return None
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return find_date(text[:10])
