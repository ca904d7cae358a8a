"""Partners: which events may be one happening with which, judged pair by pair as events come and go.

The work is bounded: an event is judged against those that share most keys with it, and of those that
look alike and are not one with it the nearest few are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking import days
from dateline.linking.event_keys import (
    ALWAYS,
    WIDE,
    days_posted,
    days_to_find,
    keys_to_find,
    keys_to_post,
)
from dateline.linking.shelf import Edge, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.linking.cast import Cast
    from dateline.linking.gatherings import Gathering
    from dateline.linking.matching import Verdict
    from dateline.linking.shelf import Shelf
    from dateline.linking.traits import Traits

MOST_PARTNERS = 200  # events that one is judged against
MOST_REFUSALS = 12  # those kept that look like an event and are not one with it
FAR = 1000.0  # days between two events of which one has none

Wanted = dict[int, list[tuple[int, int, int]]]


class Leaving(NamedTuple):
    """An event that is a head no more, or whose article is known otherwise now: as it was entered."""

    ref: int
    traits: Traits
    gathering: Gathering


def take_out(shelf: Shelf, leaving: Iterable[Leaving]) -> tuple[set[int], set[int]]:
    """Take events out of the index.

    Returns the events that may have been one with them, and those that kept that they are not.
    """
    held = list(leaving)
    shelf.withdraw(
        (key, one.ref) for one in held for key in keys_to_post(one.traits, one.gathering.standing)
    )
    refs = {one.ref for one in held}
    same, apart = list(shelf.edges("same", refs)), list(shelf.edges("apart", refs))
    shelf.cut("same", [(edge.a, edge.b) for edge in same])
    shelf.cut("apart", [(edge.a, edge.b) for edge in apart])
    partners = {end for edge in same for end in (edge.a, edge.b)} - refs
    return partners, {edge.a for edge in apart} - refs


def enter(cast: Cast, refs: Sequence[int]) -> set[int]:
    """Take events into the index and keep which others they may be one with, or look like.

    Returns these others.
    """
    cast.bring(refs)
    cast.shelf.post(
        Post(key, ref, *days_posted(traits))
        for ref in refs
        for traits in [cast.traits(ref)]
        for key in keys_to_post(traits, cast.gathering(ref).standing)
    )
    pairs = sorted(find_pairs(cast, refs))
    cast.bring({ref for pair in pairs for ref in pair})
    judged = list(judge_all(cast, pairs))
    cast.shelf.connect("same", [Edge(a, b, verdict.score) for a, b, verdict in judged if verdict.joined])
    others = {ref for a, b, verdict in judged if verdict.joined for ref in (a, b)}
    refused = [(a, b) for a, b, verdict in judged if not verdict.joined]
    return others | keep_refusals(cast, refused)


def find_pairs(cast: Cast, refs: Sequence[int]) -> set[tuple[int, int]]:
    """Return the pairs (low, high) of events worth judging, one of them among ``refs``."""
    keys = {ref: keys_to_find(cast.traits(ref), cast.gathering(ref).standing) for ref in refs}
    postings: Wanted = defaultdict(list)
    for post in cast.shelf.posted({key for each in keys.values() for part in each for key in part}):
        postings[post.key].append((post.first, post.last, post.ref))
    for posting in postings.values():
        posting.sort()
    found: set[tuple[int, int]] = set()
    for ref in refs:
        near = Counter(
            other
            for part, around in zip(keys[ref], days_to_find(cast.traits(ref)), strict=True)
            for key in part
            for other in in_window(postings.get(key, ()), around)
        )
        near.update(head.ref for head in cast.gathering(ref).heads.values())
        del near[ref]
        others = near if len(near) <= MOST_PARTNERS else choose(near, ref, cast)
        found.update((min(ref, other), max(ref, other)) for other in others)
    return found


def in_window(posting: Sequence[tuple[int, int, int]], around: tuple[int, int]) -> Iterator[int]:
    """Yield what lies within some days, in a posting ordered by first day."""
    first, last = around
    always = bisect_left(posting, (-ALWAYS + 1,))
    yield from (ref for _, _, ref in posting[:always])
    start = bisect_left(posting, (first - WIDE,), lo=always)
    for begin, end, ref in posting[start:]:
        if begin > last:
            break
        if end >= first:
            yield ref


def choose(near: Counter[int], ref: int, cast: Cast) -> list[int]:
    """Return the events that share most keys with one; of these the first by id."""
    counts = sorted(near.values(), reverse=True)
    least = counts[MOST_PARTNERS - 1]
    above = [other for other, count in near.items() if count > least]
    level = [other for other, count in near.items() if count == least]
    cast.bring(level)
    mine = cast.traits(ref)
    level.sort(key=lambda other: distance(mine, cast.traits(other)))
    return above + level[: MOST_PARTNERS - len(above)]


def judge_all(cast: Cast, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Verdict]]:
    """Yield the verdicts on pairs of events that there is something to say about."""
    for a, b in pairs:
        verdict = cast.judge(a, b)
        if verdict:
            yield a, b, verdict


def keep_refusals(cast: Cast, pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Keep with each event the nearest few that look like it and are not one with it.

    Returns the events with which others are kept now.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    held: dict[int, set[int]] = defaultdict(set)
    for edge in cast.shelf.edges("apart", found):
        if edge.a in found:
            held[edge.a].add(edge.b)
    cast.bring({other for each in held.values() for other in each})
    kept = {ref: nearest(cast, ref, others | held[ref]) for ref, others in found.items()}
    cast.shelf.cut("apart", [(ref, one) for ref in kept for one in held[ref] - kept[ref]])
    cast.shelf.connect("apart", [Edge(ref, one) for ref in kept for one in kept[ref] - held[ref]])
    return {ref for ref in kept if kept[ref] != held[ref]}


def nearest(cast: Cast, ref: int, others: set[int]) -> set[int]:
    """Return the few events nearest to one in days, then in order."""
    mine = cast.traits(ref)
    ordered = sorted(others, key=lambda other: distance(mine, cast.traits(other)))
    return set(ordered[:MOST_REFUSALS])


def distance(mine: Traits, other: Traits) -> tuple[float, str, str]:
    """Return what events are ordered by as seen from one: the days between, then their ids."""
    between = days.gap(mine.days, other.days) if mine.days and other.days else FAR
    return between, *other.member
