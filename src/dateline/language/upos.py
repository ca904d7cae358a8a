"""The language model's parts of speech by the package's rules: PROPN throughout names, X for addresses.

A name's words are proper nouns where the treebanks' English tags say so, and capitalised words in what
the model found to be the name of a person, body, place or thing ("Clean Power Plan"). A word in small
letters is a proper noun inside such names only ("the attorney general" is none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.language.days import days
from dateline.language.tagger import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.structure import Structure

PROPER: Final = frozenset({"NNP", "NNPS"})
PAST: Final = "VBD"
PEOPLES: Final = "NORP"  # names of peoples and faiths are adjectives as often as nouns
OPEN: Final = frozenset({"NOUN", "ADJ", "VERB"})  # what the model takes words of names for


def mend_tags(words: Sequence[str], found: Structure) -> list[str]:
    """Return the parts of speech of all words by the package's rules."""
    named = set(name_words(found))
    tags = [
        mend(*word, inside=at in named)
        for at, word in enumerate(zip(words, found.upos, found.xpos, strict=True))
    ]
    for at in bare_gerunds(words, tags, found.xpos):
        tags[at] = "NOUN"
    return tags


def bare_gerunds(words: Sequence[str], tags: Sequence[str], fine: Sequence[str]) -> Iterator[int]:
    """Yield the words in -ing that open a sentence as its subject: "Shelling killed two"."""
    for at, (word, tag) in enumerate(zip(words[:-1], tags, strict=False)):
        if tag == "VERB" and word.endswith("ing") and word[0].isupper() and fine[at + 1] == PAST:
            yield at


def name_words(found: Structure) -> Iterator[int]:
    """Yield the words of names, but those of peoples."""
    for name in found.names:
        if name.label != PEOPLES:
            yield from range(name.first, name.last)


def mend(word: str, tag: str, fine: str, *, inside: bool) -> str:
    """Return the part of speech of one word; ``inside`` tells whether it stands in a name.

    A day or month is no common noun.
    """
    if is_address(word):
        return "X"
    proper = fine in PROPER or tag == "PROPN"
    if word in days():
        return "PROPN" if proper or tag == "NOUN" else tag
    if inside:
        return "PROPN" if proper or (tag in OPEN and word[0].isupper()) else tag
    if proper and word.islower():
        return "NOUN" if tag == "PROPN" else tag
    return "PROPN" if proper else tag
