"""How alike the words are by which two texts tell what happened.

One happening, or two of one kind? ``kin`` asks of two triggers alone: the same word, a word of the same
root (kill, killer), or of one family (blast, explosion, bombing). ``same_happening`` weighs that with
the words around them, by which an attack on a market and one on a convoy are told apart. It knows no
model and no reader: the words of two events are enough, and what is known of a word is kept, so that a
pair is quick. The weights stand in the table ``link_alike_weights``, learned by
``training/linking/train.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, sqrt
from typing import TYPE_CHECKING, Final, Literal

from dateline.language.lemmas import forms, known_base, lemma_of
from dateline.linking.folding import content_words, fold_words, stem, words_in
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

Kin = Literal["word", "root", "family", ""]
"""The same word; words of one root; words by which one happening may be told; neither."""

ENDINGS: Final = (
    *("ation", "ition", "ment", "ance", "ence", "ing", "iage", "age", "ion", "ure"),
    *("er", "or", "al", "ee", "e"),
)
SHORTEST: Final = 3  # letters that a root keeps
ROOT: Final = 6  # letters of a root that are compared: explod-e, explos-ion meet by their family
KEPT: Final = 1 << 15  # words and texts of which what is known is kept


@dataclass(frozen=True, slots=True)
class Words:
    """What a stretch of text is compared by: its words, their roots and families, and its stems."""

    words: frozenset[str]
    roots: frozenset[str]
    families: frozenset[int]
    stems: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A happening as a text tells it: the words of its trigger and of what stands around it."""

    trigger: str
    around: str = ""


def kin(a: str, b: str) -> Kin:
    """Return how near two triggers are to each other by their words."""
    one, other = look(a), look(b)
    if one.words & other.words:
        return "word"
    if one.roots & other.roots:
        return "root"
    return "family" if one.families & other.families else ""


def same_happening(a: Told, b: Told) -> float:
    """Return how likely two texts tell of one happening, 0..1, where their stories are one."""
    weights = read_weights()
    total = sum(weights.get(name, 0.0) * value for name, value in signs(a, b).items())
    return 1 / (1 + exp(-total))


def signs(a: Told, b: Told) -> Mapping[str, float]:
    """Return what speaks for and against one happening, by name, each with its size 0..1."""
    near = kin(a.trigger, b.trigger)
    one, other = look(a.around), look(b.around)
    own, others = one.stems - look(a.trigger).stems, other.stems - look(b.trigger).stems
    shared = share(own, others)
    numbers = bool(one.numbers and other.numbers)
    return {
        "always": 1.0,
        "same word": float(near == "word"),
        "same root": float(near == "root"),
        "same family": float(near == "family"),
        "shared words": shared,
        "shared words, near triggers": shared * bool(near),
        "nothing shared, near triggers": float(bool(near) and not own & others),
        "a number shared": float(numbers and bool(one.numbers & other.numbers)),
        "numbers differ": float(numbers and not one.numbers & other.numbers),
        "told in the other's words": (
            0.5 * bool(look(a.trigger).roots & other.roots)
            + 0.5 * bool(look(b.trigger).roots & one.roots)
        ),
    }


def share(a: frozenset[str], b: frozenset[str], few: int = 0) -> float:
    """Return the share of words in common, 0..1: over the geometric mean of both sizes and ``few``.

    Of texts of a few words a large part is alike by chance: so many more are reckoned to each.
    """
    return len(a & b) / sqrt((len(a) + few) * (len(b) + few)) if a and b else 0.0


@lru_cache(maxsize=KEPT)
def look(text: str) -> Words:
    """Return what a stretch of text is compared by."""
    words = fold_words(text)
    telling = frozenset(map(base, frozenset(words) - words_in("link_empty_words") or words))
    return Words(
        telling,
        frozenset(root(word) for word in telling),
        frozenset(number for word in telling for number in families_of(word)),
        frozenset(stem(word) for word in content_words([text])),
        frozenset(word for word in words if word.isdigit()),
    )


@lru_cache(maxsize=KEPT)
def base(word: str) -> str:
    """Return the dictionary form of a folded word, a verb's where it may be one's."""
    verb = forms().get((word, "VERB")) or known_base(word)
    return verb or lemma_of(word, "NOUN", "")


@lru_cache(maxsize=KEPT)
def root(word: str) -> str:
    """Return what a folded word shares with its forms and with the nouns made of it."""
    plain = base(word)
    ending = next((end for end in ENDINGS if plain.endswith(end)), "")
    bare = plain[: -len(ending)] if len(plain) - len(ending) >= SHORTEST and ending else plain
    return bare.replace("y", "i")[:ROOT]


@lru_cache(maxsize=KEPT)
def families_of(word: str) -> frozenset[int]:
    """Return the families of a folded word: its own, or else those of the words of its root."""
    return families().get(base(word)) or families().get(word) or roots().get(root(word), frozenset())


@cache
def families() -> Mapping[str, frozenset[int]]:
    """Return the families of each word of the table."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(read_table("event_families")):
        for word in row["words"].split():
            found[word] = found.get(word, frozenset()) | {number}
    return found


@cache
def roots() -> Mapping[str, frozenset[int]]:
    """Return the families of each root."""
    found: dict[str, frozenset[int]] = {}
    for word, numbers in families().items():
        found[root(word)] = found.get(root(word), frozenset()) | numbers
    return found


@cache
def read_weights() -> Mapping[str, float]:
    """Return the learned weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in read_table("link_alike_weights")}
