"""One spelling for one name: case, accents, dots and apostrophes folded away."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 64  # code points of a name whose key is remembered
DROPPED: Final = str.maketrans("", "", ".'’‘ʿʾ`´")
SPACED: Final = str.maketrans({"-": " ", "–": " ", "‑": " "})


def fold(name: str) -> str:
    """Return the key of a name: "Sana’a" and "Sanaa", "U.S." and "US" share one."""
    return fold_short(name) if len(name) <= LONGEST else fold_any(name)


@lru_cache(maxsize=1 << 14)
def fold_short(name: str) -> str:
    """Return the key of a name of at most LONGEST code points; the same names come again and again."""
    return fold_any(name)


def fold_any(name: str) -> str:
    """Return the key of a name."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(part for part in parts if not unicodedata.combining(part))
    if not name.isalpha():
        name = " ".join(name.translate(SPACED).translate(DROPPED).split())
    return name.casefold()
