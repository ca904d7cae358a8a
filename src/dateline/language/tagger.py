"""Parts of speech (UPOS) by a linear model over hashed features, all words of a text at once.

The weights are made by ``training/tagger/train.py``; MODEL_CARD.md says from what and how well they do.
Addresses of the web and of mail are X. Inside names the tag is PROPN for every word that the treebanks'
English tags call a proper noun ("Central" in "Central Intelligence Agency"), as UD had it up to 2.12.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.capitals import mend
from dateline.language.features import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

NAME_PART: Final = "NAME"  # the model's class for adjectives and participles within names
BATCH: Final = 8192  # words tagged at once: bounds the memory
WEIGHTS: Final = "tagger.npz"
ADDRESS: Final = re.compile(r"://|^www\.|\w@\w")
ALLOWED: Final = {  # what words without a letter or digit can be
    "apostrophe": frozenset({"PUNCT", "PART"}),
    "mark": frozenset({"PUNCT", "SYM", "CCONJ"}),
}


class Model(NamedTuple):
    """The weights, one row a hashed feature and one column a tag, and the tags' names."""

    weights: NDArray[np.int8]
    tags: tuple[str, ...]


@cache
def load() -> Model:
    """Return the model that the package ships."""
    with (files("dateline.language") / WEIGHTS).open("rb") as stream, np.load(stream) as stored:
        return Model(stored["weights"], tuple(stored["tags"].tolist()))


def tag(words: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[str]:
    """Return the part of speech of every word; ``bounds`` are the token ranges of the sentences."""
    found: list[str] = []
    for first, part in batch(bounds):
        found += tag_batch(words[first : first + part[-1][1]], part)
    tags = ["PROPN" if name == NAME_PART else name for name in found]
    for place in (place for place, word in enumerate(words) if is_address(word)):
        tags[place] = "X"
    mend(words, tags, bounds)
    return tags


def batch(
    bounds: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield runs of sentences of at most BATCH words: the first word, and the ranges from there.

    A sentence longer than that is cut.
    """
    base, part = 0, list[tuple[int, int]]()
    for first, last in bounds:
        for start in range(first, last, BATCH):
            end = min(start + BATCH, last)
            if part and end - base > BATCH:
                yield base, part
                part = []
            base = base if part else start
            part.append((start - base, end - base))
    if part:
        yield base, part


def tag_batch(words: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[str]:
    """Return the model's tag of every word of some sentences."""
    model = load()
    best = choose(words, score(model, index(words, bounds)), model.tags)
    return [model.tags[number] for number in best]


def score(model: Model, rows: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the score of every tag for every word, shape (words, tags)."""
    total = np.zeros((len(rows), len(model.tags)), dtype=np.int32)
    for column in rows.T:
        total += model.weights[column]
    return total


def choose(words: Sequence[str], scores: NDArray[np.int32], tags: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the best tag of each word among those that words of its kind can have."""
    allowed = {kind: np.array([name in names for name in tags]) for kind, names in ALLOWED.items()}
    allowed["word"] = np.array([name != "PUNCT" for name in tags])
    masks = np.array([allowed[kind_of(word)] for word in words])
    best: NDArray[np.int64] = np.where(masks, scores, np.iinfo(np.int32).min).argmax(axis=1)
    return best


def kind_of(word: str) -> str:
    """Return the kind of a word: word (with a letter or digit), apostrophe, or mark."""
    if any(map(str.isalnum, word[:16])):
        return "word"
    return "apostrophe" if word in {"'", "’"} else "mark"


def is_address(word: str) -> bool:
    """Tell whether a word is an address of the web or of mail."""
    return ADDRESS.search(word, 0, 64) is not None
