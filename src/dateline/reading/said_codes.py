"""One letter a token for the part it may play around a cue, so that patterns stay short.

``N`` nominal (noun, name, adjective, number), ``D`` determiner, ``'`` possessive, ``U`` pronoun that
may be a subject, ``F`` finite verb or auxiliary, ``E`` past form that may be a participle, ``G`` -ing
form, ``B`` verb after "to", ``P`` preposition, ``T`` to, ``S`` subordinator, ``R`` relative pronoun,
``C`` conjunction, ``A`` adverb, ``,`` comma (or a closing mark after one), ``(`` and ``)`` brackets,
``;`` any mark that parts clauses, ``m`` other quotation marks, ``Q`` a token of speech.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.reading.quotes import MARKS
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PARTING: Final = frozenset({";", ":", "—", "–", "-", "--", "...", "…", ".", "?", "!"})
DETERMINERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "no",
        "every",
        "each",
        "another",
    ]
)
BRACKETS: Final = {"(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")"}
SHUTTING: Final = frozenset({"”", '"', "’", "''", "»", "'"})
SPOKEN: Final = frozenset({",", "?", "!"})
SHORT_IS: Final = frozenset({"'s", "’s"})
BRACKETED: Final = re.compile(r"\([^()Q]{1,12}\)")
INNER: Final = str.maketrans(",;", "NN")
NOMINAL_TAGS: Final = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})


def write_codes(words: Sequence[str], tags: Sequence[str], inside: Sequence[int]) -> str:
    """Return the letters of all tokens as one string."""
    letters: list[str] = []
    last = ""
    for word, tag, speech in zip(words, tags, inside, strict=True):
        letter = "Q" if speech >= 0 else code_of(word, tag)
        if letter == "'" and letters and letters[-1] in "UR" and word in SHORT_IS:
            letter = "F"
        if letter == "F" and tag == "VERB" and letters and letters[-1] == "T":
            letter = "B"
        if letter == "m" and letters and word in SHUTTING and last in SPOKEN:
            letter = ","
        letters.append(letter)
        last = word
    return BRACKETED.sub(lambda found: found.group().translate(INNER), "".join(letters))


@cache
def closed() -> Mapping[str, str]:
    """Return the letter of each small word; later classes win."""
    letters: dict[str, str] = {}
    for name, letter in CLASSES:
        letters.update(dict.fromkeys(words_of(name), letter))
    letters.update(dict.fromkeys(DETERMINERS, "D"))
    letters["to"] = "T"
    return letters


CLASSES: Final = (
    ("day", "N"),
    ("preposition", "P"),
    ("adverb", "A"),
    ("past", "F"),
    ("pastlike", "E"),
    ("present", "F"),
    ("auxiliary", "F"),
    ("negation", "A"),
    ("subject", "U"),
    ("subordinator", "S"),
    ("relative", "R"),
    ("conjunction", "C"),
    ("possessive", "'"),
)


@lru_cache(maxsize=1 << 15)
def code_of(word: str, tag: str) -> str:
    """Return the letter of one token from its word in lower case and its part of speech."""
    if word in closed():
        return closed()[word]
    if not word[0].isalnum():
        return mark_of(word)
    if tag in ("PROPN", "DET"):
        return "N" if tag == "PROPN" else "D"
    if tag == "ADV":
        return "A"
    return verb_code(word, tag)


def mark_of(word: str) -> str:
    """Return the letter of a mark."""
    if word == ",":
        return ","
    if word in PARTING:
        return ";"
    if word in MARKS:
        return "m"
    return BRACKETS.get(word, "N")


def verb_code(word: str, tag: str) -> str:
    """Return the letter of an open word that is no adverb."""
    if "-" in word:
        return "N"
    if word.endswith("ed") and len(word) > 4 and tag != "NOUN":
        return "E"
    if word.endswith("ing") and len(word) > 5 and tag not in NOMINAL_TAGS:
        return "G"
    return "F" if tag == "VERB" else "N"
