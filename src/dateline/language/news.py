"""How much speaks for a word's telling news: a small network over the states of the language model.

It looks at the state of the word and at the mean over its sentence. ``training/what/train.py`` made it;
what is not news is play, fiction, habit, trade, history and figures of speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.language.bound import Stretch

    Floats = NDArray[np.float32]

LOOKS: Final = 2  # the word, its sentence


class News(NamedTuple):
    """The weights; D is the width of a state, H the number of inner numbers.

    ``inner`` [LOOKS * D, H + 1] makes the inner numbers and, in the last column, what is added as it is;
    ``bias`` [H + 1]; ``outer`` [H] weighs those inner numbers that are above 0.
    """

    inner: Floats
    bias: Floats
    outer: Floats


def make_news(stored: Mapping[str, Floats]) -> News | None:
    """Return the weights among the stored arrays, or None where there are none."""
    if "news_inner" not in stored:
        return None
    return News(*(np.asarray(stored[f"news_{name}"], np.float32) for name in News._fields))


def look(states: Floats, bounds: Sequence[Stretch]) -> Floats:
    """Return what is looked at of every word, [words, LOOKS * D].

    ``states`` [words, D]; ``bounds`` the sentences as ranges of words, one after the other without gaps.
    """
    if not len(states):
        return np.zeros((0, LOOKS * states.shape[1]), np.float32)
    lengths = np.array([last - first for first, last in bounds])
    sums = np.add.reduceat(states, [first for first, _ in bounds], axis=0)
    return np.hstack((states, np.repeat(sums / lengths[:, None], lengths, axis=0)))


def score_news(weights: News, states: Floats, bounds: Sequence[Stretch]) -> Floats:
    """Return for every word how much speaks for news, [words]; above 0: rather news than not.

    Shapes as in ``look``.
    """
    inner = look(states, bounds) @ weights.inner + weights.bias
    scores: Floats = np.maximum(inner[:, :-1], 0) @ weights.outer + inner[:, -1]
    return scores
