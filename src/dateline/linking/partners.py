"""Partners: which events may be one happening with which, judged pair by pair as events come and go.

The work is bounded: an event is judged against those that share most keys with it, and of those that
look alike and are not one with it the nearest few are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking import days
from dateline.linking.event_keys import (
    days_posted,
    days_to_find,
    keys_to_find,
    keys_to_post,
    shared_numbers,
)
from dateline.linking.shelf import Edge, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.cast import Cast
    from dateline.linking.days import Days
    from dateline.linking.gatherings import Gathering
    from dateline.linking.matching import Verdict
    from dateline.linking.shelf import Shelf
    from dateline.linking.traits import Traits

MOST_PARTNERS = 200  # events that one is judged against
MOST_REFUSALS = 12  # those kept that look like an event and are not one with it
FAR = 1000.0  # days between two events of which one has none

Postings = dict[int, list[Post]]
Look = tuple[tuple[frozenset[int], "Days"], ...]
"""Under which keys others are looked for, and within which days."""


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
    shared = {ref: shared_numbers(cast.traits(ref)) for ref in refs}
    cast.shelf.post(
        Post(key, ref, *days_posted(traits))
        for ref in refs
        for traits in [cast.traits(ref)]
        for key in keys_to_post(traits, cast.gathering(ref).standing, shared[ref])
    )
    pairs = sorted(find_pairs(cast, shared))
    cast.bring({ref for pair in pairs for ref in pair})
    judged = list(judge_all(cast, pairs))
    cast.shelf.connect("same", [Edge(a, b, verdict.score) for a, b, verdict in judged if verdict.joined])
    others = {ref for a, b, verdict in judged if verdict.joined for ref in (a, b)}
    refused = [(a, b) for a, b, verdict in judged if not verdict.joined]
    return others | keep_refusals(cast, refused)


def find_pairs(cast: Cast, shared: Mapping[int, frozenset[int]]) -> set[tuple[int, int]]:
    """Return the pairs (low, high) of events worth judging, one of them of those given.

    ``shared``: the numbers of the keys of each of these.
    """
    looks = {ref: look_for(cast, ref, numbers) for ref, numbers in shared.items()}
    postings = fetch(cast.shelf, looks.values())
    found: set[tuple[int, int]] = set()
    for ref, look in looks.items():
        near: Counter[int] = Counter()
        for keys, around in look:
            for key in keys & postings.keys():
                near.update(in_window(postings[key], around))
        near.update(head.ref for head in cast.gathering(ref).heads.values())
        del near[ref]
        others = near if len(near) <= MOST_PARTNERS else choose(near, ref, cast)
        found.update((min(ref, other), max(ref, other)) for other in others)
    return found


def look_for(cast: Cast, ref: int, shared: frozenset[int]) -> Look:
    """Return under which keys the partners of an event stand, and within which days."""
    traits = cast.traits(ref)
    keys = keys_to_find(traits, cast.gathering(ref).standing, shared)
    return tuple(zip(keys, days_to_find(traits), strict=True))


def fetch(shelf: Shelf, looks: Iterable[Look]) -> Postings:
    """Return the entries that are looked for, by key: those of all days that some event looks at."""
    spans: dict[int, Days] = {}
    for look in looks:
        for keys, (first, last) in look:
            for key in keys:
                known = spans.get(key)
                spans[key] = (min(first, known[0]), max(last, known[1])) if known else (first, last)
    postings: Postings = defaultdict(list)
    for post in shelf.posted_within(spans):
        postings[post.key].append(post)
    return postings


def in_window(posting: Iterable[Post], around: Days) -> list[int]:
    """Return what lies within some days."""
    first, last = around
    return [ref for _, ref, begin, end in posting if begin <= last and end >= first]


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
