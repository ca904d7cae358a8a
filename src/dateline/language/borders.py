"""Borders of sentences: what the rules say, and what the language model adds where it is sure.

The rules know marks and abbreviations. The model knows what the words mean, and ends a sentence where
the rules saw no end ("see you at the game tomorrow? there will be some girls"); never within a stretch
without spaces. How sure it must be hangs on what meets there: a mark before a capital letter needs
little, a small letter much. It takes back no border of the rules: on the treebanks' development
documents it would have been wrong more often than right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.language.sentences import CLOSERS, is_stop, speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# The logit from which the model ends a sentence that the rules go on with, by what meets there.
# Measured on the treebanks' development documents: from these on, most ends are right.
MARKED: Final = -1.0  # a mark that ends or closes, then a capital
OPEN: Final = 0.5  # neither
SMALL: Final = 2.0  # a small letter or a dash follows
SPOKEN: Final = 8.0  # a closed quotation, then who speaks: "Are we late?" Tarn asked
DASHES: Final = frozenset({"-", "–", "—", "--"})


def ask_for(words: Sequence[str]) -> NDArray[np.float32]:
    """Return how sure the model must be to end a sentence after each word, as a logit [words]."""
    needed = [need(word, after) for word, after in pairwise(words)]
    for place, word in enumerate(words[:-1], 1):
        if word in CLOSERS and speaks(words, place):
            needed[place - 1] = SPOKEN
    return np.array([*needed, OPEN], np.float32)


def need(word: str, after: str) -> float:
    """Return the logit from which a sentence ends between two words."""
    if after[0].islower() or after in DASHES:
        return SMALL
    closed = is_stop(word) or word in CLOSERS
    return MARKED if closed and after[0].isupper() else OPEN


def settle(
    rules: NDArray[np.bool_],
    spaced: NDArray[np.bool_],
    logits: NDArray[np.floating],
    needed: NDArray[np.floating],
) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each word; all arrays have the same shape.

    ``rules`` is what the rules say, ``spaced`` whether a space follows the word.
    """
    found: NDArray[np.bool_] = rules | (spaced & (logits > needed))
    return found
