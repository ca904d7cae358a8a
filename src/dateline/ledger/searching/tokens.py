"""Texts as words to search by: folded, and cut into pairs of signs where a script has no spaces.

Both stores are given these words parted by spaces, so that they find the same, and what was found
can be marked in the text. An underscore is never part of a word: it is kept for marks of our own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNSPACED: Final = (  # Thai, Lao, Myanmar, Khmer; Han, Kana
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
SIGNS: Final = "\u2190-\u2bff\U0001f000-\U0001faff"  # arrows, symbols, emoji: each a word
LONGEST: Final = 100  # code points of a word that are looked at
MARKS_UP_TO: Final = 0x12000
PLAIN: Final = re.compile(r"[a-z0-9]+")
UNSPACED_BEGIN: Final = re.compile(f"[{UNSPACED}]")
RUNS: Final = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")


@cache
def word_pattern() -> re.Pattern[str]:
    """Return what matches a symbol, or letters and digits with their marks."""
    marks = mark_ranges()
    return re.compile(rf"[A-Za-z0-9]+(?![^\W_]|[{marks}])|[{SIGNS}]|[^\W_](?:[^\W_]|[{marks}])*")


def mark_ranges() -> str:
    """Return the marks that stand on or beside letters as ranges of a pattern."""
    codes = [
        code for code in range(0x300, MARKS_UP_TO) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    ]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in join_codes(codes))


def join_codes(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending codes as first and last ones of unbroken ranges."""
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of ``text``, folded, with its bounds in code points of ``text``."""
    for found in word_pattern().finditer(text):
        word, start, end = found[0], found.start(), found.end()
        if word.isascii():
            yield word.lower()[:LONGEST], start, end
        else:
            yield from cut_runs(word, start)


def cut_runs(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield a word, or, where parts of it are of an unspaced script, these in pairs of signs."""
    for run in RUNS.finditer(word):
        if UNSPACED_BEGIN.match(run[0]):
            yield from pair_signs(run[0], start + run.start())
        else:
            yield fold(run[0])[:LONGEST] or run[0], start + run.start(), start + run.end()


def pair_signs(run: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield each sign of a run together with the next one, and the last one alone."""
    for at in range(len(run)):
        pair = run[at : at + 2]
        yield fold(pair) or pair, start + at, start + at + len(pair)


def fold(word: str) -> str:
    """Return a word in one case, without accents, points and vowel marks that writers may leave out."""
    plain = unicodedata.normalize("NFKD", word)
    kept = "".join(char for char in plain if not may_be_left_out(char))
    folded = unicodedata.normalize("NFC", kept.casefold())
    return "".join(char for char in folded if char.isalnum() or not char.isascii())


def may_be_left_out(char: str) -> bool:
    """Tell whether a mark is an accent, or a vowel point of Hebrew, Arabic or Syriac."""
    rank = unicodedata.combining(char)
    return rank >= 200 or 10 <= rank <= 36 or rank == 1


def make_words(text: str | None) -> str:
    """Return the words of ``text``, parted by spaces."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(word[:LONGEST] for word in PLAIN.findall(text.lower()))
    return " ".join(word for word, _, _ in find_words(text))
