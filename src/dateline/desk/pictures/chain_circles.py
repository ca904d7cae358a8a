"""Circles of credits: which lines of the chain picture run back, so that each box stands in it once.

Two outlets that credit each other, and longer circles, would make a picture without left and right. In
a circle the boxes stand by their mean distance from the origin, and what credits against that order
is drawn as the same line with a head at its left (Sugiyama and others, 1981, turn such lines round).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


def find_back(ways: Mapping[Sequence[str], int]) -> frozenset[Pair]:
    """Return the pairs that run back; without them no way leads in a circle.

    ``ways``: keys of boxes from the outlet to the origin, with how many chains go so.
    """
    after = heads_of(pair for way in ways for pair in pairwise(way))
    far = distances(ways)
    return frozenset(
        (tail, head)
        for tail, heads in after.items()
        for head in heads
        if far[tail] < far[head] and tail in reached(head, after)
    )


def distances(ways: Mapping[Sequence[str], int]) -> dict[str, tuple[float, int]]:
    """Return the mean steps of each key from the end of the ways that pass it.

    Of keys as far as each other the one that is met first counts as farther.
    """
    steps: dict[str, int] = {}
    passed: dict[str, int] = {}
    for way, chains in ways.items():
        for number, key in enumerate(way):
            steps[key] = steps.get(key, 0) + chains * (len(way) - number)
            passed[key] = passed.get(key, 0) + chains
    return {key: (steps[key] / passed[key], -number) for number, key in enumerate(steps)}


def heads_of(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Return for each tail all its heads."""
    found: dict[str, set[str]] = {}
    for tail, head in pairs:
        found.setdefault(tail, set()).add(head)
    return found


def reached(start: str, after: Mapping[str, set[str]]) -> set[str]:
    """Return all that a key leads to; itself only where a circle leads back to it."""
    found: set[str] = set()
    queue = [start]
    while queue:
        fresh = after.get(queue.pop(), set()) - found
        found |= fresh
        queue += sorted(fresh)
    return found
