"""Gatherings: the articles of one text, what they are known by together, and their events told once.

An article without copies is a gathering of its own. Of events that copies tell in the same words the one
of the article with the least id is the head: what holds for it holds for the others.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  - a shelf reads it back
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.credits import Credits, Standing
from dateline.linking.shelf import ref_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.linking.shelf import Seat


class Head(NamedTuple):
    """The first event told in certain words: its article's id and its place there, and its ref."""

    article: str
    place: int
    ref: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """What articles of one text are known by, and whom they credit; their heads by their words.

    ``ones``: the words of two heads each of which an article says that they are one.
    """

    standing: Standing
    heads: Mapping[int, Head]
    ones: frozenset[tuple[int, int]]


def of_seat(seat: Seat) -> Gathering:
    """Return the gathering of one article alone."""
    heads: dict[int, Head] = {}
    for place, told in enumerate(seat.sketch.told):
        heads.setdefault(told.words, Head(seat.sketch.one.article.id, place, ref_of(seat.number, place)))
    words = [told.words for told in seat.sketch.told]
    ones = frozenset((words[one.a], words[one.b]) for one in seat.sketch.ones)
    return Gathering(replace(seat.sketch.standing, group=seat.gathering), heads, ones)


def merge(pieces: Iterable[Gathering], number: int) -> Gathering:
    """Return several gatherings as one; the same for any order of them."""
    held = list(pieces)
    heads: dict[int, Head] = {}
    for piece in held:
        for words, head in piece.heads.items():
            heads[words] = min(head, heads.get(words, head))
    ones = frozenset(pair for piece in held for pair in piece.ones)
    return Gathering(merge_standing([piece.standing for piece in held], number), heads, ones)


def merge_standing(standings: Iterable[Standing], number: int) -> Standing:
    """Return all that some are known by together, and all whom they credit."""
    held = list(standings)
    names: dict[str, str] = {}
    for one in held:
        for key, name in one.credits.names.items():
            names[key] = min(name, names.get(key, name))
    linked = frozenset(address for one in held for address in one.credits.addresses)
    return Standing(
        Credits(names, linked),
        frozenset(name for one in held for name in one.names),
        frozenset(address for one in held for address in one.addresses),
        number,
    )
