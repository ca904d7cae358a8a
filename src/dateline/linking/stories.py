"""Stories: articles on one topic of the news, grouped by what is rare in their titles and openings.

Articles are vectors of their words' weights (tf-idf). Day by day, the two groups whose sums are the
most alike are joined first, as long as they are alike enough: those of the day, then these and the
groups of the days before, as long as no more than some days lie between them. Nothing depends on the
order in which the articles were read. A story is wider than an incident: it tells where bare names may
be looked up, and counts for nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from math import floor
from typing import TYPE_CHECKING, Final, Protocol

from dateline.linking.alike import base
from dateline.linking.folding import fold_words, words_in
from dateline.linking.story_groups import Groups, length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Weights = Mapping[str, float]

OPENING: Final = 200  # words of a text that are looked at
TITLE: Final = 2  # how often a word of the title counts
ALIKE: Final = 0.18  # cosine from which two groups are one story
BACKGROUND: Final = 100  # articles on other topics that a few texts are weighed beside
WINDOW: Final = 4.0  # days that may lie between two groups


@dataclass(frozen=True, slots=True)
class Told:
    """What a story is told by: the article's id, when it was published (days), its counted words."""

    id: str
    day: float
    words: Counter[str]


class Telling(Protocol):
    """What is grouped into stories, as ``Told`` is."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def day(self) -> float:
        """When it was published (days)."""

    @property
    def words(self) -> Mapping[str, int]:
        """How often it has each word that is counted."""


def count_words(title: str, text: str) -> Counter[str]:
    """Return the words of a title and of the opening of a text with their counts."""
    counts: Counter[str] = Counter()
    weight = TITLE if text else 1
    for word in telling(fold_words(title)):
        counts[word] += weight
    counts.update(telling(fold_words(text)[:OPENING]))
    return counts


def telling(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that carry meaning, in their dictionary forms."""
    empty = words_in("link_empty_words")
    return (base(word) for word in words if word not in empty and len(word) > 1)


def group_told(
    told: Sequence[Telling],
    alike: float = ALIKE,
    window: float = WINDOW,
    weighing: Weighing | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each story, ordered by its first article in time."""
    ordered = sorted(told, key=lambda one: (one.day, one.id))
    weigh = weighing or Weighing(one.words for one in ordered)
    groups = Groups(alike, window)
    for _, numbers in groupby(range(len(ordered)), key=lambda at: floor(ordered[at].day)):
        groups.take_in({at: (ordered[at].day, weigh(ordered[at].words)) for at in numbers})
    return tuple(tuple(sorted(ordered[at].id for at in group)) for group in groups.finish())


class Weighing:
    """Gives the words of a text their weights (tf-idf, of length 1) by how many texts have each.

    A few texts on one topic do not know which of its words are rare in the news: they are weighed beside
    others that are supposed, fewer the more texts there are, which are then a background by themselves.
    """

    def __init__(self, counts: Iterable[Iterable[str]]) -> None:
        held: Counter[str] = Counter()
        size = 0
        for words in counts:
            held.update(frozenset(words))
            size += 1
        beside = size + BACKGROUND * BACKGROUND / (BACKGROUND + size)
        self.rarity = {word: math.log1p(beside / (texts + 1)) for word, texts in held.items()}

    def __call__(self, counts: Mapping[str, int]) -> Weights:
        """Return the weights of a text's words, given how often it has each."""
        weights = {word: (1 + math.log(count)) * self.rarity[word] for word, count in counts.items()}
        length = length_of(weights) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def most_central(told: Iterable[Telling], weigh: Weighing) -> str:
    """Return the id of the article that is most alike to the sum of a story's, of equals the first."""
    vectors = {one.id: weigh(one.words) for one in sorted(told, key=lambda one: (one.day, one.id))}
    total: dict[str, float] = {}
    for vector in vectors.values():
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    near = {
        key: math.fsum(weight * total[word] for word, weight in vector.items())
        for key, vector in vectors.items()
    }
    return max(near, key=lambda key: round(near[key], 9))
