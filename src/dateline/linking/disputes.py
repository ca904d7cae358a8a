"""Disputes: claims on one incident that cannot both hold, one small rule a kind.

A higher toll on a later day is a revision, no dispute: it was counted again. A lower one later, or
another one the same day, is a dispute.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from dateline.answered import Dispute, DisputeSide, SideEvidence
from dateline.linking import amounts, days, places
from dateline.linking.doers import asserting, find_rivals, has_several_doers
from dateline.linking.outlets import printed_by
from dateline.linking.places import POINT
from dateline.linking.stances import join_names
from dateline.linking.texts import make_texts
from dateline.linking.tolls import find_tolls
from dateline.linking.traits import MOVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.answered import Side
    from dateline.linking.amounts import Amount
    from dateline.linking.doers import ActorName, Laid
    from dateline.linking.linkage import CopyGroup, Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins
    from dateline.linking.places import PlaceKey
    from dateline.linking.tolls import Toll
    from dateline.records import Article, Event, QuantityOf

GROWING: Final[frozenset[QuantityOf]] = frozenset(
    {"killed", "injured", "casualties", "detained", "abducted", "displaced"}
)
MOST_VALUES = 60  # different tolls of one incident that are compared
SIDES: Final[tuple[tuple[Side, str], ...]] = (("asserts", "asserted"), ("denies", "denied"))

LAID: Final = ("asserted", "reported")  # of what sources say, and what outlets do themselves
NOBODY: Final[Mapping[Member, ActorName]] = {}

Told = tuple["Article", "Event"]


def find_disputes(
    articles: Sequence[LinkedArticle],
    members: Iterable[Member],
    copies: Iterable[CopyGroup],
    origins: Origins,
    known: Mapping[Member, ActorName] = NOBODY,
) -> tuple[Dispute, ...]:
    """Return the disputes of an incident; copies speak once.

    ``known``: what its actors (article, actor) are called across articles.
    """
    heads = find_heads(articles, members, copies)
    told = [each for _, events in heads for each in events]
    actor = actor_dispute([one for one, _ in heads], told, origins, known)
    found = (*plain_disputes(heads, told, origins), actor)
    return tuple(dispute for dispute in found if dispute)


def is_disputed(
    articles: Sequence[LinkedArticle],
    members: Iterable[Member],
    copies: Iterable[CopyGroup],
    origins: Origins,
) -> bool | None:
    """Tell whether an incident has disputes; None where that rests on what its actors are called."""
    heads = find_heads(articles, members, copies)
    told = [each for _, events in heads for each in events]
    if any(plain_disputes(heads, told, origins)):
        return True
    return None if has_several_doers(told) else False


def find_heads(
    articles: Sequence[LinkedArticle], members: Iterable[Member], copies: Iterable[CopyGroup]
) -> list[tuple[LinkedArticle, list[Told]]]:
    """Return an article of each text of an incident, with those of its events that are members."""
    wanted = frozenset(members)
    heads = [text.articles[0] for text in make_texts(articles, copies)]
    return [
        (
            one,
            [(one.article, each) for each in one.article.events if (one.article.id, each.id) in wanted],
        )
        for one in heads
    ]


def plain_disputes(
    heads: Sequence[tuple[LinkedArticle, list[Told]]], told: Sequence[Told], origins: Origins
) -> Iterator[Dispute | None]:
    """Yield the disputes on whether it happened, how many, where and when; None where there is none."""
    yield status_dispute(told, origins)
    tolls = (
        find_tolls(one, {event.id for _, event in events}, origins.bearers) for one, events in heads
    )
    yield from count_disputes([toll for found in tolls for toll in found])
    yield place_dispute(told)
    yield time_dispute(told)


def status_dispute(told: Sequence[Told], origins: Origins) -> Dispute | None:
    """Return the dispute between those who assert the incident and those who deny it."""
    sides = []
    for side, value in SIDES:
        backing = tuple(origin for origin in origins.established if origin.side == side)
        claims = sorted({claim for origin in backing for claim in origin.claims})
        spans = claim_spans([article for article, _ in told], claims)
        own = own_words(told) if side == "asserts" and not backing else ()
        if backing or own:
            ids = tuple(origin.id for origin in backing)
            sides.append(DisputeSide(value, ids, tuple(claims), spans or own))
    return Dispute("status", tuple(sides)) if len(sides) == 2 else None


def own_words(told: Sequence[Told]) -> tuple[SideEvidence, ...]:
    """Return the words of events that their articles report as facts."""
    real = {"happened", "ongoing"}
    return tuple(SideEvidence(one.id, event.anchor) for one, event in told if event.status in real)


def claim_spans(articles: Iterable[Article], claims: Iterable[str]) -> tuple[SideEvidence, ...]:
    """Return the contents of claims, by id, with the article each stands in."""
    wanted = frozenset(claims)
    distinct = {article.id: article for article in articles}
    return tuple(
        SideEvidence(article.id, span)
        for article in distinct.values()
        for claim in article.claims
        if claim.id in wanted
        for span in claim.content
    )


def count_disputes(tolls: Sequence[Toll]) -> Iterator[Dispute]:
    """Yield a dispute for each kind of count on which tolls cannot both hold."""
    groups: dict[Amount, list[Toll]] = {}
    for toll in sorted(tolls, key=lambda toll: (toll.amount, toll.article)):
        groups.setdefault(toll.amount, []).append(toll)
    distinct = list(groups)[:MOST_VALUES]
    clashing = {
        amount
        for pair in combinations(distinct, 2)
        if pair[0].what == pair[1].what and clash(groups[pair[0]], groups[pair[1]])
        for amount in pair
    }
    for what in sorted({amount.what for amount in clashing}):
        sides = [count_side(groups[amount]) for amount in sorted(clashing) if amount.what == what]
        yield Dispute("count", tuple(sides))


def clash(a: Sequence[Toll], b: Sequence[Toll]) -> bool:
    """Tell whether two tolls cannot both hold, and the higher is not a later count of the lower."""
    low, high = sorted((a, b), key=lambda tolls: tolls[0].amount.low)
    if amounts.agree(low[0].amount, high[0].amount):
        return False
    if low[0].amount.what not in GROWING:
        return True
    last, first = [toll.day for toll in low], [toll.day for toll in high]
    known = [day for day in (*last, *first) if day is not None]
    return len(known) < len(last) + len(first) or max(known[: len(last)]) >= min(known[len(last) :])


def count_side(tolls: Sequence[Toll]) -> DisputeSide:
    """Return the side of those who give one toll."""
    origins = sorted({origin for toll in tolls for origin in toll.origins})
    claims = sorted(
        {claim for toll in tolls for number in toll.numbers for claim in number.according_to}
    )
    spans = [SideEvidence(toll.article, number.span) for toll in tolls for number in toll.numbers]
    return DisputeSide(tolls[0].label, tuple(origins), tuple(claims), tuple(spans))


def place_dispute(told: Sequence[Told]) -> Dispute | None:
    """Return the dispute on where it happened: texts that each name one spot, and not the same."""
    spots: dict[PlaceKey, list[Told]] = {}
    for article, event in told:
        points = sorted(key for key in places.keys_of(article, event, "at") if key.level == POINT)
        if len(points) == 1 and event.type not in MOVES:
            same = next((known for known in spots if places.is_one(known, points[0])), points[0])
            spots.setdefault(same, []).append((article, event))
    if len(spots) < 2:
        return None
    return Dispute("place", tuple(plain_side(key.name, found) for key, found in spots.items()))


def time_dispute(told: Sequence[Told]) -> Dispute | None:
    """Return the dispute on when it happened: texts that each name a single day, and not the same."""
    named: dict[int, list[Told]] = {}
    for article, event in told:
        stated = days.stated_days(article, event)
        if stated and stated[0] == stated[1] and event.type not in MOVES and event.status == "happened":
            named.setdefault(stated[0], []).append((article, event))
    if len(named) < 2:
        return None
    return Dispute("time", tuple(plain_side(days.write_day(day), named[day]) for day in sorted(named)))


def actor_dispute(
    heads: Sequence[LinkedArticle],
    told: Sequence[Told],
    origins: Origins,
    known: Mapping[Member, ActorName],
) -> Dispute | None:
    """Return the dispute on who did it: those who lay it at the doors of different parties."""
    outlets = {one.article.id: printed_by(one) for one in heads}
    names = {origin.id: origin.name for origin in origins.origins}
    rivals = find_rivals(told, known)
    sides = [actor_side(laid, origins, names, outlets) for laid in rivals]
    return Dispute("actor", tuple(sides)) if len(sides) > 1 else None


def actor_side(
    laid: Laid, origins: Origins, names: Mapping[str, str], outlets: Mapping[str, str]
) -> DisputeSide:
    """Return the side of those who name one doer; its value says who does, never that it is so."""
    claims = [(article.id, claim) for article, event in laid.told for claim in asserting(article, event)]
    borne = {
        origin for article, claim in claims for origin in origins.bearers.get((article, claim.id), ())
    }
    said = [names[each] for each in sorted(borne) if each in names]
    said = said or [each.text for _, claim in claims for each in claim.sources if each.text]
    own = [outlets[article.id] for article, event in laid.told if not event.according_to]
    parts = [
        f"{verb} {join_names(dict.fromkeys(by))}"
        for verb, by in zip(LAID, (said, own), strict=True)
        if by
    ]
    ids = sorted({claim.id for _, claim in claims})
    spans = plain_side("", laid.told).spans
    value = f"{laid.doer.name} (as {' and '.join(parts) or 'asserted'})"
    return DisputeSide(value, tuple(sorted(borne)), tuple(ids), spans)


def plain_side(value: str, told: Sequence[Told]) -> DisputeSide:
    """Return a side by the events that bear it."""
    claims = sorted({claim for _, event in told for claim in event.according_to})
    spans = tuple(SideEvidence(article.id, event.anchor) for article, event in told)
    return DisputeSide(value, (), tuple(claims), spans)
