"""How words are set: the class that tells the language model of capitals, digits and marks."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

NONE, LOWER, INITIAL, CAPITALS, MIXED, DIGIT, MARK, LETTER = range(8)
LONGEST: Final = 256  # code points of a word that are looked at


@lru_cache(maxsize=1 << 16)
def case_of(word: str) -> int:
    """Return the class of a word of at most LONGEST code points; give longer ones cut.

    LOWER small letters (and letters that know no case), INITIAL a capital first, CAPITALS two and more
    letters and all of them capitals, MIXED any other setting, DIGIT holds a digit, MARK no letter and
    no digit, LETTER one capital alone.
    """
    if any(map(str.isdigit, word)):
        return DIGIT
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return MARK
    capitals = sum(map(str.isupper, letters))
    if not capitals:
        return LOWER
    if capitals == len(letters):
        return CAPITALS if capitals > 1 else LETTER
    return INITIAL if capitals == 1 and letters[0].isupper() else MIXED
