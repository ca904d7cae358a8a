"""One name, one kind: what an article says of a word elsewhere weighs in on each of its places.

A model that reads a paragraph at a time may take "Xinhua" for a place here and for an agency there. In
one article a capitalised word nearly always names one thing, so that each of its places is moved towards
the mean of all of them (as by Krishnan and Manning, ACL 2006, with less machinery).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SHARE: Final = 0.8  # how far a place is moved towards the mean of all places


def agree(words: Sequence[str], scores: Floats, labels: Sequence[str]) -> Floats:
    """Return the scores of all labels [words, labels], those of one capitalised word moved together.

    A word opens a name here and goes on with one there, so that what is moved is the kind alone.
    """
    places = repeated(words)
    if not len(places):
        return scores
    kinds, of_label = np.unique([label[2:] for label in labels], return_inverse=True)
    numbers: dict[str, int] = {}  # of the words: an array of them would be as wide as the longest
    of_place = np.array([numbers.setdefault(words[place], len(numbers)) for place in places.tolist()])
    own = np.stack(
        [np.logaddexp.reduce(scores[places][:, of_label == kind], axis=1) for kind in range(len(kinds))],
        1,
    )
    own -= np.logaddexp.reduce(own, axis=1, keepdims=True)
    sums = np.zeros((len(numbers), len(kinds)))
    np.add.at(sums, of_place, own)
    means = sums / np.bincount(of_place)[:, None]
    moved = scores.copy()
    moved[places] += SHARE * (means[of_place] - own)[:, of_label]
    return moved


def repeated(words: Sequence[str]) -> NDArray[np.int64]:
    """Return the places of the capitalised words that stand in the article more than once."""
    seen: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if len(word) > 1 and word[0].isupper() and word.isalnum():
            seen.setdefault(word, []).append(place)
    found = [place for places in seen.values() if len(places) > 1 for place in places]
    return np.array(sorted(found), np.int64)
