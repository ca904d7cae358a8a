"""What each incident weighs: its origins, texts and last day, counted once for searches and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.case import open_cases
from dateline.answers.facts import days_of
from dateline.answers.standing import find_standing
from dateline.linking.days import event_days, read_day
from dateline.linking.disputes import is_disputed
from dateline.linking.linkage import Entry, Weight
from dateline.linking.origins import find_origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import Origin
    from dateline.answers.case import Case
    from dateline.answers.store import Store
    from dateline.linking.linkage import CopyGroup, IncidentGroup
    from dateline.linking.neighbours import LinkedArticle


def weigh_incidents(
    store: Store, groups: Iterable[IncidentGroup], held: Iterable[LinkedArticle] = ()
) -> dict[str, Weight]:
    """Return what the answer of each incident will weigh; nothing where nothing of it is read.

    ``held``: articles at hand, that need not be fetched.
    """
    return {key: entry.weight for key, entry in enter_incidents(store, groups, held).items()}


def enter_incidents(
    store: Store, groups: Iterable[IncidentGroup], held: Iterable[LinkedArticle] = ()
) -> dict[str, Entry]:
    """Return what each incident is listed by; by nothing where nothing of it is read."""
    near = sorted(groups, key=lambda group: group.members)  # an article is fetched once
    entries = dict.fromkeys((group.id for group in near), Entry(Weight()))
    copies = copies_by_article(store, near)
    for case in open_cases(store, near, held):
        own = {group: None for one in case.articles for group in copies.get(one.article.id, ())}
        left = find_standing(case, own)
        found = find_origins(case.group.id, left.articles, left.members, left.copies)
        texts = count_texts([one.article.id for one in case.articles], own)
        latest = last_day(days_of(case)[1], found.origins)
        disputed = is_disputed(left.latest, left.members, left.copies, found)
        entries[case.group.id] = enter(case, Weight(found.asserting, texts, latest), disputed=disputed)
    return entries


def enter(case: Case, weight: Weight, *, disputed: bool | None) -> Entry:
    """Return what an incident of some weight is listed by."""
    known = [each for one, event in case.told if (each := event_days(one.article, event))]
    return Entry(
        weight,
        tuple(sorted({event.type for _, event in case.told})),
        min((first for first, _ in known), default=None),
        max((last for _, last in known), default=None),
        disputed,
    )


def count_origins(
    store: Store, groups: Iterable[IncidentGroup], held: Iterable[LinkedArticle] = ()
) -> dict[str, int]:
    """Return how many independent origins the answer of each incident will count."""
    return {key: each.origins for key, each in weigh_incidents(store, groups, held).items()}


def count_texts(articles: Sequence[str], copies: Iterable[CopyGroup]) -> int:
    """Return the number of distinct texts of articles."""
    inside = (len({*group.articles} & {*articles}) for group in copies)
    return len(articles) - sum(count - 1 for count in inside if count > 1)


def last_day(stated: str | None, origins: Iterable[Origin]) -> int:
    """Return the last day that is stated or on which an origin was first seen; 0 without any."""
    days = (stated, *(origin.first_seen for origin in origins))
    return max((read_day(day) or 0 for day in days), default=0)


def copies_by_article(store: Store, groups: Iterable[IncidentGroup]) -> dict[str, list[CopyGroup]]:
    """Return the copy groups of the articles of incidents, by article."""
    articles = {article for group in groups for article, _ in group.members}
    found: dict[str, list[CopyGroup]] = {}
    for group in store.copy_groups_of(articles):
        for article in group.articles:
            found.setdefault(article, []).append(group)
    return found
