"""Tokens: words, numbers and marks with their offsets, as universal dependencies cut English.

Two differences from the treebanks: a hyphenated word is one token ("Russian-backed"), and so is a
date in figures. Every stretch between spaces is cut by itself, given the kind of what follows, so
that cutting takes linear time and frequent words are cut once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.language.abbreviations import keeps_dot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.abbreviations import Follower

Offsets = tuple[tuple[int, int], ...]

LONGEST_CACHED = 48  # code points; longer stretches are rare and not worth their room
MARK: Final = "\u0300-\u036f\u064b-\u0652\u00ad\u200b-\u200d\u2060\ufeff"  # parts of words to be
LETTER: Final = r"[^\W\d_]"
CHAR: Final = rf"[\w{MARK}]"
APOSTROPHE: Final = "['’ʼ]"
TLD: Final = "com|org|net|gov|edu|mil|info|news|io|eu|uk|de|fr|ru|ua|cn|au|tv"

# One part of a hyphenated word: letters with dots (U.S.), a number, or a word with inner marks.
PART: Final = (
    rf"(?:Ph\.D(?!{CHAR})\.?|(?:{LETTER}\.)+{LETTER}(?!{CHAR})\.?"
    rf"|\d++(?:[.,:/]\d++)*+{CHAR}*+"
    rf"|{CHAR}++(?:(?:{APOSTROPHE}|&){CHAR}++)*+)"
)
TOKEN: Final = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>«»“”\"]++)"
    rf"|(?P<mail>[\w.+%-]{{1,64}}+@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})"
    rf"|(?P<site>(?:[\w-]{{1,63}}+\.(?=\w)){{1,8}}+(?:{TLD})(?![\w-])(?:/[^\s<>«»“”\"]*+)?)"
    rf"|(?P<handle>[#@]{CHAR}++)"
    rf"|(?P<clitic>(?<=.)['’](?i:s|re|ve|ll|d|m)(?!{CHAR}))"
    rf"|(?P<decade>['’]\d0s(?!{CHAR}))"
    rf"|(?P<word>{PART}(?:[-‐‑]{PART})*+)"
    r"|(?P<marks>[?!‽]++|\.{2,}+|''|``)"
    r"|(?P<run>(?P<same>[-–—…=*_~#+\x00-\x1f])(?P=same)*+)"
    r"|(?P<one>.)",
    re.DOTALL,
)
STRETCH: Final = re.compile(r"\S+")
RANGE: Final = re.compile(r"(\d[\d.,]*+)[-‐‑](\d[\d.,]*+)")
CLITIC: Final = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
RUN_TOGETHER: Final = frozenset({"cannot", "gonna", "gotta", "wanna"})  # cut after three letters
CLOSING: Final = ".,;:?!)]}'’”»"
OPENING: Final = "\"“‘'([{«„"


def tokenise(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the starts and the ends of the tokens between two code points of the text."""
    starts: list[int] = []
    ends: list[int] = []
    stretches = [(found.start(), found.group()) for found in STRETCH.finditer(text, start, end)]
    followers = [follow(stretch) for _, stretch in stretches[1:]]
    followers.append("none")
    for (offset, stretch), follower in zip(stretches, followers, strict=False):
        cut = cut_frequent if len(stretch) <= LONGEST_CACHED else cut_stretch
        for first, last in cut(stretch, follower):
            starts.append(offset + first)
            ends.append(offset + last)
    return starts, ends


def follow(stretch: str) -> Follower:
    """Return what a stretch is to the abbreviation before it: a number, a name, a small word."""
    for char in stretch[:4]:
        if char not in OPENING:
            return "number" if char.isdigit() else kind_of(char)
    return "other"


def kind_of(char: str) -> Follower:
    """Return the kind of a first character that is no digit."""
    if char.isupper():
        return "name"
    return "small" if char.islower() else "other"


def cut_stretch(stretch: str, follower: Follower) -> Offsets:
    """Return the tokens of a stretch without spaces, as offsets into it."""
    pieces = [piece for found in TOKEN.finditer(stretch) for piece in cut_token(found)]
    return tuple(join_dots(stretch, pieces, follower))


cut_frequent = lru_cache(maxsize=1 << 16)(cut_stretch)


def cut_token(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the tokens of one match: clitics, ranges and marks after an address are cut off."""
    start, end = found.span()
    match found.lastgroup:
        case "url" | "site":
            yield from cut_address(found.string, start, end)
        case "word":
            yield from cut_word(found.string, start, end)
        case _:
            yield start, end


def cut_address(stretch: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield an address without the marks that close the sentence around it, then those marks."""
    bare = start + len(stretch[start:end].rstrip(CLOSING))
    if bare < end and stretch[bare] == ")" and "(" in stretch[start:bare]:
        bare += 1
    bare = max(bare, start + 1)
    yield start, bare
    yield from ((mark, mark + 1) for mark in range(bare, end))


def cut_word(stretch: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word and its clitics, or the two numbers of a range and the hyphen between them."""
    if stretch[start].isdigit() and (numbers := RANGE.fullmatch(stretch, start, end)):
        yield numbers.span(1)
        yield numbers.end(1), numbers.start(2)
        yield numbers.span(2)
        return
    borders = [end]
    while clitic := CLITIC.search(stretch, max(start + 1, borders[-1] - 3), borders[-1]):
        borders.append(clitic.start())
    if borders[-1] - start < LONGEST_CACHED and stretch[start : borders[-1]].lower() in RUN_TOGETHER:
        borders.append(start + 3)
    borders.append(start)
    borders.reverse()
    yield from pairwise(borders)


def join_dots(
    stretch: str, pieces: list[tuple[int, int]], follower: Follower
) -> Iterator[tuple[int, int]]:
    """Yield the tokens with the dots of abbreviations joined to them."""
    joined = False
    for (start, end), (after, last) in zip(pieces, [*pieces[1:], (0, 0)], strict=True):
        if joined:
            joined = False
            continue
        dot = after == end and last == end + 1 and stretch[end] == "."
        joined = dot and keeps_dot(
            stretch[start:end], follow(stretch[last : last + 4]) if stretch[last:] else follower
        )
        yield start, end + joined
