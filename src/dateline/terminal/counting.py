"""Counts in words: 1 article, 2 articles."""

from __future__ import annotations


def count(number: int, one: str, many: str = "") -> str:
    """Return ``number`` with its noun in the right number, thousands parted by commas."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def enumerate_words(words: list[str]) -> str:
    """Return the words as one phrase: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
