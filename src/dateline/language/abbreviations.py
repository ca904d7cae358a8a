"""Abbreviations: which words keep the dot after them, and which of those may end a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from dateline.tables import read_table

Follower = Literal["number", "name", "small", "other", "none"]
ACRONYM: Final = re.compile(r"(?:[^\W\d_]\.)+")
FITS: Final = {
    "any": frozenset({"number", "name", "small", "other", "none"}),
    "number": frozenset({"number"}),
    "name": frozenset({"name"}),
}


@cache
def known() -> dict[str, tuple[str, bool]]:
    """Return for each printed form what must follow it and whether a sentence may end with it."""
    forms: dict[str, tuple[str, bool]] = {}
    for row in read_table("language_abbreviations"):
        form, use = row["form"], (row["before"], row["ends"] == "yes")
        forms[form] = use
        forms.setdefault(form[:1].upper() + form[1:], use)
    return forms


def keeps_dot(word: str, follower: Follower) -> bool:
    """Tell whether the dot after ``word`` is part of it, given what follows the dot."""
    if len(word) == 1 and word.isupper():
        return follower == "name" or (follower == "other" and word != "I")
    use = known().get(word)
    return use is not None and follower in FITS[use[0]]


def may_end(word: str) -> bool:
    """Tell whether a sentence may end with this word, whose last character is its own dot."""
    use = known().get(word[:-1])
    if use is not None:
        return use[1]
    return len(word) == 2 or ACRONYM.fullmatch(word) is not None
