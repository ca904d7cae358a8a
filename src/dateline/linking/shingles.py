"""Runs of five words as 64-bit numbers: what texts are compared by, the same on every machine."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from dateline.linking.folding import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

RUN = 5  # words a shingle holds
SAMPLED = np.uint64(8)  # one shingle in eight goes into the index
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, bits spread: the golden ratio of 2**64
SHIFT = np.uint64(32)


@lru_cache(maxsize=200_000)
def word_number(word: str) -> int:
    """Return a stable 64-bit number for a word."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def text_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case."""
    return tuple(WORD.findall(text.casefold()))


def shingle(words: tuple[str, ...]) -> Numbers:
    """Return the distinct runs of five words as sorted numbers; a shorter text is one run."""
    numbers = np.array([word_number(word) for word in words], dtype=np.uint64)
    run = min(RUN, len(words))
    count = len(words) - run + 1 if run else 0
    total = np.zeros(count, dtype=np.uint64)
    for place in range(run):
        total = mix(total * FACTOR + numbers[place : place + count])
    distinct: Numbers = np.unique(total)
    return distinct


def mix(numbers: Numbers) -> Numbers:
    """Spread the bits, so that the low ones can be used for sampling."""
    spread: Numbers = (numbers ^ (numbers >> SHIFT)) * FACTOR
    mixed: Numbers = spread ^ (spread >> SHIFT)
    return mixed


def sample(shingles: Numbers) -> Numbers:
    """Return the shingles that go into the index; which ones depends on the words alone."""
    sampled: Numbers = shingles[shingles % SAMPLED == 0]
    return sampled


def count_shared(a: Numbers, b: Numbers) -> int:
    """Return how many shingles two sorted arrays have in common."""
    return int(np.intersect1d(a, b, assume_unique=True).size)
