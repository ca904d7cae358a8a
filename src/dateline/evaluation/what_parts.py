"""Counts who and what plays a part in an event: items of the gold that are found by their head words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from dateline.evaluation.what_texts import Item
from dateline.evaluation.who_texts import after_owner, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.what_matched import Pair, WhatReading
    from dateline.records import Article, Participant, Span

OF: Final = re.compile(r"\bof\b")
ROLES: Final = {"at": "at", "from": "origin", "to": "destination", "topic": "topic"}
NAMES: Final = {"actors", "recipients", "object", "targets", "with", "cause", *ROLES.values()}


def count_parts(reading: WhatReading, pair: Pair) -> Counter[str]:
    """Count the items of one event that are wanted, found and right, part by part.

    Optional items that are met count for nothing; parts that are not scored neither.
    """
    parts, counts = pair.gold.parts, Counter[str]()
    found = found_parts(reading.article, pair)
    for part, items in parts.items():
        if part in found and items is not None:
            counts.update(count_items(reading.gold.text, ROLES.get(part, part), items, found[part]))
    aimed, moved = parts["recipients"], parts["object"]
    if aimed is not None and moved is not None:
        both = [*found["recipients"], *found["object"]]
        counts.update(count_items(reading.gold.text, "targets", merge(aimed, moved), both))
    return counts


def count_items(
    text: str, name: str, items: Sequence[Item], found: Sequence[Sequence[Offsets]]
) -> Counter[str]:
    """Count the items of one part that are wanted, found and right."""
    met = meet(text, items, found)
    return Counter(
        {
            f"{name}_wanted": sum(not item.optional for item in items),
            f"{name}_found": len(found) - sum(item.optional for item in met),
            f"{name}_right": sum(not item.optional for item in met),
        }
    )


def merge(aimed: Sequence[Item], moved: Sequence[Item]) -> list[Item]:
    """Return the items of two parts as one; what stands in both once, optional where both have it so."""
    twice = {item.spans: item for item in aimed}
    for item in moved:
        other = twice.get(item.spans, item)
        twice[item.spans] = Item(item.spans, item.optional and other.optional)
    return list(twice.values())


def found_parts(article: Article, pair: Pair) -> Mapping[str, Sequence[Sequence[Offsets]]]:
    """Return what is found in each part, named as in the gold: the spans of each item."""
    event = pair.found
    causing = [other.trigger for other in article.events if other.id == event.cause]
    places = {
        part: [offsets(one.spans) for one in event.places if one.role == role]
        for part, role in ROLES.items()
    }
    return {
        "actors": [spans_of(article, one) for one in event.actors],
        "recipients": [spans_of(article, one) for one in event.recipients],
        "object": [offsets([span]) for span in event.object],
        "with": [offsets([span]) for span in event.instruments],
        "cause": [[*offsets([span]), *offsets(causing)] for span in event.cause_spans],
        **places,
    }


def spans_of(article: Article, one: Participant) -> list[Offsets]:
    """Return the spans of one who takes part: the words there, and all mentions of the actor."""
    mentions = [
        (mention.start, mention.end)
        for actor in article.actors
        if actor.id == one.actor
        for mention in actor.mentions
    ]
    return [*offsets(one.spans), *mentions]


def offsets(spans: Iterable[Span]) -> list[Offsets]:
    """Return the offsets of spans."""
    return [(span.start, span.end) for span in spans]


def meet(text: str, items: Sequence[Item], found: Sequence[Sequence[Offsets]]) -> list[Item]:
    """Return the items that are met by what was found, each by another; those that must be met first."""
    left = sorted(items, key=lambda item: item.optional)
    met: list[Item] = []
    for spans in found:
        item = next((one for one in left if is_met(text, one, spans)), None)
        if item is not None:
            left.remove(item)
            met.append(item)
    return met


def is_met(text: str, item: Item, spans: Iterable[Offsets]) -> bool:
    """Tell whether some words of an item and some that were found have one head, or are the same."""
    found = list(spans)
    return any(is_alike(text, one, other) for one in item.spans for other in found)


def is_alike(text: str, one: Offsets, other: Offsets) -> bool:
    """Tell whether two spans have one head word, owners inside them counted either way."""
    return one == other or not heads(text, one).isdisjoint(heads(text, other))


def heads(text: str, span: Offsets) -> set[int]:
    """Return where the head word of a span may begin: of "dozens of nurses" either noun is."""
    start, end = span
    cut = OF.search(text, start, end)
    ends = {end, cut.start() if cut else end}
    starts = {start, after_owner(text, start, end)}
    return {head(text, first, last) for first in starts for last in ends if first < last}
