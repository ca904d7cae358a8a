"""Attributions from the model's scores: cues, and for each cue the spans of its source and its content.

Spans are chains of three labels: 0 outside, 1 a span begins, 2 it goes on. Cues are the best chain of
each window; for each cue two more chains run over its window, scored by what word and cue are to each
other and by how far they are apart. The same text as in training: a window is a paragraph, or what of
it the network reads at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.spans import Transitions, best_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

Stretch = tuple[int, int]  # words, the end exclusive
Stretches = tuple[Stretch, ...]
SOURCE, CUE, CONTENT = 0, 1, 2
LABELS: Final = 3
ROLES: Final = 3
STEPS: Final = np.array((1, 2, 3, 5, 8, 13, 21, 40))  # words from a cue: the bounds of steps
MOST: Final = 16  # cues of a window; prose has no more, and each costs a pass over the window
TOGETHER: Final = 128  # cues that are looked at at once
APART: Final = 2  # sentences from a cue: what is farther counts as this


class Weights(NamedTuple):
    """What scores a word with a cue; D is the width of both.

    ``far`` [2 * steps + 1, D] and ``apart`` [2 * APART + 1, D] stand for distances in words and in
    sentences, ``weight`` [2 D, 6] and ``bias`` [6] make scores of source and content; ``transitions``
    [5, 3, 3] and ``starts`` [5, 3] are those of source, cue and content, and of a cue's source and
    content.
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


class Scores(NamedTuple):
    """What the network says of all words: ``roles`` [words, 9], ``word`` and ``cue`` [words, D]."""

    roles: Floats
    word: Floats
    cue: Floats


class Attribution(NamedTuple):
    """A cue with its sources and contents, in words; ``odds`` tells how sure the cue is, 0 to 1."""

    cue: Stretch
    sources: Stretches
    contents: Stretches
    odds: float


def make_weights(stored: Mapping[str, Floats]) -> Weights | None:
    """Return the weights among the stored arrays, or None where there are none."""
    names = [f"said_{name}" for name in Weights._fields]
    if names[0] not in stored:
        return None
    return Weights(*(np.asarray(stored[name], np.float32) for name in names))


def find_attributions(
    weights: Weights, scores: Scores, windows: Sequence[Stretch], sentences: Numbers
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in the order of their cues.

    ``windows`` are ranges of words; ``sentences`` [words] numbers the sentence of every word.
    """
    roles = scores.roles.reshape(-1, ROLES, LABELS)
    odds = 1 - softmax(roles[:, CUE])[:, 0]
    cues = list(find_cues(weights, roles[:, CUE], windows, odds))
    some = (cues[at : at + TOGETHER] for at in range(0, len(cues), TOGETHER))
    return tuple(one for part in some for one in attribute(weights, scores, part, (sentences, odds)))


def attribute(
    weights: Weights,
    scores: Scores,
    cues: Sequence[tuple[Stretch, Stretch]],
    words: tuple[Numbers, Floats],
) -> Iterator[Attribution]:
    """Yield the attributions of some cues with their windows; ``words``: their sentences, odds."""
    sentences, odds = words
    parts = split(find_parts(weights, scores, cues, sentences), [window for window, _ in cues])
    for (_, cue), (sources, contents) in zip(cues, parts, strict=True):
        yield Attribution(cue, sources, contents, float(odds[slice(*cue)].mean()))


def find_cues(
    weights: Weights, scores: Floats, windows: Sequence[Stretch], odds: Floats
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield each cue with the window that holds it; of very many in one window the surest."""
    labels = best_labels(scores, windows, weights.chain(CUE))
    for window in windows:
        cues = place(labels[slice(*window)].tolist(), window[0])
        if len(cues) > MOST:
            cues = sorted(sorted(cues, key=lambda cue: -odds[slice(*cue)].mean())[:MOST])
        yield from ((window, cue) for cue in cues)


def find_parts(
    weights: Weights, scores: Scores, cues: Sequence[tuple[Stretch, Stretch]], sentences: Numbers
) -> Numbers:
    """Return labels [2, rows] of sources and contents, one row for every word of each cue's window."""
    rows, places = lay_out([window for window, _ in cues])
    found = score(weights, scores, [cue for _, cue in cues], (rows, places, sentences))
    roles = scores.roles.reshape(-1, ROLES, LABELS)[places][:, [SOURCE, CONTENT]]
    found = found.reshape(-1, 2, LABELS) + roles
    ends = np.cumsum([last - first for (first, last), _ in cues]).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    return np.stack(
        [best_labels(found[:, role], bounds, weights.chain(LABELS + role)) for role in range(2)]
    )


def lay_out(windows: Sequence[Stretch]) -> tuple[Numbers, Numbers]:
    """Return the number of the window, and the word, of every row: the windows one after the other."""
    lengths = [last - first for first, last in windows]
    places = np.concatenate([np.arange(first, last) for first, last in windows])
    return np.repeat(np.arange(len(windows)), lengths), places


def score(
    weights: Weights,
    scores: Scores,
    cues: Sequence[Stretch],
    where: tuple[Numbers, Numbers, Numbers],
) -> Floats:
    """Return scores [rows, 6] of words with cues; ``where`` are the rows' cues and words, sentences."""
    rows, places, sentences = where
    firsts, lasts = np.array(cues, np.int64).T
    cue = np.stack([scores.cue[first:last].mean(axis=0) for first, last in cues])[rows]
    word = scores.word[places]
    far = steps_of(places - lasts[rows] + 1) - steps_of(firsts[rows] - places) + len(STEPS)
    apart = np.clip(sentences[places] - sentences[firsts[rows]], -APART, APART) + APART
    bent = np.maximum(word + cue + weights.far[far] + weights.apart[apart], 0)
    found: Floats = np.hstack((bent, word * cue)) @ weights.weight + weights.bias
    return found


def steps_of(distance: Numbers) -> Numbers:
    """Return how many of the bounds of steps a distance reaches; 0 where it is not ahead."""
    return np.searchsorted(STEPS, np.maximum(distance, 0), side="right")


def split(labels: Numbers, windows: Sequence[Stretch]) -> Iterator[tuple[Stretches, Stretches]]:
    """Yield the sources and contents that the labels of each window's rows mark."""
    at = 0
    for first, last in windows:
        sources, contents = labels[:, at : at + last - first].tolist()
        yield tuple(place(sources, first)), tuple(place(contents, first))
        at += last - first


def place(labels: Sequence[int], first: int) -> list[Stretch]:
    """Return the spans that labels mark, the first label being that of the word ``first``."""
    return [(first + begin, first + end) for begin, end in spans_of(labels)]


def spans_of(labels: Sequence[int]) -> Iterator[Stretch]:
    """Yield the spans that labels mark; one that goes on from nothing begins there."""
    begin = -1
    for place, label in enumerate((*labels, 0)):
        if begin >= 0 and label != LABELS - 1:
            yield begin, place
            begin = -1
        if label == 1 or (label == LABELS - 1 and begin < 0):
            begin = place


def softmax(scores: Floats) -> Floats:
    """Return the odds of the labels [..., K]."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found
