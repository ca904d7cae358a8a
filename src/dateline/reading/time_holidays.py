"""Holidays and other days with a name: "Christmas Day", "Thanksgiving", "Easter Monday 2024"."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.time_calendar import make_day, weekday_near
from dateline.records import Span, Time
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.reading.time_scene import Anchor
    from dateline.records import Article, Sentence

NEAR: Final = 183  # days: half a year, the farthest that the nearest such day can be


@cache
def holidays() -> Mapping[str, str]:
    """Return the rule of every day with a name, the name in small letters."""
    return {row["name"]: row["rule"] for row in read_table("time_holidays")}


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of their names, each perhaps with "last", "next" or a year."""
    names = sorted((re.escape(name).replace(r"\ ", " ") for name in holidays()), key=len, reverse=True)
    letters = "|".join(names)
    return re.compile(
        rf"(?:\b(?P<step>last|next|this) )?\b(?P<name>{letters})"
        r"(?: of)?(?:,? (?P<year>[12]\d{3}))?\b",
        re.IGNORECASE,
    )


def read_holidays(article: Article, sentence: Sentence, published: Anchor | None) -> Iterator[Time]:
    """Yield the days with a name of one sentence, written with capital letters."""
    for match in pattern().finditer(article.text, sentence.start, sentence.end):
        if ends_there(article.text, match) and all(
            word[:1].isupper() or word in {"of", "the"} for word in match["name"].split()
        ):
            yield make_time(article, match, published)


def ends_there(text: str, match: re.Match[str]) -> bool:
    """Tell whether no further name goes on with the words: "Easter Offensive", "Easter week"."""
    after = re.match(
        r" ([A-Z]\w+|week|weekend|season|holidays?|tree|cards?|eggs?|markets?)",
        text[match.end() : match.end() + 20],
    )
    return after is None


def make_time(article: Article, match: re.Match[str], published: Anchor | None) -> Time:
    """Return the record of one day; without a year and a publication date it stays open."""
    rule = holidays()[match["name"].lower()]
    day, anchor = None, None
    if match["year"]:
        day = day_in(rule, int(match["year"]))
    elif published is not None:
        day, anchor = nearest(rule, published.day, (match["step"] or "").lower()), published.name
    span = Span(match.start(), match.end(), match.group())
    value = day.isoformat() if day else "XXXX-XX-XX"
    return Time(
        id=span_id("tmx", article.text_sha256, span_key([span])),
        span=span,
        type="DATE",
        value=value,
        earliest=value if day else None,
        latest=value if day else None,
        anchor=anchor if day else None,
        resolved=day is not None,
    )


def nearest(rule: str, published: date, step: str) -> date | None:
    """Return the nearest such day; with "last" or "next" the one before or after publication."""
    years = (published.year + offset for offset in (-1, 0, 1))
    days = [day for year in years if (day := day_in(rule, year))]
    if step == "last":
        days = [day for day in days if day < published]
    elif step == "next":
        days = [day for day in days if day > published]
    return min(days, key=lambda day: abs(day - published), default=None)


def day_in(rule: str, year: int) -> date | None:
    """Return the day that a rule gives in a year."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first, *rest = rule.split()
    if first.startswith("easter"):
        return easter(year) + timedelta(days=int(first.removeprefix("easter") or 0))
    if not rest:
        return make_day(year, *map(int, first.split("-")))
    month, weekday, number = int(first), int(rest[0]), int(rest[1])
    if number < 0:
        after = make_day(year + month // 12, month % 12 + 1, 1)
        day = weekday_near(after, weekday, ahead=False, strict=True) if after else None
    else:
        start = make_day(year, month, 1 + 7 * (number - 1))
        day = weekday_near(start, weekday, ahead=True) if start else None
    return day + timedelta(days=int(rest[2])) if day and rest[2:] else day


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by Butcher's method."""
    golden, century, rest = year % 19, *divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
