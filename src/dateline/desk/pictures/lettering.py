"""Lettering: how wide words are about, in a face that nobody here knows, and where to cut them."""

from __future__ import annotations

import unicodedata
from typing import Final

NARROW: Final = frozenset("iljtfrI.,:;'|!()[]{}-·’‘ ")
BROAD: Final = frozenset("mwMWQGOD@%&—…")
ELLIPSIS: Final = "…"


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is in a sans-serif of a size, in the unit of the size."""
    return size * sum(share(character) for character in text)


def share(character: str) -> float:
    """Return the width of a character as a share of the size of the type."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if character in NARROW:
        return 0.35
    if character in BROAD:
        return 0.94
    return 0.72 if character.isupper() else 0.6


def fit(text: str, size: float, room: float) -> str:
    """Return a text, cut with an ellipsis where it is wider than there is room."""
    if width_of(text, size) <= room:
        return text
    left = room - width_of(ELLIPSIS, size)
    for number, character in enumerate(text):
        left -= size * share(character)
        if left < 0:
            return text[:number].rstrip() + ELLIPSIS
    return text
