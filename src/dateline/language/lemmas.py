"""Lemmas: the words as dictionaries list them, in lower case.

Irregular forms stand in a table; a regular verb loses its ending, and the list of verbs says whether
an e comes back ("arriving": arrive) or a doubled letter goes ("banned": ban). Names keep their form.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VOWELS: Final = frozenset("aeiou")
HISSING: Final = ("ches", "shes", "sses", "xes", "zzes")
WITH_E: Final = (
    "at",
    "is",
    "iz",
    "yz",
    "v",
    "c",
    "u",
    "dg",
    "rg",
    "ng",
    "bl",
    "dl",
    "gl",
    "kl",
    "pl",
    "tl",
    "fl",
    "rs",
    "ns",
    "ps",
    "ls",
    "ag",
)
INFLECTED: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
BARE: Final = frozenset({"NN", "VB", "JJ", "RB"})  # English tags of forms that are their own lemma
COMPARED: Final = frozenset({"JJR", "JJS", "RBR", "RBS"})
LONGEST: Final = 40  # code points; a longer word is its own lemma


@cache
def forms() -> dict[tuple[str, str], str]:
    """Return the lemma of each irregular form, by form and part of speech."""
    found = {(row["form"], row["tag"]): row["lemma"] for row in read_table("language_forms")}
    found |= {(form, "AUX"): lemma for (form, tag), lemma in found.items() if tag == "VERB"}
    found |= {(form, tag): lemma for form, lemma in comparatives() for tag in ("ADJ", "ADV")}
    return found


def comparatives() -> Iterator[tuple[str, str]]:
    """Yield the compared forms of the adjectives in the table, each with its lemma."""
    for word in read_column("language_adjectives", "adjective"):
        for ending in ("er", "est"):
            yield compare(word) + ending, word


def compare(word: str) -> str:
    """Return an adjective as it stands before -er and -est: larg, earli, bigg."""
    if word.endswith("e"):
        return word[:-1]
    if word.endswith("y"):
        return word[:-1] + "i"
    short = len(word) < 5 and word[-2] in VOWELS and word[-3] not in VOWELS and word[-1] not in "wxy"
    return word + word[-1] if short else word


@cache
def verbs() -> frozenset[str]:
    """Return the base forms of the verbs that are known."""
    return read_column("language_verbs", "verb")


def lemmatise(words: Sequence[str], tags: Sequence[str], fine: Sequence[str] = ()) -> list[str]:
    """Return the lemma of every word, given its part of speech and, where known, its English tag."""
    return [lemma(*word) for word in zip(words, tags, fine or repeat(""), strict=False)]


def lemma(word: str, tag: str, fine: str = "") -> str:
    """Return the lemma of one word, in lower case; ``fine`` is its English tag (XPOS) or empty."""
    return lemma_of(word.lower(), tag, fine) if len(word) <= LONGEST else word.lower()


@lru_cache(maxsize=1 << 16)
def lemma_of(lower: str, tag: str, fine: str) -> str:
    """Return the lemma of a word in lower case."""
    if fine in BARE and tag in INFLECTED:
        return lower
    known = forms().get((lower, fine)) or forms().get((lower, tag))
    if known is not None:
        return known
    if fine in COMPARED:
        return strip_comparison(lower)
    if tag == "VERB":
        return strip_verb(lower)
    return strip_noun(lower) if tag == "NOUN" else lower


def strip_verb(word: str) -> str:
    """Return the base form of a regular verb's form."""
    return known_base(word) or guess_base(word)


def known_base(word: str) -> str | None:
    """Return the known verb of which a word is a regular form, or None."""
    if word in verbs():
        return word
    return next((base for base in bases(word) if base in verbs()), None)


def bases(word: str) -> Iterator[str]:
    """Yield what a word may be a regular form of, the likelier first."""
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith(("ied", "ies")):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def guess_base(word: str) -> str:
    """Return the likely base of a verb that the list of verbs lacks."""
    if word.endswith(("ied", "ies")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and VOWELS & set(stem):
            return mend(stem)
    if word.endswith((*HISSING, "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def mend(stem: str) -> str:
    """Return a verb's stem with the e it lost or without the letter it doubled."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if stem.endswith(WITH_E) and not stem.endswith(("ing", "ong", "ang", "eat", "oat")):
        return stem + "e"
    return stem


def strip_comparison(word: str) -> str:
    """Return the plain form of a compared adjective or adverb that no table knows."""
    stem = word.removesuffix("est") if word.endswith("est") else word.removesuffix("er")
    if stem == word or len(stem) < 3:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsfz" else stem


def strip_noun(word: str) -> str:
    """Return the singular of a noun with a regular plural."""
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(HISSING):
        return word[:-2]
    plural = word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and not word[0].isdigit() else word
