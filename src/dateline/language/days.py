"""Days of the week as they stand between other words: "officials Thursday said"."""

from __future__ import annotations

from functools import cache

from dateline.tables import read_table


@cache
def days() -> dict[str, frozenset[str]]:
    """Return for each day the words that make a name with it ("Good" Friday)."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("language_days"):
        found[row["day"]] = found.get(row["day"], frozenset()) | {row["after"]}
    return found


def is_apart(before: str, word: str) -> bool:
    """Tell whether ``word`` is a day that does not belong to the word before it."""
    return word in days() and before not in days()[word]
