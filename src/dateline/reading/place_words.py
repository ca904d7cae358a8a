"""The words around place names, by class."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def words(name: str) -> Mapping[str, str]:
    """Return the words of one class with their kinds."""
    return {row["word"]: row["kind"] for row in read_table("place_words") if row["class"] == name}


def is_word(low: str, name: str) -> bool:
    """Tell whether a word, lower case, is of a class."""
    return low in words(name)


@cache
def common() -> frozenset[str]:
    """Return the names of towns that are common words or people's names as well."""
    return read_column("place_common", "word")


@cache
def context(name: str) -> frozenset[str]:
    """Return one of the small word lists of the table of contexts."""
    return list_of("place_contexts", name)


@cache
def event_words(name: str) -> frozenset[str]:
    """Return one of the small word lists that tell which part a place plays in an event."""
    return list_of("event_place_words", name)


def list_of(table: str, name: str) -> frozenset[str]:
    """Return the words of one row of a table of word lists."""
    rows = (row for row in read_table(table) if row["name"] == name)
    return frozenset(word for row in rows for word in row["words"].split())
