"""Attributions from the model's scores: cues, and for each cue the spans of its source and its content.

Cues are the best chain of labels of each window; for each cue two more chains run over its window. The
same text as in training: a window is a paragraph, or what of it the network reads at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.bound import LABELS, lay_out, place, score, softmax
from dateline.language.spans import best_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.bound import Floats, Numbers, Stretch, Stretches, Weights

SOURCE, CUE, CONTENT = 0, 1, 2
ROLES: Final = 3
MOST: Final = 16  # cues of a window; prose has no more, and each costs a pass over the window
TOGETHER: Final = 128  # cues that are looked at at once


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
    found = score(
        weights, (scores.word, scores.cue), [cue for _, cue in cues], (rows, places, sentences)
    )
    roles = scores.roles.reshape(-1, ROLES, LABELS)[places][:, [SOURCE, CONTENT]]
    found = found.reshape(-1, 2, LABELS) + roles
    ends = np.cumsum([last - first for (first, last), _ in cues]).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    return np.stack(
        [best_labels(found[:, role], bounds, weights.chain(LABELS + role)) for role in range(2)]
    )


def split(labels: Numbers, windows: Sequence[Stretch]) -> Iterator[tuple[Stretches, Stretches]]:
    """Yield the sources and contents that the labels of each window's rows mark."""
    at = 0
    for first, last in windows:
        sources, contents = labels[:, at : at + last - first].tolist()
        yield tuple(place(sources, first)), tuple(place(contents, first))
        at += last - first
