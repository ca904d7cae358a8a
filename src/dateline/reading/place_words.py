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
    return frozenset(
        word
        for row in read_table("place_contexts")
        if row["name"] == name
        for word in row["words"].split()
    )
