"""Texts as FollowTheMoney and STIX are given them: composed, on one line, nothing hidden left."""

from __future__ import annotations

import unicodedata
from typing import Final

UNSAFE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})  # hidden characters, and blanks


def clean(value: str) -> str:
    """Return a text composed (NFC), on one line, without hidden characters; blanks are single spaces."""
    composed = unicodedata.normalize("NFC", value)
    if not composed.isprintable():
        composed = "".join(map(show_character, composed))
    return " ".join(composed.split())


def show_character(one: str) -> str:
    """Return what stands for a character: blanks are spaces, hidden ones go."""
    if unicodedata.category(one) not in UNSAFE:
        return one
    return " " if one.isspace() else ""
