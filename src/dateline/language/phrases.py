"""Base noun phrases, from patterns of parts of speech.

A phrase runs from its determiner, possessor, number or adjective to its last noun: "Libya's eastern
forces", "the first Russian cargo planes", "22 people". It goes on over a possessive, not over "of".
A pronoun that possesses nothing is a phrase of one token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.language.days import is_apart
from dateline.language.reading import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADS: Final = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
NOMINAL: Final = frozenset({"NOUN", "PROPN"})
BEFORE: Final = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
QUALIFIED: Final = frozenset(
    {"ADJ", "NOUN", "PROPN"}
)  # what a participle or adverb inside stands before
OWNERS: Final = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
SIGNS: Final = frozenset("$€£¥₦₹%")  # of money and shares, part of the phrase of their number
BOUNDS: Final = frozenset({"least", "most"})  # "at least 22 people": the phrase starts at the number


class Tagged(NamedTuple):
    """The words of a text and their parts of speech."""

    words: Sequence[str]
    tags: Sequence[str]


def find_phrases(
    words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> tuple[Phrase, ...]:
    """Return the base noun phrases of all sentences, in order."""
    text = Tagged(words, tags)
    return tuple(phrase for first, last in bounds for phrase in walk(text, first, last))


def walk(text: Tagged, first: int, last: int) -> Iterator[Phrase]:
    """Yield the phrases of one sentence."""
    place = first
    while place < last:
        after = extend(text, place, last)
        phrase = trim(text, place, after)
        if phrase is not None:
            yield phrase
        place = max(after, place + 1)


def extend(text: Tagged, first: int, last: int) -> int:
    """Return the token before which the run of words that a phrase may hold ends."""
    place = first
    while place < last and (step := allow(text, first, place, last)):
        place += step
    return place


def allow(text: Tagged, first: int, place: int, last: int) -> int:
    """Return how many tokens a phrase begun at ``first`` may take in at ``place``; 0 ends it."""
    word, tag = text.words[place], text.tags[place]
    if place == first:
        return int((tag in BEFORE or tag == "PRON" or word in SIGNS) and not is_bound(text, place))
    if closed(text, place):
        return 0
    if tag in {"DET", "PRON"}:
        return int(text.tags[place - 1] == "DET")
    if tag == "PART":
        return int(word in POSSESSIVES and leads(text, place + 1, last))
    if tag in BEFORE or word in SIGNS or is_inside(text, place, last):
        return 1
    return joins(text, place, last)


def is_bound(text: Tagged, place: int) -> bool:
    """Tell whether a word is the second one of "at least" or "at most"."""
    return text.words[place].lower() in BOUNDS and text.words[place - 1].lower() == "at"


def closed(text: Tagged, place: int) -> bool:
    """Tell whether the phrase has ended before ``place``: after a lone pronoun, before a day."""
    before, tag = text.words[place - 1], text.tags[place - 1]
    if tag == "PRON":
        return before.lower() not in OWNERS or text.tags[place] in {"DET", "PRON", "PART"}
    return tag in NOMINAL and is_apart(before, text.words[place])


def leads(text: Tagged, place: int, last: int) -> bool:
    """Tell whether what stands at ``place`` can go on a phrase after a possessive."""
    return place < last and (text.tags[place] in BEFORE - {"DET"} or is_inside(text, place, last))


def is_inside(text: Tagged, place: int, last: int) -> bool:
    """Tell whether a verb's form or an adverb stands inside a phrase, before its noun or adjective.

    "the captured soldiers", "a heavily armed group", "its increasingly important role".
    """
    tag, before = text.tags[place], text.tags[place - 1]
    fits = before in {"DET", "ADJ", "NUM", "PART", "ADV"} or text.words[place - 1].lower() in OWNERS
    if not fits or place + 1 >= last:
        return False
    after = text.tags[place + 1]
    if tag == "ADV":
        return before != "ADJ" and (
            after == "ADJ" or (after == "VERB" and is_inside(text, place + 1, last))
        )
    participle = tag == "VERB" and text.words[place].lower().endswith(("ed", "en", "ing"))
    return participle and after in QUALIFIED


def joins(text: Tagged, place: int, last: int) -> int:
    """Return 2 where a conjunction or comma and the adjective after it stand between adjectives."""
    if text.words[place].lower() not in {"and", "or", ","} or place + 2 >= last:
        return 0
    return 2 * int(text.tags[place - 1] == text.tags[place + 1] == "ADJ")


def trim(text: Tagged, first: int, after: int) -> Phrase | None:
    """Return the phrase that ends with the last noun of a run, or None where there is none.

    An adjective is the head where only adjectives follow a determiner or possessor ("the wounded",
    "Syria's military").
    """
    if is_bare(text, first, after - 1):
        return Phrase(first, after, after - 1)
    for place in range(after - 1, first - 1, -1):
        if text.tags[place] in HEADS or text.words[place] == "%":
            return Phrase(first, place + 1, place)
    return None


def is_bare(text: Tagged, first: int, last: int) -> bool:
    """Tell whether the run ends with adjectives right after a determiner or possessor."""
    place = last
    while place > first and text.tags[place] == "ADJ":
        place -= 1
    owner = text.tags[place] in {"DET", "PART"} or text.words[place].lower() in OWNERS
    return place < last and owner
