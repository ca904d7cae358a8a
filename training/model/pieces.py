"""Cuts words into the base encoder's word pieces, and tells how a word is written.

The base encoder is uncased: the case class of every word goes in beside its pieces.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAD, UNKNOWN, FIRST, LAST = 0, 100, 101, 102
MOST = 16  # pieces of a word that are kept; what is longer is an address or noise
CASES = ("none", "lower", "initial", "upper", "mixed", "digit", "mark", "single")


def read_vocabulary(path: Path) -> dict[str, int]:
    """Return the number of every piece of a ``vocab.txt``."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def case_class(word: str) -> int:
    """Return the place of the word's way of writing in ``CASES``."""
    if any(char.isdigit() for char in word):
        return 5
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 6
    upper = [char.isupper() for char in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(letters) > 1 else 7
    return 2 if upper[0] and not any(upper[1:]) else 4


class Cutter:
    """Word pieces of single words, as the base encoder's own (uncased) tokenizer cuts them."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self.vocabulary = vocabulary
        self.cut = lru_cache(maxsize=1 << 18)(self.cut_word)

    def cut_word(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, from one to ``MOST`` of them."""
        found: list[int] = []
        for part in parts(word):
            found += self.cut_part(part)
        return tuple(found[:MOST]) or (UNKNOWN,)

    def cut_part(self, part: str) -> list[int]:
        """Return the longest pieces of a part, from its left; unknown as a whole if none do."""
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            head = "##" if start else ""
            while end > start and head + part[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [UNKNOWN]
            found.append(self.vocabulary[head + part[start:end]])
            start = end
        return found if len(part) <= 100 else [UNKNOWN]


def parts(word: str) -> list[str]:
    """Return a word in small letters without accents, cut at its marks, each mark by itself."""
    plain = unicodedata.normalize("NFD", word.lower())
    out: list[str] = [""]
    for char in plain:
        kind = unicodedata.category(char)
        if kind == "Mn" or kind in {"Cc", "Cf"} or char == "\ufffd":
            continue
        if kind == "Zs":
            out.append("")
        elif is_mark(char, kind) or "\u4e00" <= char <= "\u9fff":
            out += [char, ""]
        else:
            out[-1] += char
    return [part for part in out if part]


def is_mark(char: str, kind: str) -> bool:
    """Tell whether a character is cut off: any punctuation, and the symbols of ASCII."""
    return kind.startswith("P") or (
        char.isascii() and char.isprintable() and not char.isalnum() and char != " "
    )
