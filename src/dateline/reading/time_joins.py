"""Times that stand side by side and are one ("10 p.m. Wednesday"), and days that share a month."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.time_calendar import make_day
from dateline.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dateline.reading.number_atoms import Atom
    from dateline.records import Article

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|XXXX-(?:XX-XX|WXX-[1-7]|[0-9]{2}-[0-9]{2})")
OPEN: Final = "XXXX-XX-XXT"
BETWEEN: Final = re.compile(r",? (?:(?:[A-Z]{2,4}|local time|local|[Ee]astern(?: [Tt]ime)?),? )?")
OF: Final = re.compile(r" of (?:the )?")
# "April 24 and 25": letters after a day that another of the same month follows
MORE: Final = re.compile(r"(?:[-&t]|,&|/)([DO])(?:,?Y|(?![-:/.]?[DNYM]|u|U|_%))")
LESS: Final = re.compile(r"([DO])(?:[-&t]|,&|/)T?$")


def join_times(article: Article, times: Sequence[Time]) -> Iterator[Time]:
    """Yield the times of a sentence; a time of the clock and the day right after it are one."""
    ordered = [in_part(article, time) for time in sorted(times, key=lambda time: time.span.start)]
    ordered = [time for time in ordered if not any(is_inside(time, other) for other in ordered)]
    at = 0
    while at < len(ordered):
        joined = join_pair(article, *ordered[at : at + 2]) if at + 1 < len(ordered) else None
        yield joined or ordered[at]
        at += 2 if joined else 1


def is_inside(time: Time, other: Time) -> bool:
    """Tell whether a time lies within the words of another, longer one."""
    inner, outer = time.span, other.span
    return outer.start <= inner.start and inner.end <= outer.end and inner.text != outer.text


def join_pair(article: Article, clock: Time, day: Time) -> Time | None:
    """Return a time of the clock and its day as one; None where they are two."""
    between = article.text[clock.span.end : day.span.start]
    if clock.type != "TIME" or day.type != "DATE" or day.value is None or clock.value is None:
        return None
    if not BETWEEN.fullmatch(between) or not DAY.fullmatch(day.value):
        return None
    start, end = clock.span.start, day.span.end
    span = Span(start, end, article.text[start:end])
    return replace(
        day,
        id=span_id("tmx", article.text_sha256, span_key([span])),
        span=span,
        type="TIME",
        value=f"{day.value}T{clock.value.partition('T')[2]}",
        mod=clock.mod,
    )


PART: Final = re.compile(
    r"(?:(?:early|late) in )?(?:the )?(?:(?:early|late) )?"
    r"(morning|afternoon|evening|night)(?: hours)? of (?:the )?$"
)
PARTS: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def in_part(article: Article, time: Time) -> Time:
    """Return a day with the part of it that is named before: "the morning of June 3"."""
    if time.type != "DATE" or time.value is None or not DAY.fullmatch(time.value):
        return time
    start = time.span.start
    match = PART.search(article.text, max(0, start - FAR), start)
    if match is None:
        return time
    span = Span(match.start(), time.span.end, article.text[match.start() : time.span.end])
    value = f"{time.value}T{PARTS[match[1]]}"
    name = span_id("tmx", article.text_sha256, span_key([span]))
    return replace(time, id=name, span=span, type="TIME", value=value)


FAR: Final = 45  # characters: the longest words for a part of a day


SHORT: Final = re.compile("-([DN])(?![-:/.]?[DNYM]|u|U|_%)")


def short_year(letters: str, end: int, year: int, atoms: Sequence[Atom]) -> tuple[int, int] | None:
    """Return the place of a short year after a hyphen, and the year: the 58 of "1956-58"."""
    match = SHORT.match(letters, end)
    atom = atoms[match.start(1)] if match else None
    if match is None or atom is None or len(atom.low) != len("58") or not atom.low.isdigit():
        return None
    later = year // 100 * 100 + int(atom.low)
    return (match.start(1), later) if later > year else None


def neighbours(
    letters: str, place: tuple[int, int], first: date, atoms: Sequence[Atom]
) -> Iterator[tuple[int, int, date]]:
    """Yield the other days of the month that stand beside a day: the 25 of "April 24 and 25".

    Each with the place of its letters; a year after it belongs to it.
    """
    start, end = place
    after = MORE.match(letters, end) if letters[end - 1] in "DO" else None
    before = LESS.search(letters[:start]) if letters[start] in "DO" else None
    for match in (before, after):
        if match is None:
            continue
        at = match.start(1)
        day = make_day(first.year, first.month, int(atoms[at].value or 0))
        if day is not None and (at < start) == (day < first):
            yield at, match.end() if match is after else at + 1, day
