"""Small words by the part they play around a cue, from ``vocabulary/said_words.tsv``."""

from __future__ import annotations

from functools import cache

from dateline.tables import read_table


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of one class."""
    return frozenset(
        word for row in read_table("said_words") if row["class"] == name for word in row["words"].split()
    )
