"""The country words speak of: ``Libyan officials``, ``officials in Tripoli``, ``U.S. officials``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.linking.folding import fold_words
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMING = ("name", "others", "adjectives", "nouns", "metonyms", "capital")
LONGEST = 5  # words of the longest name that is looked for


@cache
def nation_names() -> Mapping[tuple[str, ...], str]:
    """Return the folded names, adjectives, metonyms and capitals of countries, mapped to their codes."""
    found: dict[tuple[str, ...], str] = {}
    for column in NAMING:
        for row in read_table("countries"):
            for name in filter(None, row[column].split("|")):
                found.setdefault(fold_words(name), row["code"])
    return found


@cache
def first_words() -> frozenset[str]:
    """Return the words that names of countries begin with."""
    return frozenset(name[0] for name in nation_names() if name)


def take_nations(words: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the countries that folded ``words`` name, and the words that are left without them."""
    found: set[str] = set()
    left: list[str] = []
    place = 0
    while place < len(words):
        length = name_at(words, place)
        if length:
            found.add(nation_names()[tuple(words[place : place + length])])
        else:
            left.append(words[place])
        place += length or 1
    return frozenset(found), tuple(left)


def first_nation(words: Sequence[str]) -> frozenset[str]:
    """Return the country that folded words name first, alone; none where they name none."""
    for place in range(len(words)):
        if length := name_at(words, place):
            return frozenset({nation_names()[tuple(words[place : place + length])]})
    return frozenset()


def take_regions(
    nations: frozenset[str], words: Sequence[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the countries of a region that words name (``Western diplomats``), and the words left.

    Whoever is of a region is not of the country they are in: ``Western diplomats in Tripoli``.
    """
    found = [word for word in words if word in regions()]
    left = tuple(word for word in words if word not in regions())
    return (regions()[found[0]] if found else nations), left


@cache
def regions() -> Mapping[str, frozenset[str]]:
    """Return the words for several countries at once, with the codes of these."""
    return {
        row["word"]: frozenset(row["codes"].split()) | countries_of(row["continent"])
        for row in read_table("link_regions")
    }


def countries_of(continent: str) -> frozenset[str]:
    """Return the codes of a continent's countries; of none the empty set."""
    rows = (row for row in read_table("countries") if continent)
    return frozenset(row["code"] for row in rows if row["continent"] == continent)


def name_at(words: Sequence[str], place: int) -> int:
    """Return how many words the longest country name at ``place`` has; 0 where there is none."""
    if words[place] not in first_words():
        return 0
    return next(
        (n for n in range(LONGEST, 0, -1) if tuple(words[place : place + n]) in nation_names()), 0
    )
