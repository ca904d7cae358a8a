"""Days of events and articles, as numbers of days, and how far apart two of them lie."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.records import Article, Event

Days = tuple[int, int]
"""First and last day that something may have happened on, as proleptic ordinals."""

WEEK = 7
MONTHS = 45  # days before its publication in which what a text tells as past without a time may lie


def read_day(value: str | None) -> int | None:
    """Return the ordinal of an ISO date or datetime, or None where it is none."""
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return None


def write_day(day: int) -> str:
    """Return an ordinal as an ISO date."""
    return date.fromordinal(day).isoformat()


def published_day(article: Article) -> int | None:
    """Return the day an article was published, if it is known."""
    return read_day(article.published.value)


def stated_days(article: Article, event: Event) -> Days | None:
    """Return the days the text itself gives for an event, if its time is resolved."""
    time = next((one for one in article.times if one.id == event.when and one.resolved), None)
    if time is None:
        return None
    first, last = read_day(time.earliest), read_day(time.latest)
    known = [day for day in (first, last) if day is not None]
    return (min(known), max(known)) if known else None


def event_days(article: Article, event: Event) -> Days | None:
    """Return the stated days of an event, else the day its article was published, else None."""
    stated = stated_days(article, event)
    if stated:
        return stated
    day = published_day(article)
    return None if day is None else (day, day)


def reach(article: Article, event: Event, stated: Days | None) -> Days | None:
    """Return the days an event may have been on, as far as its text tells.

    What is told as past without a time was before the text was published, mostly not long before.
    """
    known = stated or event_days(article, event)
    if stated or known is None or event.status not in {"happened", "ongoing"}:
        return known
    return known[0] - MONTHS, known[1]


def days_named(article: Article) -> tuple[tuple[int, int], ...]:
    """Return the single past days that a text names, each behind where it does, in order."""
    published = published_day(article)
    return tuple(
        sorted(
            (time.span.start, day)
            for time in article.times
            if time.resolved
            and (day := read_day(time.earliest)) is not None
            and day == read_day(time.latest)
            and (published is None or day <= published)
        )
    )


def days_said(article: Article) -> frozenset[int]:
    """Return where a text names a day on which something was said, which is no event's own.

    "The navy seized two boats, it said on Tuesday" gives no other day than a text that has Monday.
    """
    said = {claim.said_when for claim in article.claims} - {event.when for event in article.events}
    return frozenset(time.span.start for time in article.times if time.id in said)


def gap(a: Days, b: Days) -> int:
    """Return how many days lie between two ranges; 0 where they touch or overlap."""
    return max(0, b[0] - a[1], a[0] - b[1])
