"""Names: the longest runs of proper nouns, with the small words that names hold inside.

"Institute for the Study of War" is one name, "John Smith of Boston" are two: "of", "for" and "and" go on
a name only after a word for a body. A name in brackets is a name of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.language.days import is_apart
from dateline.language.reading import Phrase
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@cache
def inner() -> dict[str, str]:
    """Return for each small word inside names what it needs before it."""
    return {row["word"]: row["needs"] for row in read_table("language_inner")}


@cache
def bodies() -> frozenset[str]:
    """Return the words for bodies and offices whose names go on after "of"."""
    return read_column("language_bodies", "word")


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
        if tags[place] != "PROPN":
            place += 1
            continue
        start = place
        while place < last and (step := go_on(words, tags, place, last)):
            place += step
            if place < last and is_apart(words[place - 1], words[place]):
                break
        yield start, place


def go_on(words: Sequence[str], tags: Sequence[str], place: int, last: int) -> int:
    """Return how many tokens a name takes in at ``place``: 0 where it ends."""
    if tags[place] == "PROPN":
        return 1
    needs = inner().get(words[place].lower())
    if needs is None or (needs == "body" and words[place - 1] not in bodies()):
        return 0
    after = place + 1
    if after < last and words[after].lower() == "the":
        after += 1
    return after - place if after < last and tags[after] == "PROPN" else 0
