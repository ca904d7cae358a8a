"""Beside which places an event is told that names none of its own: "the market there was hit".

What is surmised so is never shown and decides nothing alone: two events whose places agree only by a
surmise need more in common than two that are said to have been in one town.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.folding import fold_words, words_in
from dateline.linking.places import POINT, key_of, words_of

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


class Beside(NamedTuple):
    """The towns beside which an event is told; ``held``: its own sentence points to them."""

    towns: frozenset[PlaceKey]
    held: bool = False


def surmise(towns: tuple[Named, ...], article: Article, event: Event) -> Beside:
    """Return the towns beside which an event is told: in its sentence, else before it, and the first.

    The first town of a text and the one named last before an event are where it mostly is. "Here" is
    where the dispatch was filed. A name that stands for no known place ("the Dhaka-Sylhet highway")
    does not stand in the way of those around it.
    """
    start = event.trigger.start
    held = next((one for one in article.sentences if one.start <= start < one.end), event.anchor)
    if (filed := filed_at(article)) and says_here(article.text[held.start : held.end]):
        return Beside(filed, held=True)
    if not towns:
        return Beside(frozenset())
    inside = frozenset(one.key for one in towns if held.start <= one.start < held.end)
    if any(key.at for key in inside):
        return Beside(inside, held=True)
    before = [one.key for one in towns if one.start < start and one.key not in inside]
    return Beside(inside | {towns[0].key, *before[-1:]})


def filed_at(article: Article) -> frozenset[PlaceKey]:
    """Return the town that a text's dateline names, if it is known."""
    after = len(article.dateline.text) if article.dateline else 0
    filed = (place for place in article.places if any(one.start < after for one in place.mentions))
    return frozenset(key for key in map(key_of, filed) if key.level == POINT)


def says_here(words: str) -> bool:
    """Tell whether a sentence says that something happened where its writer is: "here", "this town"."""
    told = fold_words(words)
    this = any(pair[0] == "this" and pair[1] in words_of("before") for pair in pairwise(told))
    return this or not words_in("link_here").isdisjoint(told)
