"""Sentences: where, within a paragraph's tokens, one ends and the next one starts.

A sentence ends after a full stop, question or exclamation mark (with the quotation marks and
brackets that close after it) where what follows can start another one. After an abbreviation that
may end a sentence, only a word that starts sentences does so. The credit of a picture ("Image: ...")
is a sentence of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.language.abbreviations import may_end
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Sequence

STOP: Final = re.compile(r"[.?!‽]+|[。！？؟۔।｡]|…+")
STRONG: Final = frozenset(".。！؟۔।｡")
STRAIGHT: Final = frozenset({'"', "'", "''"})  # open and close alike
CLOSERS: Final = STRAIGHT | frozenset("”’»)]}")
QUOTES: Final = STRAIGHT | frozenset("”’»")
QUOTATIONS: Final = frozenset({'"', "''", "``"}) | frozenset("“‘«„")
BULLETS: Final = frozenset("•◦▪#@$€£¥₦₹")
OPENERS: Final = QUOTATIONS | frozenset("'([{¿¡")
REACH = 5  # tokens in which a speaker's name and verb follow a closed question


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of one paragraph: their words, and whether each stands right after the one before."""

    words: Sequence[str]
    glued: Sequence[bool]
    small: bool  # no capital letter in the whole paragraph: small letters start sentences


@cache
def starters() -> frozenset[str]:
    """Return the capitalised words that start a sentence."""
    return read_column("language_starters", "word")


@cache
def speech() -> frozenset[str]:
    """Return the verbs that follow a quotation."""
    return read_column("language_speech", "form")


@cache
def credit_words() -> frozenset[str]:
    """Return the words that name who made a picture, before a colon."""
    return read_column("language_credits", "word")


def split(words: Sequence[str], glued: Sequence[bool], hold: int = 0) -> list[tuple[int, int]]:
    """Return a paragraph's sentences as token ranges; none ends within the first ``hold`` tokens."""
    paragraph = Paragraph(words, glued, small=not any(word[0].isupper() for word in words))
    ranges: list[tuple[int, int]] = []
    first = place = 0
    while place < len(words):
        after = place + 1
        if hold <= place and first < place and is_credit(words, place):
            ranges.append((first, place))
            first = place
        if is_stop(words[place]) or is_dotted(words[place]):
            after = pass_closers(paragraph, after)
            if hold <= place and after < len(words) and ends(paragraph, first, place, after):
                ranges.append((first, after))
                first = after
        place = after
    if first < len(words):
        ranges.append((first, len(words)))
    return ranges


def is_credit(words: Sequence[str], place: int) -> bool:
    """Tell whether the credit of a picture starts with the token at ``place``, after its caption."""
    named = words[place] in credit_words() and words[place + 1 : place + 2] == [":"]
    return named and (words[place - 1].isalnum() or words[place - 1] in CLOSERS)


def is_stop(word: str) -> bool:
    """Tell whether a token is a mark that may end a sentence."""
    return STOP.fullmatch(word, 0, 8) is not None


def is_dotted(word: str) -> bool:
    """Tell whether a token is an abbreviation with its dot."""
    return len(word) > 1 and word[-1] == "." and word[-2].isalpha()


def pass_closers(paragraph: Paragraph, place: int) -> int:
    """Return the first token after the quotation marks, brackets and notes that close at ``place``.

    A straight quotation mark closes unless the word after it stands right beside it.
    """
    words, glued = paragraph.words, paragraph.glued
    after = place
    while after < len(words) and glued[after] and words[after] in CLOSERS:
        after += 1
    if after < len(words) and glued[after]:
        while after > place and words[after - 1] in STRAIGHT:
            after -= 1
    while after + 2 < len(words) and is_note(words[after : after + 3]):
        after += 3
    return after


def is_note(words: Sequence[str]) -> bool:
    """Tell whether three tokens are the number of a footnote in brackets: [7]."""
    return words[0] == "[" and words[1].isdigit() and words[2] == "]"


def ends(paragraph: Paragraph, first: int, place: int, after: int) -> bool:
    """Tell whether the sentence from ``first`` ends with the mark at ``place`` and its closers."""
    word, opening = paragraph.words[place], skip_openers(paragraph, after)
    quoted = any(mark in QUOTES for mark in paragraph.words[place + 1 : after])
    if place == first or not starts(paragraph, place, after, opening):
        return False
    if is_dotted(word):
        opened = paragraph.words[after] in QUOTATIONS and len(word) > 2
        return may_end(word) and (quoted or opened or paragraph.words[opening] in starters())
    if place - first == 1 and word == "." and paragraph.words[first].isdigit():
        return False
    return word in STRONG or not quoted or not speaks(paragraph.words, after)


def skip_openers(paragraph: Paragraph, place: int) -> int:
    """Return the first token from ``place`` on that opens no quotation or bracket, or the last token."""
    last = len(paragraph.words) - 1
    while place < last and paragraph.words[place] in OPENERS:
        place += 1
    return place


def starts(paragraph: Paragraph, place: int, after: int, opening: int) -> bool:
    """Tell whether a sentence may start with the word at ``opening``, after the mark at ``place``."""
    char = paragraph.words[opening][0]
    if paragraph.glued[after] and after == place + 1 and not may_touch(paragraph.words[place - 1], char):
        return False
    if char.islower():
        return paragraph.small and not paragraph.glued[after]
    return char.isalnum() or char in BULLETS


def may_touch(before: str, char: str) -> bool:
    """Tell whether two sentences may meet without a space: "was late.Then", "late….Then", no cases."""
    if char.isupper():
        return (len(before) > 1 and before.islower()) or not before[-1].isalnum()
    return char.isalpha() and not char.islower()


def speaks(following: Sequence[str], place: int) -> bool:
    """Tell whether a speaker's name and a verb of speech follow a quotation closed before ``place``."""
    words = following[place : place + REACH]
    if words[0] in starters():
        return False
    for word in words:
        if word in speech():
            return True
        if not word[0].isupper():
            return False
    return False
