"""Captions of pictures among the lines: a sentence with the photographer or the agency behind it."""

from __future__ import annotations

import re
from typing import Final

from dateline.page.blocks import count_words
from dateline.page.names import is_agency, is_outlet

NAME: Final = r"[A-Z0-9À-Þ][^()/|.:;!?\n]{1,40}"
ENDED: Final = r"(?<=[.!?…\"”'’)])\s+"
WORD: Final = r"[A-Z0-9À-Þ][^\s()|:;!?]*"
CREDIT: Final = re.compile(
    rf"{ENDED}[(\[]?(?i:(?:file\s+)?(?:photo|picture|image|photograph|pic|graphic|map)s?\s*"
    r"(?::|/|\bby\b|\bcourtesy\s+of\b))\s*"
    rf"{WORD}(?:\s+(?:{WORD}|/|&|of|the|for|via|and|de|van|bin))*[)\]]?\.?$"
)
BRACKETED: Final = re.compile(rf"{ENDED}[(\[]{NAME}\s?/\s?{NAME}[)\]]\.?$")
ALONE: Final = re.compile(rf"(?P<house>{NAME})/{NAME}")
LAST: Final = re.compile(rf"\s[(\[](?P<house>{NAME})[)\]]$")
SIGNED: Final = re.compile(rf"{ENDED}(?P<left>{NAME}?)\s?/\s?(?P<right>{NAME})$")
HELD: Final = re.compile(rf"{ENDED}©\s?{NAME}$")
LONGEST: Final = 60  # words
NAME_WORDS: Final = 5
TAIL: Final = 140  # characters of a line in which its credit stands


def is_caption(line: str) -> bool:
    """Tell whether a line is a caption: it ends in the credit of a picture."""
    if count_words(line) > LONGEST:
        return False
    tail = line[-TAIL:]
    if CREDIT.search(tail) or BRACKETED.search(tail) or HELD.search(tail):
        return True
    alone = ALONE.fullmatch(line)
    if alone and is_agency(alone["house"]):
        return True
    signed = SIGNED.search(tail)
    return signed is not None and is_house(signed["left"], signed["right"])


def names_source(line: str) -> bool:
    """Tell whether a line ends in the name of an outlet or agency in brackets."""
    found = LAST.search(line[-TAIL:])
    return found is not None and (is_agency(found["house"]) or is_outlet(found["house"]))


def is_house(left: str, right: str) -> bool:
    """Tell whether of two names that a stroke parts one is an outlet or agency, and both are names."""
    names = (left.strip(), right.strip())
    titled = all(word[0].isupper() for name in names for word in name.split())
    short = all(count_words(name) <= NAME_WORDS for name in names)
    return titled and short and any(is_agency(name) or is_outlet(name) for name in names)
