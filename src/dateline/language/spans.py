"""Names from the model's scores: the best row of B-, I- and O labels for each sentence.

Where the model brings transitions they are added; in any case no I- label stands without its B-.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.reading import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.floating]

OUTSIDE: Final = "O"
TOGETHER: Final = 8192  # words, filled up, of the sentences that are decoded at once
NEVER: Final = -1e4  # the score of a label that cannot follow another one


class Transitions(NamedTuple):
    """Scores of a label after another [K, K] (from, to), and as the first one [K]."""

    between: Scores
    first: Scores


def make_transitions(labels: Sequence[str], learned: Transitions | None = None) -> Transitions:
    """Return the transitions of some labels: those learned, and never an I- without its B- before."""
    size = len(labels)
    found = learned or Transitions(np.zeros((size, size)), np.zeros(size))
    inside = np.array([label.startswith("I-") for label in labels])
    kinds = np.array([label.partition("-")[2] for label in labels])
    broken = inside[None, :] & (kinds[:, None] != kinds[None, :])
    return Transitions(
        np.where(broken, NEVER, found.between).astype(np.float32),
        np.where(inside, NEVER, found.first).astype(np.float32),
    )


def best_labels(
    scores: Scores, bounds: Sequence[tuple[int, int]], transitions: Transitions
) -> NDArray[np.int64]:
    """Return the label of every word [words]: the best path of each sentence by itself.

    ``scores`` [words, K]; ``bounds`` are the sentences as ranges of words. Sentences of like length are
    decoded together.
    """
    found = np.zeros(len(scores), dtype=np.int64)
    order = sorted(bounds, key=lambda bound: (bound[1] - bound[0], bound[0]))
    while order:
        width = order[-1][1] - order[-1][0]
        rows = [order.pop() for _ in range(min(len(order), max(1, TOGETHER // width)))]
        starts = np.array([first for first, _ in rows])
        lengths = np.array([last - first for first, last in rows])
        place = np.arange(width)
        words = np.minimum(starts[:, None] + place, len(scores) - 1)
        labels = best_paths(scores[words], lengths, transitions)
        real = place < lengths[:, None]
        found[words[real]] = labels[real]
    return found


def best_paths(
    scores: Scores, lengths: NDArray[np.int64], transitions: Transitions
) -> NDArray[np.int64]:
    """Return the best paths, [B, W]; ``scores`` [B, W, K], ``lengths`` [B] the words of each row.

    The rows stand longest first, so that those that go on at a place are the first ones.
    """
    rows, width, size = scores.shape
    going = np.searchsorted(-lengths, -np.arange(width), side="left").tolist()
    totals = np.empty((width, rows, size), scores.dtype)
    totals[0] = scores[:, 0] + transitions.first
    between = transitions.between[:, None, :]  # (from, row, to): the best is sought over the first
    for place in range(1, width):
        some = going[place]
        paths = totals[place - 1, :some].T[:, :, None] + between
        totals[place, :some] = np.maximum.reduce(paths, axis=0) + scores[:some, place]
    return trace(totals, going, transitions.between)


def trace(totals: Scores, going: Sequence[int], between: Scores) -> NDArray[np.int64]:
    """Return the labels [B, W] that lead to the best last one of each row; 0 beyond a row's length.

    ``totals`` [W, B, K] are the scores of the best paths up to each label of each place, of the first
    ``going[place]`` rows.
    """
    width, rows, _ = totals.shape
    found = np.zeros((rows, width), dtype=np.int64)
    into = np.ascontiguousarray(between.T)  # (to, from)
    label = np.zeros(0, dtype=np.int64)
    for place in range(width - 1, -1, -1):
        before = totals[place, : going[place]].copy()
        before[: len(label)] += into[label]
        label = before.argmax(axis=1)
        found[: len(label), place] = label
    return found


def find_spans(labels: Sequence[str], bounds: Sequence[tuple[int, int]]) -> tuple[Phrase, ...]:
    """Return the names that the labels of all words mark, none over the border of a sentence."""
    return tuple(
        Phrase(start, end, end - 1, kind)
        for first, last in bounds
        for start, end, kind in walk(labels, first, last)
    )


def walk(labels: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names within one sentence: first token, the token after the last, type."""
    start, kind = first, ""
    for place in range(first, last):
        mark, _, found = labels[place].partition("-")
        if kind and (mark != "I" or found != kind):
            yield start, place, kind
            kind = ""
        if found and not kind:
            start, kind = place, found
    if kind:
        yield start, last, kind
