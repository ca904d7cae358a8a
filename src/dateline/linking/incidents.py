"""Incidents: the events of many articles that are one happening, merged from the surest pair down.

Every group stays free of contradiction: a pair is not joined where the groups it would connect lie in
different places or further than a week apart. An event that fits two groups equally well that cannot
be one is left alone. Nothing depends on the order in which the articles were read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.answered import Tie
from dateline.linking.blocks import event_pairs
from dateline.linking.clusters import Clusters, Join, clash, place_parts
from dateline.linking.folding import fold
from dateline.linking.matching import judge
from dateline.linking.rulings import apply_rulings
from dateline.linking.tolls import joins_up
from dateline.linking.traits import read_traits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.linking.credits import Bonds
    from dateline.linking.linkage import Member
    from dateline.linking.matching import Verdict
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.rulings import Ruling
    from dateline.linking.traits import Traits

MOST_REASONS = 12  # sentences kept an incident
SUREST = 14.0  # the score of a pair that agrees in everything
MOST_RIVALS = 16  # how many equally good partners of one event are compared with each other

Judged = tuple[int, int, "Verdict"]


class Found(NamedTuple):
    """An incident: its members in order, why they are one or others are not, and ties of articles."""

    members: tuple[Member, ...]
    reasons: tuple[str, ...]
    ties: tuple[Tie, ...]


def find_incidents(
    articles: Sequence[LinkedArticle],
    bonds: Bonds,
    rulings: Sequence[Ruling] = (),
    known: Mapping[str, Sequence[Traits]] | None = None,
) -> tuple[Found, ...]:
    """Return the incidents of the stories among ``articles``, in order of their first member.

    ``rulings``: what people decided to be one happening or not; it goes before all else. ``known``: what
    the events of each article are compared by, where it was taken from it already.
    """
    stories = sorted(
        (one for one in articles if one.article.kind == "story"), key=lambda one: one.article.id
    )
    events = [
        traits
        for one in stories
        for traits in (known[one.article.id] if known is not None else read_traits(one))
    ]
    clusters = Clusters(events)
    apply_rulings(rulings, stories, index_of(events), clusters)
    again = join_one_text(stories, events, clusters, bonds)
    heads = [index for index in range(len(events)) if index not in again]
    judged = list(judge_pairs(heads, events, bonds))
    join_judged(judged, events, clusters)
    note_refusals(judged, events, clusters)
    joins: dict[int, list[Join]] = defaultdict(list)
    for join in clusters.joins:
        joins[clusters.unions.find(join.a)].append(join)
    return tuple(
        make_found(group, events, joins.get(group[0], []), clusters.reasons[group[0]])
        for group in clusters.unions.groups(range(len(events)))
    )


def index_of(events: Sequence[Traits]) -> dict[Member, int]:
    """Return the index of each event by its article and id."""
    return {event.member: number for number, event in enumerate(events)}


def join_one_text(
    stories: Sequence[LinkedArticle], events: Sequence[Traits], clusters: Clusters, bonds: Bonds
) -> set[int]:
    """Join the events of copies that rest on the same words, and those that a text says are one.

    Returns the events that only repeat the words of another: what holds for that one holds for them.
    """
    first: dict[tuple[str, ...], int] = {}
    again: set[int] = set()
    index = index_of(events)
    for one in stories:
        group = str(bonds.standing[one.article.id].group)
        text = group if group != "-1" else one.article.text_sha256
        for event in one.article.events:
            here = index[one.article.id, event.id]
            there = first.setdefault((text, event.type, fold(event.anchor.text)), here)
            if there != here:
                clusters.join(Join(there, here, 1.0, "the same words in copies of one text"))
                if clusters.unions.find(there) == clusters.unions.find(here):
                    again.add(here)
        join_same(one, index, events, clusters)
    return again


def join_same(
    one: LinkedArticle, index: Mapping[Member, int], events: Sequence[Traits], clusters: Clusters
) -> None:
    """Join the events of which an article itself says that they are one."""
    for event in one.article.events:
        here = index[one.article.id, event.id]
        for same in event.same_as:
            other = index.get((one.article.id, same))
            if other is not None and events[other].family == events[here].family:
                clusters.join(Join(here, other, 1.0, "the text itself tells of one event twice"))
    owner = {
        name: index[one.article.id, each.id] for each in one.article.events for name in each.quantities
    }
    for base, more in joins_up(one.article):
        a, b = owner.get(base.id), owner.get(more.id)
        if (
            a is not None
            and b is not None
            and {events[a].type, events[b].type} <= {events[a].type, "OTHER"}
        ):
            clusters.join(Join(a, b, 1.0, f"“{more.span.text}” come on top of “{base.span.text}”"))


def judge_pairs(heads: Sequence[int], events: Sequence[Traits], bonds: Bonds) -> Iterator[Judged]:
    """Yield the verdict on every pair of events that something suggests to be one.

    Of refusals the first few of each event are yielded: as many as reasons are kept.
    """
    refused: Counter[int] = Counter()
    for low, high in event_pairs([events[head] for head in heads], bonds):
        a, b = heads[low], heads[high]
        verdict = judge(events[a], events[b], bonds.closest(events[a], events[b]))
        if verdict and not verdict.joined:
            refused.update((a, b))
        if verdict and (verdict.joined or min(refused[a], refused[b]) <= MOST_REASONS):
            yield a, b, verdict


def join_judged(judged: Sequence[Judged], events: Sequence[Traits], clusters: Clusters) -> None:
    """Join the pairs from the surest down, where nothing contradicts."""
    torn = find_torn(judged, events)
    ordered = sorted(
        (each for each in judged if each[2].joined), key=lambda each: (-each[2].score, each[:2])
    )
    for a, b, verdict in ordered:
        against = clusters.contradiction(a, b)
        if (a, verdict.score) in torn or (b, verdict.score) in torn:
            clusters.note(a, f"not joined with {say(events[b])}: fits two happenings equally well")
        elif against:
            clusters.note(a, f"not joined with {say(events[b])}: {against}")
        else:
            clusters.join(Join(a, b, min(1.0, verdict.score / SUREST), verdict.reason))


def find_torn(judged: Sequence[Judged], events: Sequence[Traits]) -> set[tuple[int, float]]:
    """Return the events whose best partners cannot be one happening, with the score these have."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for a, b, verdict in judged:
        if verdict.joined:
            partners[a].append((verdict.score, b))
            partners[b].append((verdict.score, a))
    best = {event: max(score for score, _ in found) for event, found in partners.items()}
    return {
        (event, best[event])
        for event, found in partners.items()
        if rivals(sorted(other for score, other in found if score == best[event]), events)
    }


def rivals(others: Sequence[int], events: Sequence[Traits]) -> bool:
    """Tell whether two of the first few events lie in different places."""
    parts = [place_parts(events[other]) for other in others[:MOST_RIVALS]]
    return any(clash(parts[a], parts[b]) for a in range(len(parts)) for b in range(a))


def note_refusals(judged: Sequence[Judged], events: Sequence[Traits], clusters: Clusters) -> None:
    """Keep with each group why events much like its own were kept apart."""
    for a, b, verdict in judged:
        if not verdict.joined and clusters.unions.find(a) != clusters.unions.find(b):
            clusters.note(a, f"not joined with {say(events[b])}: {verdict.reason}")
            clusters.note(b, f"not joined with {say(events[a])}: {verdict.reason}")


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
