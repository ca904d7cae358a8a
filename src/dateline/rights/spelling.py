"""Names in whatever spelling: folded to one, with the way back to the characters they stand for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS: Final = re.compile(r"[^\W\d_]+")
APOSTROPHES: Final = "’ʼ‘＇`´"
HIDDEN: Final = frozenset({"Mn", "Me", "Cf"})  # accents, joiners and marks that nobody sees


@dataclass(frozen=True, slots=True)
class Plain:
    """A text folded: lower case, no accents, no hidden characters.

    ``places[i]`` is where in the original the i-th folded character stands; one more is the end.
    """

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds in the original of a part that is not empty, hidden characters with it."""
        return self.places[start], self.places[end - 1] + 1


def make_plain(text: str) -> Plain:
    """Return ``text`` folded, with the way back."""
    if text.isascii():
        return Plain(text.lower(), tuple(range(len(text))))
    pairs = [(letter, place) for place, char in enumerate(text) for letter in fold_character(char)]
    return Plain("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


@cache
def fold_character(character: str) -> str:
    """Return what one character is folded to: none for an accent, two for a ligature."""
    if character in APOSTROPHES:
        return "'"
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if unicodedata.category(part) not in HIDDEN).casefold()


def split_words(plain: str) -> tuple[str, ...]:
    """Return the words of a folded text: runs of letters; what is possessive is cut off."""
    return tuple(LETTERS.findall(re.sub(r"'s?(?![^\W\d_])", " ", plain)))


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, without titles before it and initials within it."""
    words = split_words(make_plain(name).text)
    first = next((at for at, word in enumerate(words) if word not in titles()), len(words))
    kept = tuple(word for word in words[first:] if len(word) > 1)
    return kept or words[first:]


@cache
def titles() -> frozenset[str]:
    """Return the titles and forms of address that stand before names, folded."""
    return frozenset(row["title"] for row in read_table("actor_titles"))


@cache
def addresses() -> frozenset[str]:
    """Return the forms of address alone: "mrs", "dr"."""
    return frozenset(row["title"] for row in read_table("actor_titles") if row["kind"] == "form")


@cache
def words_for(use: str) -> frozenset[str]:
    """Return the words of one use: ``role``, ``private`` or ``particle``."""
    return frozenset(row["word"] for row in read_table("rights_words") if row["use"] == use)


def telling_words(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of a name that name somebody by themselves: no particles."""
    yield from (word for word in words if word not in words_for("particle"))
