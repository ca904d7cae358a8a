"""Groups of alike texts, taken in day by day: what was told too long ago is compared no more."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Weights = Mapping[str, float]

TELLING: Final = 12  # words of a group by which others are found
COMPARED: Final = 20  # groups that one is compared with at a time
KEPT: Final = 300  # words of a group's sum that are kept: those that weigh most

Candidate = tuple[float, int, int, int, int]
"""Less than nothing the more alike two groups are, the two, and how often each was joined by then."""


def length_of(weights: Weights) -> float:
    """Return the length of a vector."""
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))


class Groups:
    """Groups of texts, each by the number of its first one: members, sum, days, and telling words."""

    def __init__(self, alike: float, window: float) -> None:
        self.alike, self.window = alike, window
        self.members: dict[int, list[int]] = {}
        self.sums: dict[int, dict[str, float]] = {}
        self.lengths: dict[int, float] = {}
        self.spans: dict[int, tuple[float, float]] = {}
        self.joined: dict[int, int] = {}
        self.marks: dict[int, tuple[str, ...]] = {}
        self.by_mark: dict[str, set[int]] = defaultdict(set)

    def take_in(self, texts: Mapping[int, tuple[float, Weights]]) -> None:
        """Take in the texts of one day (by number: when, and weights of length 1), and join groups.

        Days come in their order, and so do numbers.
        """
        self.let_go(min(day for day, _ in texts.values()) - self.window)
        before = self.by_mark
        self.by_mark = defaultdict(set)
        for number, (day, weights) in texts.items():
            self.add(number, day, weights)
        self.join_all(texts)
        for word, groups in before.items():
            self.by_mark[word] |= groups
        self.join_all([number for number in texts if number in self.sums])

    def finish(self) -> list[list[int]]:
        """Return the texts of each group, ordered by the first."""
        return [self.members[at] for at in sorted(self.members)]

    def add(self, number: int, day: float, weights: Weights) -> None:
        """Add a text as a group of its own."""
        self.members[number] = [number]
        self.sums[number] = dict(weights)
        self.lengths[number] = length_of(weights)
        self.spans[number] = day, day
        self.joined[number] = 0
        self.mark(number)

    def let_go(self, before: float) -> None:
        """Forget what groups are compared by that end before a day."""
        for at in [at for at, (_, last) in self.spans.items() if last < before]:
            for word in self.marks.pop(at):
                self.by_mark[word].discard(at)
                if not self.by_mark[word]:
                    del self.by_mark[word]
            del self.sums[at], self.lengths[at], self.spans[at], self.joined[at]

    def mark(self, at: int) -> None:
        """Have a group be found by its telling words."""
        for word in self.marks.get(at, ()):
            self.by_mark[word].discard(at)
        self.marks[at] = tuple(heaviest(self.sums[at], TELLING))
        for word in self.marks[at]:
            self.by_mark[word].add(at)

    def join_all(self, numbers: Iterable[int]) -> None:
        """Join the most alike two of these and the others, again and again, until none are alike."""
        heap = list({one for at in numbers for one in self.candidates(at)})
        heapq.heapify(heap)
        while heap:
            _, a, b, of_a, of_b = heapq.heappop(heap)
            if a in self.sums and b in self.sums and (self.joined[a], self.joined[b]) == (of_a, of_b):
                self.join(a, b)
                for one in self.candidates(a):
                    heapq.heappush(heap, one)

    def candidates(self, at: int) -> Iterator[Candidate]:
        """Yield the groups that are alike enough to one, and near enough in time."""
        for other in self.nearest(at):
            if self.gap(at, other) <= self.window and (found := self.cosine(at, other)) >= self.alike:
                a, b = min(at, other), max(at, other)
                yield -found, a, b, self.joined[a], self.joined[b]

    def nearest(self, at: int) -> list[int]:
        """Return the groups that share the most telling words with one: no more than are compared."""
        shared = Counter(other for word in self.marks[at] for other in self.by_mark[word])
        del shared[at]
        if len(shared) <= COMPARED:
            return list(shared)
        return heapq.nsmallest(
            COMPARED, shared, key=lambda other: (-shared[other], abs(other - at), other)
        )

    def gap(self, a: int, b: int) -> float:
        """Return how many days lie between two groups."""
        (first, last), (begin, end) = self.spans[a], self.spans[b]
        return max(0.0, begin - last, first - end)

    def cosine(self, a: int, b: int) -> float:
        """Return how alike the sums of two groups are, 0..1."""
        mine, other = self.sums[a], self.sums[b]
        shared = math.fsum([mine[word] * other[word] for word in mine.keys() & other.keys()])
        return round(shared / (self.lengths[a] * self.lengths[b]), 12)

    def join(self, a: int, b: int) -> None:
        """Make a later group part of an earlier one."""
        for word, weight in self.sums.pop(b).items():
            self.sums[a][word] = self.sums[a].get(word, 0.0) + weight
        if len(self.sums[a]) > 2 * KEPT:
            self.sums[a] = {word: self.sums[a][word] for word in heaviest(self.sums[a], KEPT)}
        self.lengths[a] = length_of(self.sums[a])
        self.members[a] = sorted((*self.members[a], *self.members.pop(b)))
        (first, last), (begin, end) = self.spans[a], self.spans.pop(b)
        self.spans[a] = min(first, begin), max(last, end)
        self.joined[a] += 1
        self.mark(a)
        for word in self.marks.pop(b):
            self.by_mark[word].discard(b)


def heaviest(weights: Weights, count: int) -> list[str]:
    """Return the words that weigh most, of equals the first in order."""
    return heapq.nsmallest(count, weights, key=lambda word: (-weights[word], word))
