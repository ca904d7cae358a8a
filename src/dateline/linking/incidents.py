"""Incidents: the events of many articles that are one happening, merged from the surest pair down.

Every group stays free of contradiction: a pair is not joined where the groups it would connect lie in
different places or further than a week apart. An event that fits two groups equally well that cannot
be one is left alone. Nothing depends on the order in which the articles were read.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.answered import Tie
from dateline.linking import days
from dateline.linking.clusters import Clusters, Join, clash, place_parts
from dateline.linking.rulings import apply_rulings
from dateline.linking.shelf import split_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.cast import Cast
    from dateline.linking.linkage import Member
    from dateline.linking.rulings import Ruling
    from dateline.linking.traits import Traits

MOST_REASONS = 12  # sentences kept an incident
SUREST = 14.0  # the score of a pair that agrees in everything
MOST_RIVALS = 16  # how many equally good partners of one event are compared with each other

Judged = tuple[int, int, float]


class Found(NamedTuple):
    """An incident: its members in order, why they are one or others are not, and ties of articles."""

    members: tuple[Member, ...]
    reasons: tuple[str, ...]
    ties: tuple[Tie, ...]


class Scene(NamedTuple):
    """The events of a component in order; the pairs of them that may be one; those that only look so.

    ``same`` has with each pair how much agrees; ``apart`` may lead to events of other components.
    """

    refs: Sequence[int]
    same: Iterable[tuple[int, int, float]]
    apart: Iterable[tuple[int, int]]


def find_incidents(cast: Cast, scene: Scene, rulings: Sequence[Ruling] = ()) -> tuple[Found, ...]:
    """Return the incidents among the events of a component, in order of their first member.

    ``rulings``: what people decided to be one happening or not; it goes before all else.
    """
    place = {ref: number for number, ref in enumerate(scene.refs)}
    events = [cast.traits(ref) for ref in scene.refs]
    clusters = Clusters(events)
    if rulings:
        rule(cast, scene, clusters, rulings)
    join_one_text(cast, scene.refs, clusters)
    judged = [(min(place[a], place[b]), max(place[a], place[b]), score) for a, b, score in scene.same]
    join_judged(judged, cast, scene.refs, clusters)
    note_refusals(cast, scene.apart, place, clusters)
    joins: dict[int, list[Join]] = defaultdict(list)
    for join in clusters.joins:
        joins[clusters.unions.find(join.a)].append(join)
    return tuple(
        make_found(group, events, joins.get(group[0], []), clusters.reasons[group[0]])
        for group in clusters.unions.groups(range(len(events)))
    )


def rule(cast: Cast, scene: Scene, clusters: Clusters, rulings: Sequence[Ruling]) -> None:
    """Keep apart and join what people decided so."""
    spread = [split_ref(ref) for ref in scene.refs]
    seats = [cast.seats[number] for number in dict.fromkeys(number for number, _ in spread)]
    index = {
        (cast.seats[number].sketch.one.article.id, where): here
        for here, (number, where) in enumerate(spread)
    }
    apply_rulings(rulings, seats, index, clusters)


def join_one_text(cast: Cast, refs: Sequence[int], clusters: Clusters) -> None:
    """Join the events that copies tell in the same words, and those that a text says are one."""
    first: dict[tuple[int, int], int] = {}
    index: dict[tuple[int, int], int] = {}
    for here, ref in enumerate(refs):
        number, where = split_ref(ref)
        index[number, where] = here
        there = first.setdefault((cast.seats[number].gathering, cast.told(ref).words), here)
        if there != here:
            clusters.join(Join(there, here, 1.0, "the same words in copies of one text"))
    for number in dict.fromkeys(number for number, _ in index):
        for one in cast.seats[number].sketch.ones:
            a, b = index.get((number, one.a)), index.get((number, one.b))
            if a is not None and b is not None:
                clusters.join(Join(a, b, 1.0, one.why))


def join_judged(judged: Sequence[Judged], cast: Cast, refs: Sequence[int], clusters: Clusters) -> None:
    """Join the pairs from the surest down, where nothing contradicts."""
    events = [cast.traits(ref) for ref in refs]
    torn = find_torn(judged, events)
    for a, b, score in sorted(judged, key=lambda each: (-each[2], each[:2])):
        if clusters.are_one(a, b):
            continue
        against = clusters.contradiction(a, b)
        if (a, score) in torn or (b, score) in torn:
            clusters.note(a, f"not joined with {say(events[b])}: fits two happenings equally well")
        elif against:
            clusters.note(a, f"not joined with {say(events[b])}: {against}")
        else:
            reason = cast.reason(refs[a], refs[b])
            clusters.join(Join(a, b, min(1.0, score / SUREST), reason))


def find_torn(judged: Sequence[Judged], events: Sequence[Traits]) -> set[tuple[int, float]]:
    """Return the events whose best partners cannot be one happening, with the score these have."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for a, b, score in judged:
        partners[a].append((score, b))
        partners[b].append((score, a))
    best = {event: max(score for score, _ in found) for event, found in partners.items()}
    return {
        (event, best[event])
        for event, found in partners.items()
        if rivals(sorted(other for score, other in found if score == best[event]), events)
        or (events[event].days is None and others_days([other for _, other in found], events))
    }


def rivals(others: Sequence[int], events: Sequence[Traits]) -> bool:
    """Tell whether two of the first few events lie in different places."""
    parts = [place_parts(events[other]) for other in others[:MOST_RIVALS]]
    return any(clash(parts[a], parts[b]) for a in range(len(parts)) for b in range(a))


def others_days(others: Sequence[int], events: Sequence[Traits]) -> bool:
    """Tell whether some events were told more than a week apart: an event without a day fits none."""
    known = [day for other in others if (day := events[other].days)]
    return bool(known) and days.gap(min(known), max(known)) > days.WEEK


def note_refusals(
    cast: Cast, apart: Iterable[tuple[int, int]], place: Mapping[int, int], clusters: Clusters
) -> None:
    """Keep with each group why events much like its own were kept apart."""
    for ref, other in apart:
        verdict = cast.judge(ref, other)
        here, there = place[ref], place.get(other)
        if verdict is None or verdict.joined:
            continue
        if there is None or clusters.unions.find(here) != clusters.unions.find(there):
            clusters.note(here, f"not joined with {say(cast.traits(other))}: {verdict.reason}")


def make_found(
    group: Sequence[int], events: Sequence[Traits], joins: Sequence[Join], refusals: Sequence[str]
) -> Found:
    """Return one incident with its reasons, each once: what was joined, then what was refused."""
    joined = {f"{say(events[join.a])} and {say(events[join.b])}: {join.reason}" for join in joins}
    reasons = (*sorted(joined), *sorted(set(refusals)))
    members = tuple(events[index].member for index in group)
    return Found(members, reasons[:MOST_REASONS], same_event_ties(events, joins))


def same_event_ties(events: Sequence[Traits], joins: Sequence[Join]) -> tuple[Tie, ...]:
    """Return the ties of joined events, by event id, the surest of each pair."""
    found: dict[tuple[str, str], Tie] = {}
    for join in sorted(joins, key=lambda join: -join.score):
        a, b = sorted((events[join.a].member[1], events[join.b].member[1]))
        if a != b:
            tie = Tie(a, b, "same_event", join.reason, round(join.score, 3), join.by)
            found.setdefault((a, b), tie)
    return tuple(found[pair] for pair in sorted(found))


def say(event: Traits) -> str:
    """Return how a reason calls an event."""
    return f"{event.type} of {event.member[0]} ({event.member[1]})"
