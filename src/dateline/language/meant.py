"""Whom pronouns mean, as far as the model tells: a score for every word that they are read with.

What is scored is the head word of a mention; which words are that, the readers know. Only words of the
same window, mostly the pronoun's paragraph, have a score.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PRONOUNS: Final = frozenset({"PRP", "PRP$"})


class Meant(NamedTuple):
    """The scores (logarithms, up to a constant) of the words from ``first`` on, and of nobody."""

    first: int
    scores: tuple[float, ...]
    nobody: float

    def of(self, word: int) -> float | None:
        """Return how much speaks for a word over nobody, or None where it was not read with this one."""
        at = word - self.first
        return self.scores[at] - self.nobody if 0 <= at < len(self.scores) else None


def find_meant(
    xpos: Sequence[str], windows: Sequence[tuple[int, int]], asking: Floats, meant: Floats
) -> Mapping[int, Meant]:
    """Return the scores of every pronoun.

    ``asking`` is [words, K + 1], the last number for nobody; ``meant`` [words, K].
    """
    found: dict[int, Meant] = {}
    for first, last in windows:
        own = [word for word in range(first, last) if xpos[word] in PRONOUNS]
        if own:
            scores = asking[own, :-1] @ meant[first:last].T / sqrt(asking.shape[1])
            for word, row in zip(own, scores.tolist(), strict=True):
                found[word] = Meant(first, tuple(row), float(asking[word, -1]))
    return found
