"""Beside which places an event is told that names none of its own: "the market there was hit".

What is surmised so is never shown and decides nothing alone: two events whose places agree only by a
surmise need more in common than two that are said to have been in one town.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.places import POINT, key_of

if TYPE_CHECKING:
    from dateline.linking.places import PlaceKey
    from dateline.records import Article, Event


class Named(NamedTuple):
    """A town, or what is as narrow, where a text names it."""

    start: int
    key: PlaceKey


def towns_of(article: Article) -> tuple[Named, ...]:
    """Return where a text names towns, in order; its dateline counts only where nothing else does."""
    after = len(article.dateline.text) if article.dateline else 0
    found = sorted(
        Named(mention.start, key)
        for place in article.places
        if (key := key_of(place)).level == POINT
        for mention in place.mentions
    )
    return tuple(one for one in found if one.start >= after) or tuple(found)


def surmise(towns: tuple[Named, ...], article: Article, event: Event) -> frozenset[PlaceKey]:
    """Return the towns beside which an event is told: in its sentence, else before it, and the first.

    The first town of a text and the one named last before an event are where it mostly is.
    """
    if not towns:
        return frozenset()
    start = event.trigger.start
    held = next((one for one in article.sentences if one.start <= start < one.end), None)
    if held and (inside := {one.key for one in towns if held.start <= one.start < held.end}):
        return frozenset(inside)
    before = [one.key for one in towns if one.start < start]
    return frozenset({towns[0].key, *before[-1:]})
