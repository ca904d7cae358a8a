"""Stories: articles on one topic of the news, grouped by what is rare in their titles and openings.

Articles are vectors of their words' weights (tf-idf); the two groups whose sums are the most alike are
joined first, as long as they are alike enough and no more than some days lie between them. Nothing
depends on the order in which the articles were read. A story is wider than an incident: it tells where
bare names may be looked up, and counts for nothing.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.linking.alike import base
from dateline.linking.days import published_day
from dateline.linking.folding import fold_words, words_in
from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.neighbours import LinkedArticle

    Weights = Mapping[str, float]

OPENING: Final = 200  # words of a text that are looked at
TITLE: Final = 2  # how often a word of the title counts
ALIKE: Final = 0.18  # cosine from which two groups are one story
WINDOW: Final = 4.0  # days that may lie between two groups
TELLING: Final = 12  # words of a group by which others are found


@dataclass(frozen=True, slots=True)
class Told:
    """What a story is told by: the article's id, when it was published (days), its counted words."""

    id: str
    day: float
    words: Counter[str]


def find_stories(
    articles: Iterable[LinkedArticle], alike: float = ALIKE, window: float = WINDOW
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the articles of each story, in order; teasers and undated ones are left out."""
    told = [
        Told(one.article.id, float(day), count_words(one.article.title or "", one.article.text))
        for one in articles
        if one.article.kind == "story" and (day := published_day(one.article)) is not None
    ]
    return group_told(told, alike, window)


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
    told: Sequence[Told], alike: float = ALIKE, window: float = WINDOW
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each story."""
    ordered = sorted(told, key=lambda one: (one.day, one.id))
    groups = Groups([one.day for one in ordered], weigh([one.words for one in ordered]))
    groups.join_all(alike, window)
    return tuple(
        tuple(sorted(ordered[at].id for at in group))
        for group in groups.unions.groups(range(len(ordered)))
    )


def weigh(counts: Sequence[Counter[str]]) -> list[Weights]:
    """Return the words of each text with their weights: tf-idf, of length 1."""
    held: Counter[str] = Counter(word for one in counts for word in one)
    rarity = {word: math.log1p(len(counts) / texts) for word, texts in held.items()}
    return [
        shorten({word: (1 + math.log(count)) * rarity[word] for word, count in one.items()})
        for one in counts
    ]


def shorten(weights: dict[str, float]) -> dict[str, float]:
    """Return weights of length 1."""
    length = length_of(weights) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def length_of(weights: Weights) -> float:
    """Return the length of a vector."""
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))


Candidate = tuple[float, int, int, int, int]
"""Less than nothing the more alike two groups are, the two, and how often each was joined by then."""


class Groups:
    """Groups of texts by the number of their first one: their sums, days, and telling words."""

    def __init__(self, days: Sequence[float], texts: Sequence[Weights]) -> None:
        self.unions = Unions(len(texts))
        self.sums: dict[int, dict[str, float]] = {at: dict(text) for at, text in enumerate(texts)}
        self.lengths = dict.fromkeys(self.sums, 1.0)
        self.spans = {at: (day, day) for at, day in enumerate(days)}
        self.joined = dict.fromkeys(self.sums, 0)
        self.marks: dict[int, tuple[str, ...]] = {}
        self.by_mark: dict[str, set[int]] = defaultdict(set)
        for at in self.sums:
            self.mark(at)

    def mark(self, at: int) -> None:
        """Have a group be found by its telling words."""
        for word in self.marks.get(at, ()):
            self.by_mark[word].discard(at)
        held = self.sums.get(at, {})
        self.marks[at] = tuple(sorted(held, key=lambda word: (-held[word], word))[:TELLING])
        for word in self.marks[at]:
            self.by_mark[word].add(at)

    def join_all(self, alike: float, window: float) -> None:
        """Join the most alike two, again and again, until none are alike enough."""
        heap = [one for at in self.sums for one in self.candidates(at, alike, window) if one[1] == at]
        heapq.heapify(heap)
        while heap:
            _, a, b, of_a, of_b = heapq.heappop(heap)
            if a in self.sums and b in self.sums and (self.joined[a], self.joined[b]) == (of_a, of_b):
                self.join(a, b)
                for one in self.candidates(a, alike, window):
                    heapq.heappush(heap, one)

    def candidates(self, at: int, alike: float, window: float) -> Iterator[Candidate]:
        """Yield the groups that are alike enough to one, and near enough in time."""
        others = {other for word in self.marks[at] for other in self.by_mark[word]} - {at}
        for other in others:
            if self.gap(at, other) <= window and (found := self.cosine(at, other)) >= alike:
                a, b = min(at, other), max(at, other)
                yield -found, a, b, self.joined[a], self.joined[b]

    def gap(self, a: int, b: int) -> float:
        """Return how many days lie between two groups."""
        (first, last), (begin, end) = self.spans[a], self.spans[b]
        return max(0.0, begin - last, first - end)

    def cosine(self, a: int, b: int) -> float:
        """Return how alike the sums of two groups are, 0..1."""
        short, long = sorted((self.sums[a], self.sums[b]), key=len)
        shared = math.fsum(weight * long.get(word, 0.0) for word, weight in short.items())
        return round(shared / (self.lengths[a] * self.lengths[b]), 12)

    def join(self, a: int, b: int) -> None:
        """Make a later group part of an earlier one."""
        self.unions.join(a, b)
        for word, weight in self.sums.pop(b).items():
            self.sums[a][word] = self.sums[a].get(word, 0.0) + weight
        self.lengths[a] = length_of(self.sums[a])
        (first, last), (begin, end) = self.spans[a], self.spans[b]
        self.spans[a] = min(first, begin), max(last, end)
        self.joined[a] += 1
        self.mark(a)
        self.mark(b)
