"""When an event was, as a person gives it: words of a time, and the days they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from dateline.errors import ReviewRefused
from dateline.identity import span_id, span_key
from dateline.records import Event, Time
from dateline.reviewing.context import Under, is_empty, overlap
from dateline.reviewing.spots import cut, find_spot

if TYPE_CHECKING:
    from dateline.records import Article, Span

HOW = "Give words of the text and, where need be, the days they mean: when='on Monday = 2031-03-03'."


def parse_when(under: Under, given: Any) -> dict[str, Any] | None:
    """Return the offsets of a time's words and the days they mean: ``WORDS [= DAY[/DAY]]``.

    Raises ReviewRefused where the words are no time of the article and no day is given.
    """
    if is_empty(given):
        return None
    days, words = split_days(given)
    start, end = find_spot(under.article, words, cast("Event", under.thing).trigger.start)
    if not days and time_at(under.article, cut(under.article, (start, end))) is None:
        raise ReviewRefused("These words are no time that was read in the article.", HOW)
    return {"start": start, "end": end, "days": days}


def split_days(given: Any) -> tuple[list[str], Any]:
    """Return the first and last day of a value (none where it gives none), and its words."""
    words: Any = given
    told: Any = ""
    if isinstance(given, dict):
        told = given.get("days") or ""
        told = "/".join(map(str, told)) if isinstance(told, list) else str(told)
    elif "=" in str(given):
        words, _, told = str(given).rpartition("=")
    days = [day.strip() for day in told.split("/") if day.strip()]
    return [check_day(day) for day in (days[:1] + days[-1:] if days else [])], words


def check_day(day: str) -> str:
    """Return an ISO day; raises ReviewRefused for what is none."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise ReviewRefused(f"{day!r} is no day.", HOW) from error


def time_at(article: Article, span: Span) -> Time | None:
    """Return the time of an article that shares most with a span."""
    found = max(article.times, key=lambda time: overlap(time.span, span), default=None)
    return found if found and overlap(found.span, span) else None


def apply_when(under: Under, value: Any) -> Under:
    """Give the event its time; the article's times are changed or added to where days are given."""
    event = cast("Event", under.thing)
    if value is None:
        return under._replace(thing=replace(event, when=None))
    span = cut(under.article, (value["start"], value["end"]))
    time = time_at(under.article, span)
    if value["days"]:
        time = fix(time or new_time(under.article, span), *value["days"])
    if time is None:
        return under
    return Under(with_time(under.article, time), replace(event, when=time.id))


def new_time(article: Article, span: Span) -> Time:
    """Return a time with these words and no days yet."""
    return Time(span_id("tmx", article.text_sha256, span_key([span])), span, "DATE")


def fix(time: Time, first: str, last: str) -> Time:
    """Return a time that lies between two days."""
    value = first if first == last else time.value
    return replace(time, value=value, earliest=first, latest=last, resolved=True)


def with_time(article: Article, time: Time) -> Article:
    """Return the article with a time in the place of the one of its id, or added in order."""
    others = [one for one in article.times if one.id != time.id]
    ordered = sorted([*others, time], key=lambda one: (one.span.start, one.span.end))
    return replace(article, times=tuple(ordered))
