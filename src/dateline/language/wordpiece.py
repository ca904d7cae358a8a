"""Word pieces: the numbers under which the language model knows a word's parts.

The pieces are those of BERT's uncased vocabulary: small letters without accents, cut at every mark
and around every Chinese character, then greedily into the longest known pieces. A part that holds an
unknown letter, or is very long, is one unknown piece; so is a word of which nothing is left.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Pieces = tuple[int, ...]

CLS, SEP, PAD = 101, 102, 0
UNKNOWN: Final = "[UNK]"
LONGEST_PART: Final = 100  # code points; a longer part is unknown, as in BERT
LONGEST_WORD: Final = 256  # code points of a word that are looked at
KEPT: Final = 1 << 16  # words whose pieces are kept
CHINESE: Final = (  # blocks of characters that are pieces by themselves, as in BERT
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def read_vocabulary(text: str) -> dict[str, int]:
    """Return the number of each piece; a vocabulary holds one piece a line."""
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}


def piecer(vocabulary: Mapping[str, int], most: int) -> Callable[[str], Pieces]:
    """Return the function that gives a word's pieces, one to ``most``; frequent words are kept."""
    unknown = vocabulary[UNKNOWN]

    def cut(word: str) -> Pieces:
        found = [number for part in parts(word[:LONGEST_WORD]) for number in greedy(part, vocabulary)]
        return tuple(found[:most]) or (unknown,)

    kept = lru_cache(maxsize=KEPT)(cut)
    return lambda word: kept(word) if len(word) <= LONGEST_PART else cut(word)


def parts(word: str) -> Iterator[str]:
    """Yield what a word is made of: runs of letters and digits, and single marks."""
    if word.isascii() and word.isalnum():
        yield word.lower()
        return
    run = ""
    for char in fold(word):
        if is_mark(char) or is_chinese(char) or char.isspace():
            yield from (part for part in (run, char) if part and not part.isspace())
            run = ""
        else:
            run += char
    if run:
        yield run


def fold(word: str) -> str:
    """Return a word in small letters, without accents and without characters that do not print."""
    kept = "".join(char for char in word if not is_control(char))
    apart = unicodedata.normalize("NFD", kept.lower())
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def is_control(char: str) -> bool:
    """Tell whether a character does not print: controls, lone surrogates, the mark of a lost one."""
    if char in "\t\n\r":
        return False
    return char in "\x00\ufffd" or unicodedata.category(char).startswith("C")


def is_mark(char: str) -> bool:
    """Tell whether BERT cuts at this character: punctuation, and all signs of ASCII."""
    if char.isascii():
        return not char.isalnum() and "!" <= char <= "~"
    return unicodedata.category(char).startswith("P")


def is_chinese(char: str) -> bool:
    """Tell whether a character lies in one of the blocks of Chinese characters."""
    return ord(char) >= 0x3400 and any(first <= ord(char) <= last for first, last in CHINESE)


def greedy(part: str, vocabulary: Mapping[str, int]) -> Iterable[int]:
    """Return the longest known pieces of a part, from its start to its end."""
    whole = vocabulary.get(part)
    if whole is not None:
        return (whole,)
    found: list[int] = []
    start = 0
    while start < len(part) <= LONGEST_PART:
        prefix = "##" if start else ""
        ends = range(len(part), start, -1)
        end = next((end for end in ends if prefix + part[start:end] in vocabulary), None)
        if end is None:
            break
        found.append(vocabulary[prefix + part[start:end]])
        start = end
    return found if start == len(part) else (vocabulary[UNKNOWN],)
