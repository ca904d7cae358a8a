"""Names and words brought to one form for comparison; never shown to anyone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+")
POSSESSIVE = re.compile(r"[’']s?(?=\W|$)")
DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # the dots inside "U.S."
KEPT: Final = 1 << 13  # texts of which the words are remembered: an article asks for most of them often
STEM = 5  # letters that two forms of one word share as a rule: moved/moving, officials/official


@cache
def words_in(table: str) -> frozenset[str]:
    """Return the column ``word`` of a table."""
    return read_column(table, "word")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, possessives and the dots of abbreviations."""
    plain = DOTTED.sub("", POSSESSIVE.sub("", text))
    if plain.isascii():
        return plain.lower()
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=KEPT)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, folded, in their order."""
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=KEPT)
def name_key(name: str) -> str:
    """Return a name as folded words with no leading article: ``The Post`` and ``the post`` agree."""
    words = fold_words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the folded words of ``texts`` that carry meaning by themselves, numbers left out."""
    words = {word for text in texts for word in fold_words(text)}
    return frozenset(
        word for word in words - words_in("link_empty_words") if not word.isdigit() and len(word) > 2
    )


def stem(word: str) -> str:
    """Return the beginning of a folded word, by which its forms are taken for one."""
    return word[:STEM]


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words of ``texts``."""
    return frozenset(stem(word) for word in content_words(texts))
