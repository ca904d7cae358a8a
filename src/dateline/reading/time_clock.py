"""Times of the clock: "10:35 a.m.", "at 17:00 GMT", with the day that stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.time_grammar import context
from dateline.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Article, Sentence

CLOCK: Final = re.compile(
    r"(?<![\d:.])(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)(?![\d:])(?:\s?(?:GMT|UTC))?)",
    re.IGNORECASE,
)
BESIDE: Final = 30  # characters between a time of the clock and the day it is of


def read_clock(article: Article, sentence: Sentence, days: Sequence[Time]) -> Iterator[Time]:
    """Yield the times of the clock of one sentence; ``days`` are the times already read in it."""
    if ":" not in article.text[sentence.start : sentence.end] and not MEANS.search(
        article.text, sentence.start, sentence.end
    ):
        return
    for match in CLOCK.finditer(article.text, sentence.start, sentence.end):
        taken = any(day.span.start < match.end() and match.start() < day.span.end for day in days)
        if not taken and is_clock(article.text, match):
            yield make_clock(article, match, day_beside(article.text, match, days))


def is_clock(text: str, match: re.Match[str]) -> bool:
    """Tell whether 10:15 is a time of the clock and no score: by its form or the word before it."""
    if match["half"] or not match.group()[-1].isdigit():
        return True
    words = text[max(0, match.start() - BESIDE) : match.start()].split()
    return not words or words[-1].lower() in context("clock_leads") or words[-1][-1] in "(.:;"


MEANS: Final = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)


BETWEEN: Final = re.compile(
    r"[ ,(]*(?:(?:on|at|by|from|until|before|after|around|about|shortly|just|local|time|in|the|gmt|utc"
    r"|[a-z][dsp]?t|early|late|night|evening|morning)[ ,)]+)*",
    re.IGNORECASE,
)


def day_beside(text: str, match: re.Match[str], days: Sequence[Time]) -> Time | None:
    """Return the day that a time of the clock is of: the nearest one with no other words between."""
    near = [
        (max(day.span.start - match.end(), match.start() - day.span.end), day)
        for day in days
        if day.type == "DATE"
        and day.value
        and len(day.value) == len("2024-12-19")
        and BETWEEN.fullmatch(
            text, *sorted((match.start(), match.end(), day.span.start, day.span.end))[1:3]
        )
    ]
    gap, day = min(near, key=lambda pair: pair[0], default=(BESIDE + 1, None))
    return day if gap <= BESIDE else None


def make_clock(article: Article, match: re.Match[str], day: Time | None) -> Time:
    """Return the record of one time of the clock."""
    span = Span(match.start(), match.end(), match.group())
    value = f"{day.value if day else 'XXXX-XX-XX'}T{hours(match)}"
    return Time(
        id=span_id("tmx", article.text_sha256, span_key([span])),
        span=span,
        type="TIME",
        value=value,
        earliest=day.earliest if day else None,
        latest=day.latest if day else None,
        anchor=day.anchor if day else None,
        resolved=day is not None and day.resolved,
    )


def hours(match: re.Match[str]) -> str:
    """Return hours and minutes, 00:00 to 23:59."""
    if match["h"]:
        return f"{match['h']}:{match['m']}"
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}"
