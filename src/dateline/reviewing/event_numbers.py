"""How many, as a person gives it: words of a count, what it counts, and its value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from dateline.errors import ReviewRefused
from dateline.identity import span_id, span_key
from dateline.records import Event, Quantity, QuantityOf
from dateline.reviewing.context import Under, choose, overlap, split_items
from dateline.reviewing.spots import cut, find_spot

if TYPE_CHECKING:
    from dateline.records import Article, Span

DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
HOW: Final = "Give quantities='killed: at least 22 people = 22': what is counted, the words, the number."


def parse_quantities(under: Under, given: Any) -> list[dict[str, Any]]:
    """Return each count's offsets, with what is counted and its value where they are given.

    An item is ``[WHAT:] WORDS [= NUMBER]`` or an object. Raises ReviewRefused where the words are no
    count of the article and what or number is missing.
    """
    return [parse_quantity(under, item) for item in split_items(given)]


def parse_quantity(under: Under, item: Any) -> dict[str, Any]:
    """Return the offsets, the kind and the value of one count."""
    what, words, value = split_quantity(item)
    start, end = find_spot(under.article, words, cast("Event", under.thing).trigger.start)
    span = cut(under.article, (start, end))
    if count_at(under.article, span) is None:
        value = number_in(span.text) if value is None else value
        if what is None or value is None:
            raise ReviewRefused("These words are no count that was read in the article.", HOW)
    return {"start": start, "end": end, "what": what, "value": value}


def split_quantity(item: Any) -> tuple[str | None, Any, float | None]:
    """Return what is counted, the words and the number of one item."""
    if isinstance(item, dict):
        what = item.get("what")
        value = item.get("value")
        kind = choose("kind of count", what, get_args(QuantityOf)) if what else None
        return kind, item, None if value is None else read_number(str(value))
    head, colon, tail = str(item).partition(":")
    known = bool(colon) and head.strip().lower() in get_args(QuantityOf)
    words, equals, told = (tail if known else str(item)).rpartition("=")
    if not equals:
        words, told = told, ""
    return head.strip().lower() if known else None, words, read_number(told) if equals else None


def read_number(told: str) -> float:
    """Return a number; raises ReviewRefused for what is none."""
    value = number_in(told)
    if value is None:
        raise ReviewRefused(f"{told.strip()!r} is no number.", HOW)
    return value


def number_in(words: str) -> float | None:
    """Return the first number written in digits; None where there is none."""
    match = DIGITS.search(words)
    if match is None:
        return None
    value = float(match[0].replace(",", ""))
    return int(value) if value.is_integer() else value


def count_at(article: Article, span: Span) -> Quantity | None:
    """Return the count of an article that shares most with a span."""
    found = max(article.quantities, key=lambda one: overlap(one.span, span), default=None)
    return found if found and overlap(found.span, span) else None


def apply_quantities(under: Under, value: Any) -> Under:
    """Give the event its counts; the article's counts are changed or added to."""
    event = cast("Event", under.thing)
    counts = [make_count(under.article, item, event.id) for item in value]
    ids = {one.id for one in counts}
    others = [
        replace(one, event=None) if one.event == event.id else one
        for one in under.article.quantities
        if one.id not in ids
    ]
    ordered = sorted([*others, *counts], key=lambda one: (one.span.start, one.span.end))
    article = replace(under.article, quantities=tuple(ordered))
    return Under(article, replace(event, quantities=tuple(one.id for one in counts)))


def make_count(article: Article, item: dict[str, Any], event: str) -> Quantity:
    """Return the count of one item, that of the article where there is one."""
    span = cut(article, (item["start"], item["end"]))
    known = count_at(article, span)
    if known is None:
        key = span_id("qty", article.text_sha256, span_key([span]))
        known = Quantity(key, span, item["what"] or "other")
    if item["what"]:
        known = replace(known, what=item["what"])
    if item["value"] is not None:
        number = item["value"]
        known = replace(known, value=number, low=number, high=number, bound="exactly")
    return replace(known, event=event)
