"""The shapes of names: what can be a person, an outlet, an agency, a role beside a name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.tables import read_column

FEWEST: Final = 2  # letters of a short name
PARTICLES: Final = frozenset(
    [
        "al",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "del",
        "della",
        "der",
        "di",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "los",
        "ould",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    ]
)
WORD: Final = r"[^\W\d_](?:[^\W\d_]|['’‘`.-])*"
WORDS: Final = re.compile(rf"{WORD}(?: {WORD})*\.?")
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)
MAX_NAME_WORDS: Final = 5
MAX_OUTLET_WORDS: Final = 7


def is_person(text: str) -> bool:
    """Tell whether words have the shape of a person's name: two to five, capitals, no outlet's word."""
    words = text.split()
    if not 2 <= len(words) <= MAX_NAME_WORDS or not WORDS.fullmatch(text):
        return False
    if not all(is_name_word(word) for word in words) or not words[0][0].isupper():
        return False
    return len(words[-1].strip(".")) > 1 and not is_outlet(text) and find_role_end(words) == 0


def is_name_word(word: str) -> bool:
    """Tell whether one word can be part of a person's name."""
    plain = word.strip(".,").lower()
    return (
        word[0].isupper() or plain in PARTICLES or plain in SUFFIXES or plain.startswith(("al-", "el-"))
    )


def is_agency(text: str) -> bool:
    """Tell whether words name a known news agency."""
    return drop_article(text).casefold() in agencies()


def is_outlet(text: str) -> bool:
    """Tell whether words look like the name of an outlet or agency."""
    words = text.split()
    if not words or len(words) > MAX_OUTLET_WORDS:
        return False
    if is_agency(text):
        return True
    return any(word[0].isupper() for word in words) and any(map(is_outlet_word, words))


def is_outlet_word(word: str) -> bool:
    """Tell whether one word marks the name of an outlet ("Post", "Northwire")."""
    plain = word.strip(".,").lower()
    compound = len(plain) > 5 and plain.endswith(("wire", "news", "press"))
    return plain in read_column("page_outlet_words", "word") or compound


def find_role_end(words: list[str]) -> int:
    """Return the index after the last word that names a role; 0 where none does."""
    nouns = read_column("page_roles", "noun")
    ends = [place for place, word in enumerate(words, start=1) if word.strip(".,").lower() in nouns]
    return ends[-1] if ends else 0


def same_name(left: str | None, right: str | None) -> bool:
    """Tell whether two names are one, case and a leading article aside."""
    if left is None or right is None:
        return False
    return drop_article(left).casefold() == drop_article(right).casefold()


def is_short_for(short: str, name: str | None) -> bool:
    """Tell whether a word in capitals has the first letters of a name: SNA, Skarne News Agency."""
    if name is None or not short.isupper() or len(short) < FEWEST:
        return False
    return short == "".join(word[0] for word in drop_article(name).split() if word[0].isupper())


def calls(name: str | None, outlet: str | None) -> bool:
    """Tell whether a name is that of an outlet, or short for it."""
    return same_name(name, outlet) or (name is not None and is_short_for(name, outlet))


def drop_article(name: str) -> str:
    """Return a name without "the" before it."""
    return ARTICLE.sub("", name.strip())


@cache
def agencies() -> frozenset[str]:
    """Return the names of the known agencies, case folded."""
    names = read_column("page_agencies", "name") | read_column("page_agencies", "full")
    return frozenset(drop_article(name).casefold() for name in names)
