"""Runs of five words as 64-bit numbers: what texts are compared by, the same on every machine."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.linking.folding import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

WORDS_KEPT: Final = 200_000
TEXTS_KEPT: Final = 1_000
RUN = 5  # words a shingle holds
SAMPLED = np.uint64(8)  # one shingle in eight goes into the index
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, bits spread: the golden ratio of 2**64
SHIFT = np.uint64(32)


class WordNumbers(dict[str, int]):
    """Words and their numbers, remembered as they are asked for, so many at most."""

    def __missing__(self, word: str) -> int:
        """Return the number of a word that was not asked for yet."""
        if len(self) >= WORDS_KEPT:
            self.clear()
        self[word] = number = word_number(word)
        return number


KNOWN: Final = WordNumbers()


def word_number(word: str) -> int:
    """Return a stable 64-bit number for a word."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def text_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case."""
    return tuple(WORD.findall(text.casefold()))


@lru_cache(maxsize=TEXTS_KEPT)
def shingle_text(text: str) -> Numbers:
    """Return the distinct runs of a text, as ``shingle`` does; texts of one step are asked for often."""
    runs = shingle(text_words(text))
    runs.setflags(write=False)
    return runs


def shingle(words: tuple[str, ...]) -> Numbers:
    """Return the distinct runs of five words as sorted numbers; a shorter text is one run."""
    numbers = np.array(list(map(KNOWN.__getitem__, words)), dtype=np.uint64)
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
