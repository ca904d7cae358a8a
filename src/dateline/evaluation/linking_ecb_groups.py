"""Groups documents by what they are about, from their words alone: tf-idf, average closeness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.evaluation.linking_ecb_rows import Document

    Doubles = NDArray[np.float64]
    Numbers = NDArray[np.int64]

WIDE: Final = 0.09  # where documents may tell of one happening at all: pairs are looked at within these
STOPS: Final = (0.13, 0.15, 0.18, 0.22)  # narrower groups, which a pair is asked about
TIGHT: Final = 0.18  # of those, the groups within which the baseline is at its best


@dataclass(frozen=True, slots=True, eq=False)
class Closeness:
    """How close documents are; D documents, all [D, D] but ``groups``.

    ``words``: cosine of tf-idf; ``company``: cosine of whom they are close to; ``ranks``: how many are
    closer to either, as a sum of logarithms; ``groups``: the group of each document [D] by its stop.
    """

    words: Doubles
    company: Doubles
    ranks: Doubles
    groups: Mapping[float, Numbers]


def measure(documents: Sequence[Document]) -> Closeness:
    """Return how close the documents of one part of the set are to each other."""
    vectors = weigh_words(documents)
    words = vectors @ vectors.T
    groups = {stop: join_average(words, stop) for stop in (WIDE, *STOPS)}
    alone = words - np.diag(np.diag(words))
    known = (alone + np.diag(alone.max(axis=1))) ** 2
    known /= np.linalg.norm(known, axis=1, keepdims=True) + 1e-9
    order = np.log1p((-alone).argsort(axis=1, kind="stable").argsort(axis=1))
    return Closeness(alone, known @ known.T, order + order.T, groups)


def weigh_words(documents: Sequence[Document]) -> Doubles:
    """Return each document's words weighed by how rare they are, [documents, words], of length one."""
    held = Counter(word for one in documents for word in set(one.words))
    places = {word: at for at, word in enumerate(sorted(w for w, n in held.items() if n > 1))}
    vectors = np.zeros((len(documents), len(places)))
    for row, one in enumerate(documents):
        for word, number in Counter(one.words).items():
            if word in places:
                vectors[row, places[word]] = (1 + log(number)) * log(len(documents) / held[word])
    lengths: Doubles = np.linalg.norm(vectors, axis=1, keepdims=True)
    weighed: Doubles = vectors / (lengths + 1e-9)
    return weighed


def join_average(closeness: Doubles, stop: float) -> Numbers:
    """Return the group of each item: the closest on average are joined until none reach ``stop``.

    ``closeness`` [items, items] is symmetric; a group goes by its first item.
    """
    left = closeness.astype(np.float64).copy()
    count = len(left)
    np.fill_diagonal(left, -np.inf)
    sizes, group = np.ones(count), np.arange(count)
    while count:
        a, b = sorted(divmod(int(left.argmax()), count))
        if left[a, b] < stop:
            break
        row = (left[a] * sizes[a] + left[b] * sizes[b]) / (sizes[a] + sizes[b])
        left[a], left[:, a] = row, row
        left[a, a] = left[b] = left[:, b] = -np.inf
        sizes[a] += sizes[b]
        group[group == b] = a
    return group
