"""What kind of event a word tells: a small network over the states of the language model.

It looks at the state of the word and at the mean over its sentence, as the network of news does, and
says how likely each event type of PLOVER is, OTHER (a happening that is no political act), and NOTHING
(no happening that is to be coded). ``training/what/train_kinds.py`` made it. It knows a word by its
neighbours: words that no frame has are read where words like them were marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

import numpy as np

from dateline.language.bound import softmax
from dateline.language.news import look
from dateline.records import EventType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.language.bound import Stretch

    Floats = NDArray[np.float32]

OPENING: Final = 3  # sentences an article opens with: of the words of these the kinds are told
NOTHING: Final = "nothing"
KINDS: Final[tuple[str, ...]] = (*get_args(EventType), NOTHING)  # in the network's order


class Kinds(NamedTuple):
    """The weights; D is the width of a state, H the number of inner numbers, K that of ``KINDS``.

    ``inner`` [LOOKS * D, H] and ``bias`` [H] make the inner numbers; ``outer`` [H, K] weighs those above
    0, ``base`` [K] is added.
    """

    inner: Floats
    bias: Floats
    outer: Floats
    base: Floats


def make_kinds(stored: Mapping[str, Floats]) -> Kinds | None:
    """Return the weights among the stored arrays, or None where there are none, or for other kinds."""
    if "kinds_inner" not in stored or stored["kinds_outer"].shape[1] != len(KINDS):
        return None
    return Kinds(*(np.asarray(stored[f"kinds_{name}"], np.float32) for name in Kinds._fields))


def score_kinds(
    weights: Kinds, states: Floats, bounds: Sequence[Stretch], words: Sequence[int]
) -> list[tuple[float, ...]]:
    """Return for some words how likely each of ``KINDS`` is: numbers from 0 to 1 that add up to 1.

    ``states`` [words of the text, D]; ``bounds`` the sentences as ranges of words, one after the other
    without gaps.
    """
    inner = look(states, bounds)[list(words)] @ weights.inner + weights.bias
    odds = softmax(np.maximum(inner, 0) @ weights.outer + weights.base)
    return [tuple(row) for row in odds.tolist()]
