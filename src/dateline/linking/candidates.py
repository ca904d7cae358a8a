"""Which pairs of texts are worth an exact comparison: an index of sampled five-word runs.

The work is bounded: a run that many texts share (a rights line, a page printed a thousand times)
pairs only texts that stand next to each other in a fixed order, so that it costs a few pairs a text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from dateline.linking.shingles import sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.shingles import Numbers

COMMON = 24  # a run in more texts than this is common
NEAR = 3  # how many followers a text is paired with over a common run
LEAST_SHARE = 0.08  # of the smaller text's sampled runs; half of a real 0.2 by chance at most


def candidate_pairs(shingles: Sequence[Numbers]) -> list[tuple[int, int]]:
    """Return the index pairs (low, high), in order, that may share a fifth of the smaller text."""
    sampled = [sample(numbers) for numbers in shingles]
    counts: Counter[tuple[int, int]] = Counter()
    for posting in postings(sampled):
        counts.update(pairs_of(posting))
    return sorted(pair for pair, count in counts.items() if is_worth(pair, count, sampled))


def is_worth(pair: tuple[int, int], count: int, sampled: Sequence[Numbers]) -> bool:
    """Tell whether the sampled runs that two texts share are more than a stray phrase."""
    return count >= LEAST_SHARE * min(sampled[pair[0]].size, sampled[pair[1]].size)


def postings(sampled: Sequence[Numbers]) -> Iterator[list[int]]:
    """Yield for every sampled run that two or more texts hold the indices of those texts, in order."""
    if not sampled:
        return
    runs = np.concatenate(sampled)
    owners = np.repeat(np.arange(len(sampled)), [numbers.size for numbers in sampled])
    order = np.argsort(runs, kind="stable")
    borders = np.flatnonzero(np.diff(runs[order])) + 1
    for posting in np.split(owners[order], borders):
        if posting.size > 1:
            yield posting.tolist()


def pairs_of(posting: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one posting: all of a short one, neighbours only of a long one."""
    reach = len(posting) if len(posting) <= COMMON else NEAR
    for place, low in enumerate(posting):
        for high in posting[place + 1 : place + 1 + reach]:
            yield low, high
