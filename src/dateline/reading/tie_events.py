"""Ties a count that no event has to the event on whose words it hangs in the tree of its sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_roles import COUNTED
from dateline.reading.number_trees import tree_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.number_trees import Tree
    from dateline.records import Event, Quantity

DEEP: Final = 8  # steps up a tree
BESIDE: Final = ("nsubj", "obj", "obl", "nmod", "xcomp", "ccomp")


def tie_loose(
    reading: Reading, quantities: Sequence[Quantity], events: Sequence[Event]
) -> tuple[Event, ...]:
    """Return the events with the counts that hang on their words and that no event has yet."""
    taken = {name for event in events for name in event.quantities}
    triggers = {token: event for event in reversed(events) for token in tokens_of(reading, event)}
    more: dict[str, list[str]] = {}
    for quantity in quantities:
        if quantity.id not in taken and quantity.what != "other":
            event = nearest(reading, quantity, triggers)
            if event is not None:
                more.setdefault(event.id, []).append(quantity.id)
    return tuple(
        replace(event, quantities=(*event.quantities, *more.get(event.id, ()))) for event in events
    )


def tokens_of(reading: Reading, event: Event) -> range:
    """Return the tokens of an event's trigger."""
    return reading.tokens_in(event.trigger.start, event.trigger.end)


def nearest(reading: Reading, quantity: Quantity, triggers: Mapping[int, Event]) -> Event | None:
    """Return the event of the first word above a count, or beside such a word, that may have it."""
    sentence = reading.sentence_at(quantity.span.start)
    tree = tree_at(reading, sentence) if sentence >= 0 else None
    if tree is None:
        return None
    for token in words_above(tree, number_of(reading, quantity)):
        event = triggers.get(token)
        if event is not None and quantity.what in may_count(event):
            return event
    return None


def may_count(event: Event) -> frozenset[str]:
    """Return what an event of a type may count."""
    return COUNTED.get(event.type, frozenset())


def number_of(reading: Reading, quantity: Quantity) -> int:
    """Return the last token of a count's words."""
    return max(bisect_right(reading.starts, quantity.span.end - 1) - 1, 0)


def words_above(tree: Tree, token: int) -> Iterator[int]:
    """Yield the words on which a token hangs, the nearest first, each with the nouns of its clause."""
    for _ in range(DEEP):
        token = tree.head(token)
        if token < 0:
            return
        yield token
        yield from tree.children(token, *BESIDE)
        if tree.relation(token) in {"parataxis", "ccomp"}:
            return
