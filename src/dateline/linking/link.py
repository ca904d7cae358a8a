"""Linking: copies, ties and incidents of a whole set of articles, the same for any reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.identity import make_id
from dateline.linking.copies import find_copies, tie_order
from dateline.linking.credits import Bonds, standing_of
from dateline.linking.days import published_day
from dateline.linking.incidents import find_incidents
from dateline.linking.linkage import IncidentGroup, IncidentMerge, Linkage, founding_key
from dateline.linking.pointers import point_teasers
from dateline.linking.texts import make_texts
from dateline.linking.traits import read_traits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.linking.credits import Standing
    from dateline.linking.incidents import Found
    from dateline.linking.neighbours import LinkedArticle, Neighbours
    from dateline.linking.rulings import Ruling
    from dateline.linking.texts import Text
    from dateline.linking.traits import Traits

UNDATED = 10_000_000


def link(neighbours: Neighbours, rulings: Sequence[Ruling] = ()) -> Linkage:
    """Return the copies, ties and incidents of all articles; incidents keep ids given before.

    ``rulings``: what people decided to be one happening or not.
    """
    articles, standing, traits = take_in(neighbours)
    copies, ties = find_copies(articles)
    bonds = Bonds(articles, copies, standing)
    found = find_incidents(articles, bonds, rulings, traits)
    texts = {one.article.id: text for text in make_texts(articles, copies) for one in text.articles}
    known = neighbours.incident_ids()
    first_days = {one.article.id: published_day(one.article) or UNDATED for one in articles}
    named = [name_incident(each, known, first_days) for each in found]
    same = [tie for each in found for tie in each.ties]
    every = [*ties, *same, *credit_ties(found, texts, bonds), *point_teasers(articles)]
    return Linkage(
        copies,
        tuple(sorted(dict.fromkeys(every), key=tie_order)),
        tuple(sorted((group for group, _ in named), key=lambda group: group.id)),
        tuple(sorted((merge for _, merges in named for merge in merges), key=lambda merge: merge.old)),
    )


def take_in(
    neighbours: Neighbours,
) -> tuple[list[LinkedArticle], dict[str, Standing], dict[str, list[Traits]]]:
    """Return all articles by id, what each is known by, and what its events are compared by.

    Of the articles only what linking still looks at is kept: a large ledger fits into memory.
    """
    articles: list[LinkedArticle] = []
    standing: dict[str, Standing] = {}
    traits: dict[str, list[Traits]] = {}
    for one in neighbours.articles():
        standing[one.article.id] = standing_of(one)
        traits[one.article.id] = read_traits(one) if one.article.kind == "story" else []
        articles.append(lighten(one))
    return sorted(articles, key=lambda one: one.article.id), standing, traits


def lighten(one: LinkedArticle) -> LinkedArticle:
    """Return an article without what its standing and its events' traits were taken from."""
    links = one.article.links if one.article.kind == "teaser" else ()
    bare = replace(
        one.article, sentences=(), actors=(), places=(), times=(), claims=(), allusions=(), links=links
    )
    return replace(one, article=bare)


def name_incident(
    found: Found, known: Mapping[str, str], first_days: Mapping[str, int]
) -> tuple[IncidentGroup, list[IncidentMerge]]:
    """Return an incident with its id: the one given before, else one made from its founding member.

    Where several ids were given before, the one whose founding member is earliest stays; the others
    lead to it.
    """
    members = sorted(found.members, key=lambda member: (first_days[member[0]], member))
    given = [member for member in members if founding_key(member) in known]
    founder = given[0] if given else members[0]
    name = known.get(founding_key(founder)) or make_id("inc", founding_key(founder))
    olds = dict.fromkeys(known[founding_key(member)] for member in given)
    why = "their events were found to be one happening"
    merges = [IncidentMerge(old, name, why) for old in olds if old != name]
    ordered = (founder, *(member for member in members if member != founder))
    return IncidentGroup(name, ordered, found.reasons), merges


def credit_ties(found: Sequence[Found], texts: Mapping[str, Text], bonds: Bonds) -> Iterator[Tie]:
    """Yield a tie for every article that credits another text of one of its incidents."""
    for each in found:
        articles = sorted({article for article, _ in each.members})
        for a, b in credit_pairs(articles, bonds):
            yield Tie(a, texts[b].original or b, "credits", bonds.credit(a, b), 1.0)


def credit_pairs(articles: Sequence[str], bonds: Bonds) -> Iterator[tuple[str, str]]:
    """Yield the pairs (crediting, credited) among articles; one credited article a name or address."""
    known: dict[str, str] = {}
    for article in articles:
        for key in bonds.standing[article].names | bonds.standing[article].addresses:
            known.setdefault(key, article)
    for article in articles:
        credited = bonds.standing[article].credits
        others = {known[key] for key in (*credited.names, *credited.addresses) if key in known}
        for other in sorted(others):
            if bonds.bond(article, other) == "credit":
                yield article, other
