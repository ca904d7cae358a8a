"""Names: the longest runs of proper nouns, with the small words that names hold inside.

"Institute for the Study of War" is one name, "John Smith of Boston" are two: "of", "for" and "on" go
on a name only after a word for a body, "and" only after one for what a body does. A name in brackets
is a name of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.language.days import is_apart
from dateline.language.reading import Phrase
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@cache
def inner() -> dict[str, str]:
    """Return for each small word inside names what it needs before it."""
    return {row["word"]: row["needs"] for row in read_table("language_inner")}


@cache
def heads() -> dict[str, frozenset[str]]:
    """Return the words of each kind that small words inside names need before them."""
    rows = read_table("language_bodies")
    return {
        kind: frozenset(row["word"] for row in rows if row["kind"] == kind) for kind in ("body", "topic")
    }


def find_names(
    words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> tuple[Phrase, ...]:
    """Return the names of all sentences, in order, labelled NAME."""
    return tuple(
        Phrase(start, after, after - 1, "NAME")
        for first, last in bounds
        for start, after in walk(words, tags, first, last)
    )


def walk(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of the names of one sentence."""
    place = first
    while place < last:
        start = place
        while place < last and (step := go_on(words, tags, place, start, last)):
            place += step
        if place > start:
            yield start, place
        place = max(place, start + 1)


def go_on(words: Sequence[str], tags: Sequence[str], place: int, start: int, last: int) -> int:
    """Return how many tokens a name begun at ``start`` takes in at ``place``: 0 where it ends."""
    if tags[place] == "PROPN":
        return int(place == start or not is_apart(words[place - 1], words[place]))
    needs = inner().get(words[place].lower()) if place > start else None
    if needs is None or (needs != "any" and words[place - 1] not in heads()[needs]):
        return 0
    after = place + 1
    if after < last and words[after].lower() == "the":
        after += 1
    if after == last or tags[after] != "PROPN" or is_apart(words[place], words[after]):
        return 0
    return after - place
