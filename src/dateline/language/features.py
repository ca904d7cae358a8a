"""Features of words for the tagger: hashed, and computed for whole texts at once with numpy.

A word is described once, by fourteen hashes (its forms, prefixes,
suffixes, shape, and what the vocabulary knows of it). A feature is a
template filled with hashes of the word and its neighbours, two to either side within the sentence,
and comes out as a row number of the weights. Training and tagging share this file: a change here
needs new weights.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from dateline.language.hints import kinds, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BITS: Final = 18  # the weights have 2 ** BITS rows
REACH: Final = 2  # neighbours looked at on either side
LONGEST: Final = 64  # code points of a word that are looked at, beside its hash
PLAIN: Final = str.maketrans("’‘“”–—‐‑…", "''\"\"----.")

WORD, LOWER, PRE1, PRE2, PRE3, PRE4, SUF1, SUF2, SUF3, SUF4, SHAPE, CASE, VERB, KIND, MOOD = range(15)
COLUMNS: Final = 14  # the hashes of a word; the mood is its sentence's

Template = tuple[tuple[int, int], ...]  # (neighbour, column) pairs
ALONE: Final = (WORD, LOWER, PRE1, PRE2, PRE3, PRE4, SUF1, SUF2, SUF3, SUF4, SHAPE)
TEMPLATES: Final[tuple[Template, ...]] = (
    *(((0, column),) for column in ALONE),
    *(((place, LOWER),) for place in (-2, -1, 1, 2)),
    *(((place, SUF3),) for place in (-2, -1, 1, 2)),
    *(((place, column),) for place in (-1, 1) for column in (SUF2, SHAPE)),
    ((1, PRE3),),
    ((-1, CASE), (0, CASE)),
    ((-1, CASE), (0, CASE), (1, CASE)),
    ((-1, LOWER), (0, LOWER)),
    ((0, LOWER), (1, LOWER)),
    ((-1, LOWER), (1, LOWER)),
    ((-2, LOWER), (-1, LOWER)),
    ((1, LOWER), (2, LOWER)),
    ((-1, LOWER), (0, SUF3)),
    ((0, SUF3), (1, LOWER)),
    ((-1, SUF2), (0, LOWER)),
    ((0, LOWER), (1, SUF2)),
    ((-1, SUF3), (0, SUF3)),
    ((0, SUF3), (1, SUF3)),
    ((-1, SUF2), (1, SUF2)),
    ((-2, SUF2), (-1, SUF2), (0, SUF2)),
    ((0, SUF2), (1, SUF2), (2, SUF2)),
    ((-1, SUF2), (0, SUF3), (1, SUF2)),
    ((-1, SHAPE), (0, SHAPE)),
    ((0, SHAPE), (1, SHAPE)),
    ((0, SHAPE), (0, SUF3)),
    ((0, VERB), (1, LOWER)),
    ((-1, LOWER), (0, VERB)),
    ((0, VERB), (0, SUF2)),
    ((0, VERB), (1, VERB)),
    ((-1, VERB), (0, VERB)),
    ((-1, CASE), (0, VERB), (1, CASE)),
    ((0, KIND), (0, CASE)),
    ((-1, KIND), (0, CASE)),
    ((0, CASE), (1, KIND)),
    ((0, KIND), (1, LOWER)),
    ((-1, LOWER), (0, KIND)),
    ((0, KIND), (0, VERB), (-1, CASE), (0, CASE)),
    ((0, KIND), (0, VERB), (0, CASE), (0, SUF2)),
    ((0, SUF3), (0, CASE)),
    ((0, CASE), (0, MOOD)),
    ((-1, CASE), (0, CASE), (0, MOOD)),
    ((0, LOWER), (0, MOOD)),
    ((0, SUF3), (0, MOOD)),
)
STEP: Final = np.uint64(0x9E3779B97F4A7C15)
STIR: Final = np.uint64(0xD6E8FEB86659FD93)
HALF: Final = np.uint64(32)


def hash_string(string: str) -> int:
    """Return a hash of 32 bits that is the same on every machine; lone surrogates are taken too."""
    return crc32(string.encode("utf-8", "surrogatepass"))


BORDER: Final = (hash_string("<border>"),) * COLUMNS


def describe(word: str) -> tuple[int, ...]:
    """Return the hashes that describe a word, in the order of the columns."""
    return describe_short(word) if len(word) <= LONGEST else describe_word(word)


def describe_word(word: str) -> tuple[int, ...]:
    """Return the hashes that describe a word, in the order of the columns."""
    whole = word.translate(PLAIN)
    lower = whole.lower()
    parts = [f"w{whole}", f"l{lower}"]
    parts += [f"p{lower[:size]}" for size in range(1, 5)]
    parts += [f"s{lower[-size:]}" for size in range(1, 5)]
    parts += [
        f"h{shape(whole)}",
        f"c{case(whole[:LONGEST])}",
        f"v{verb_form(lower)}",
        f"k{kinds(lower)}",
    ]
    return tuple(hash_string(part) for part in parts)


describe_short = lru_cache(maxsize=1 << 16)(describe_word)


def shape(word: str) -> str:
    """Return a word's shape: X, x and d for its letters and digits, runs cut to two."""
    found = ""
    for char in word[:24]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if not found.endswith(kind + kind):
            found += kind
    return found


def case(word: str) -> str:
    """Return how a word is set: U all capitals, T a capital first, o other, and a dot for marks.

    Digits and hyphens are noted.
    """
    if not any(map(str.isalnum, word)):
        return "."
    kind = "U" if word.isupper() and len(word) > 1 else "T" if word[:1].isupper() else "o"
    return kind + "d" * any(char.isdigit() for char in word) + "-" * ("-" in word)


def index(words: Sequence[str], bounds: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
    """Return the row numbers of each word's features, shape (words, templates).

    ``bounds`` are the token ranges of the sentences; together they cover all words in order.
    """
    rows, places = lay_out(words, bounds)
    moods = np.repeat([mood(words[first:last]) for first, last in bounds], [b - a for a, b in bounds])
    found = np.empty((len(words), len(TEMPLATES)), dtype=np.int32)
    for number, template in enumerate(TEMPLATES):
        value = np.full(len(words), number + 1, dtype=np.uint64) * STEP
        for place, column in template:
            part = moods.astype(np.uint64) if column == MOOD else rows[places + place, column]
            value = (value ^ part) * STIR
            value ^= value >> HALF
        found[:, number] = (value * STIR) >> np.uint64(64 - BITS)
    return found


def lay_out(
    words: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes of all words with borders around each sentence, and where each word lies."""
    kinds = {word: number for number, word in enumerate(dict.fromkeys(words), start=1)}
    described = np.array([BORDER, *map(describe, kinds)], dtype=np.uint64)
    lengths = [last - first for first, last in bounds]
    shifts = np.repeat(REACH * np.arange(1, len(bounds) + 1), lengths)
    places = np.arange(len(words)) + shifts
    order = np.zeros(len(words) + REACH * (len(bounds) + 1), dtype=np.int64)
    order[places] = [kinds[word] for word in words]
    return described[order], places


def mood(words: Sequence[str]) -> int:
    """Return how a sentence is set: 0 plain, 1 Title Case, 2 ALL CAPS."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 3]
    if len(letters) < 2:
        return 0
    upper = sum(word.isupper() for word in letters)
    capital = sum(word[0].isupper() for word in letters)
    if upper * 10 >= len(letters) * 8:
        return 2
    return int(capital * 10 >= len(letters) * 9)
