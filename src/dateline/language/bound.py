"""Spans that are bound to a cue: scored by what word and cue are to each other and how far apart.

Spans are chains of three labels: 0 outside, 1 a span begins, 2 it goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.spans import Transitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

Stretch = tuple[int, int]  # words, the end exclusive
Stretches = tuple[Stretch, ...]
LABELS: Final = 3
STEPS: Final = np.array((1, 2, 3, 5, 8, 13, 21, 40))  # words from a cue: the bounds of steps
APART: Final = 2  # sentences from a cue: what is farther counts as this


class Weights(NamedTuple):
    """What scores a word with a cue; D is the width of both.

    ``far`` [2 * steps + 1, D] and ``apart`` [2 * APART + 1, D] stand for distances in words and in
    sentences, ``weight`` [2 D, 3 roles] and ``bias`` [3 roles] make scores of each role's labels;
    ``transitions`` [chains, 3, 3] and ``starts`` [chains, 3] are those of all chains of labels.
    """

    far: Floats
    apart: Floats
    weight: Floats
    bias: Floats
    transitions: Floats
    starts: Floats

    def chain(self, number: int) -> Transitions:
        """Return the transitions of one of the chains."""
        return Transitions(self.transitions[number], self.starts[number])


def make_weights(stored: Mapping[str, Floats], kind: str) -> Weights | None:
    """Return the weights of a kind among the stored arrays, or None where there are none."""
    names = [f"{kind}_{name}" for name in Weights._fields]
    if names[0] not in stored:
        return None
    return Weights(*(np.asarray(stored[name], np.float32) for name in names))


def lay_out(windows: Sequence[Stretch]) -> tuple[Numbers, Numbers]:
    """Return the number of the window, and the word, of every row: the windows one after the other."""
    lengths = [last - first for first, last in windows]
    places = np.concatenate([np.arange(first, last) for first, last in windows])
    return np.repeat(np.arange(len(windows)), lengths), places


def score(
    weights: Weights,
    words: tuple[Floats, Floats],
    cues: Sequence[Stretch],
    where: tuple[Numbers, Numbers, Numbers],
) -> Floats:
    """Return scores [rows, 3 roles] of words with cues.

    ``words`` [words, D] are all words as such and as cues; ``where`` the rows' cues and words, and the
    sentences of all words.
    """
    rows, places, sentences = where
    firsts, lasts = np.array(cues, np.int64).T
    cue = np.stack([words[1][first:last].mean(axis=0) for first, last in cues])[rows]
    word = words[0][places]
    far = steps_of(places - lasts[rows] + 1) - steps_of(firsts[rows] - places) + len(STEPS)
    apart = np.clip(sentences[places] - sentences[firsts[rows]], -APART, APART) + APART
    bent = np.maximum(word + cue + weights.far[far] + weights.apart[apart], 0)
    found: Floats = np.hstack((bent, word * cue)) @ weights.weight + weights.bias
    return found


def steps_of(distance: Numbers) -> Numbers:
    """Return how many of the bounds of steps a distance reaches; 0 where it is not ahead."""
    return np.searchsorted(STEPS, np.maximum(distance, 0), side="right")


def spans_of(labels: Sequence[int]) -> Iterator[Stretch]:
    """Yield the spans that labels mark; one that goes on from nothing begins there."""
    begin = -1
    for place, label in enumerate((*labels, 0)):
        if begin >= 0 and label != LABELS - 1:
            yield begin, place
            begin = -1
        if label == 1 or (label == LABELS - 1 and begin < 0):
            begin = place


def place(labels: Sequence[int], first: int) -> list[Stretch]:
    """Return the spans that labels mark, the first label being that of the word ``first``."""
    return [(first + begin, first + end) for begin, end in spans_of(labels)]


def softmax(scores: Floats) -> Floats:
    """Return the odds [..., K] that scores [..., K] stand for."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found
