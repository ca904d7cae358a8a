"""Borders of sentences: what the rules say, settled by the language model where it is sure.

The rules know marks and abbreviations, the model what the words mean: it ends a sentence at which the
rules saw no end ("He left at 5 p.m. Nobody followed") only where it is nearly certain, and undoes an
end of theirs likewise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPLIT: Final = 3.0  # the logit from which the model ends a sentence that the rules go on with
JOIN: Final = -3.0  # the logit under which it goes on with a sentence that the rules end


def settle(rules: NDArray[np.bool_], logits: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each word; both arrays have the same shape."""
    found: NDArray[np.bool_] = np.where(rules, logits > JOIN, logits > SPLIT)
    return found
