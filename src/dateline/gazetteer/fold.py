"""One spelling for one name: case, accents, dots and apostrophes folded away."""

from __future__ import annotations

import unicodedata
from typing import Final

DROPPED: Final = str.maketrans("", "", ".'’‘ʿʾ`´")
SPACED: Final = str.maketrans({"-": " ", "–": " ", "‑": " "})


def fold(name: str) -> str:
    """Return the key of a name: "Sana’a" and "Sanaa", "U.S." and "US" share one."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(part for part in parts if not unicodedata.combining(part))
    if not name.isalpha():
        name = " ".join(name.translate(SPACED).translate(DROPPED).split())
    return name.casefold()
