"""Days, months and words of time as they stand beside other words: "officials Thursday said"."""

from __future__ import annotations

from functools import cache

from dateline.tables import read_table


@cache
def days() -> dict[str, frozenset[str]]:
    """Return for each word of time the words that make a name with it ("Good" Friday)."""
    return {row["name"]: frozenset(row["after"].split()) for row in read_table("language_days")}


def is_apart(before: str, word: str) -> bool:
    """Tell whether ``word`` is a word of time that does not belong to the word before it."""
    return word in days() and before not in days()[word]
