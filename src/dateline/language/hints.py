"""Hints to the tagger from the vocabulary: what a word can be, by the tables.

No word is tagged by a hint alone: the hint is one feature among many, so a table may be incomplete.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.language.lemmas import forms, known_base, strip_noun
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 40  # code points; no table holds a longer word
COUNTRY_COLUMNS: Final = ("name", "others", "adjectives", "nouns", "capital")


def verb_form(lower: str) -> str:
    """Return which form of a known verb a word may be: its ending, "base", "other", or nothing."""
    if (lower, "VERB") in forms():
        return "other"
    base = known_base(lower) if len(lower) <= LONGEST else None
    if base is None:
        return ""
    return "base" if base == lower else lower[-2:]


def kinds(lower: str) -> str:
    """Return what the tables say a word can be, as one string; empty where they are silent."""
    if len(lower) > LONGEST:
        return ""
    singular = strip_noun(lower)
    plural = "s" if singular != lower and "noun" in listed().get(singular, "") else ""
    return listed().get(lower, "") + plural


@cache
def listed() -> dict[str, str]:
    """Return the kinds of all words that the tables list."""
    found: dict[str, set[str]] = {}
    for word, kind in entries():
        found.setdefault(word, set()).add(kind)
    return {word: " ".join(sorted(kind)) for word, kind in found.items()}


def entries() -> Iterator[tuple[str, str]]:
    """Yield (word, kind) of the tables; of countries' names every word."""
    for row in read_table("language_words"):
        yield from ((row["word"], kind) for kind in row["kinds"].split())
    for row in read_table("countries"):
        for column in COUNTRY_COLUMNS:
            for name in row[column].split("|"):
                yield from ((word.lower(), column) for word in name.split() if word[0].isupper())
