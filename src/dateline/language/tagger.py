"""Parts of speech (UPOS) from lists of small words and endings: crude, until a trained model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDINGS: Final = (
    ("ADV", ("ly",)),
    ("VERB", ("ing", "ed", "ize", "ise")),
    ("NOUN", ("tion", "ment", "ness", "ity", "ers", "ors", "ism", "ship", "ance", "ence")),
    ("ADJ", ("ous", "ful", "ive", "able", "ible", "ical", "ian", "ish", "al", "ic", "-led", "-backed")),
)
NUMBER: Final = re.compile(r"\d[\d.,:/]*\w{0,3}")


@cache
def closed() -> dict[str, str]:
    """Return the part of speech of each small word."""
    return {word: row["tag"] for row in read_table("language_closed") for word in row["words"].split()}


def tag(words: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[str]:
    """Return the part of speech of every word; ``bounds`` are the token ranges of the sentences."""
    firsts = {first for first, _ in bounds}
    return [tag_word(word, place in firsts) for place, word in enumerate(words)]


def tag_word(word: str, first: bool) -> str:  # noqa: FBT001  - one of two kinds of place
    """Return the part of speech of one word."""
    lower = word.lower()
    if not any(char.isalnum() for char in word[:64]):
        return (
            "SYM" if word in "$€£¥%+=" else "PUNCT" if len(word) == 1 or word[0] in ".-–—?!'`" else "SYM"
        )
    if NUMBER.fullmatch(word, 0, 64):
        return "NUM"
    if lower in closed() and (word == lower or first or lower not in ("us", "may")):
        return closed()[lower]
    if word[0].isupper() and not first:
        return "PROPN"
    return next(
        (name for name, ends in ENDINGS if lower.endswith(ends)),
        "PROPN" if word[0].isupper() else "NOUN",
    )
