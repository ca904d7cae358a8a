"""Happenings: which words denote one, whether it took place, of which type it may be, and where it was.

Classes of events are those of TimeML; whether they took place is scored as two sets of people did it,
one over news (UW, Lee et al. 2015), one over the web (UDS, White et al. 2016); types are PLOVER's, as
stories written for one type have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.bound import LABELS, lay_out, place, score, softmax
from dateline.language.spans import best_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.bound import Floats, Numbers, Stretch, Stretches, Weights

LEAST: Final = 0.1  # how likely a word must be a happening to be looked at; verbs always are
FACT: Final = 4  # numbers of a set: did not happen, unsure, happened, and the score
VERBS: Final = frozenset({"VERB"})
TOGETHER: Final = 256  # verbs whose places are looked for at once
REACH: Final = 80  # words before and after a verb among which its place is looked for


class Fact(NamedTuple):
    """How likely a happening did not take place, is open, or did; its score from -3 to 3."""

    denied: float
    unsure: float
    happened: float
    score: float


class Happening(NamedTuple):
    """A word that may denote a happening or a state.

    ``odds`` that it does (0 to 1), the likeliest class, what took place by the ways of each set, the
    logarithms of the odds of each type of act, and the words of the place; how likely each of the
    ``KINDS`` of events is, empty behind what the text opens with and where the model knows none.
    """

    odds: float
    kind: str
    facts: Mapping[str, Fact]
    acts: tuple[float, ...]
    place: Stretches
    kinds: tuple[float, ...] = ()


class Labels(NamedTuple):
    """The names of the numbers: sets of scores, classes of events (the first: none)."""

    facts: Sequence[str]
    events: Sequence[str]


def find_happenings(
    labels: Labels,
    weights: Weights,
    scores: Mapping[str, Floats],
    tags: Sequence[str],
    bounds: Sequence[Stretch],
) -> Mapping[int, Happening]:
    """Return what is said of all words that may denote a happening.

    ``scores`` are the network's outputs [words, K]; ``tags`` universal parts of speech, one a word;
    ``bounds`` the sentences as ranges of words.
    """
    odds = softmax(scores["events"])
    likely = (odds[:, 0] <= 1 - LEAST).tolist()
    asked = [
        (bound, word)
        for bound in bounds
        for word in range(*bound)
        if likely[word] or tags[word] in VERBS
    ]
    words = [word for _, word in asked]
    facts = {
        name: find_facts(scores["facts"][words, at * FACT : (at + 1) * FACT])
        for at, name in enumerate(labels.facts)
    }
    kinds = (odds[words, 1:].argmax(axis=1) + 1).tolist()
    chances = (1 - odds[words, 0]).tolist()
    acts = scores["acts"][words].tolist()
    places = find_places(weights, scores, asked, bounds)
    return {
        word: Happening(
            chances[at],
            labels.events[kinds[at]],
            {name: some[at] for name, some in facts.items()},
            tuple(acts[at]),
            where,
        )
        for at, (word, where) in enumerate(zip(words, places, strict=True))
    }


def find_facts(scores: Floats) -> list[Fact]:
    """Return the facts of some words [words, 4]."""
    odds = softmax(scores[:, :-1])
    return [Fact(*row) for row in np.hstack((odds, scores[:, -1:])).tolist()]


def find_places(
    weights: Weights,
    scores: Mapping[str, Floats],
    asked: Sequence[tuple[Stretch, int]],
    bounds: Sequence[Stretch],
) -> Iterator[Stretches]:
    """Yield where the happening of each word was, by its sentence near it."""
    size = len(scores["events"])
    starts = np.zeros(size, np.int64)
    starts[[first for first, _ in bounds]] = 1
    sentences: Numbers = np.cumsum(starts)
    words = scores["site_word"], scores["site_verb"]
    for at in range(0, len(asked), TOGETHER):
        some = [(near(bound, word), word) for bound, word in asked[at : at + TOGETHER]]
        rows, places = lay_out([bound for bound, _ in some])
        cues = [(word, word + 1) for _, word in some]
        given = score(weights, words, cues, (rows, places, sentences)).reshape(-1, LABELS)
        ends = np.cumsum([last - first for (first, last), _ in some]).tolist()
        ranges = list(zip([0, *ends[:-1]], ends, strict=True))
        labels = best_labels(given, ranges, weights.chain(0)).tolist()
        for ((first, _), _), (begin, end) in zip(some, ranges, strict=True):
            yield tuple(place(labels[begin:end], first))


def near(bound: Stretch, word: int) -> Stretch:
    """Return the part of a sentence that lies near one of its words."""
    return max(bound[0], word - REACH), min(bound[1], word + REACH + 1)
