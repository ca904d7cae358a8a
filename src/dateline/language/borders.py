"""Borders of sentences: what the rules say, and what the language model adds where it is sure.

The rules know marks and abbreviations. The model knows what the words mean, and ends a sentence where
the rules saw no end ("see you at the game tomorrow? there will be some girls"); never within a stretch
without spaces. It takes back no border of the rules: on the treebanks' development documents it would
have been wrong more often than right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPLIT: Final = 3.0  # the logit from which the model ends a sentence that the rules go on with


def settle(
    rules: NDArray[np.bool_], spaced: NDArray[np.bool_], logits: NDArray[np.floating]
) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each word; all arrays have the same shape.

    ``rules`` is what the rules say, ``spaced`` whether a space follows the word.
    """
    found: NDArray[np.bool_] = rules | (spaced & (logits > SPLIT))
    return found
