"""How many independent origins assert each incident, counted once for searches to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.case import open_cases
from dateline.answers.standing import find_standing
from dateline.linking.origins import find_origins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answers.store import Store
    from dateline.linking.linkage import CopyGroup, IncidentGroup
    from dateline.linking.neighbours import LinkedArticle


def count_origins(
    store: Store, groups: Iterable[IncidentGroup], held: Iterable[LinkedArticle] = ()
) -> dict[str, int]:
    """Return the number that the answer of each incident will give; 0 where nothing of it is read.

    ``held``: articles at hand, that need not be fetched.
    """
    near = sorted(groups, key=lambda group: group.members)  # an article is fetched once
    counts = dict.fromkeys((group.id for group in near), 0)
    copies = copies_by_article(store, near)
    for case in open_cases(store, near, held):
        own = {group: None for one in case.articles for group in copies.get(one.article.id, ())}
        left = find_standing(case, own)
        found = find_origins(case.group.id, left.articles, left.members, left.copies)
        counts[case.group.id] = found.asserting
    return counts


def copies_by_article(store: Store, groups: Iterable[IncidentGroup]) -> dict[str, list[CopyGroup]]:
    """Return the copy groups of the articles of incidents, by article."""
    articles = {article for group in groups for article, _ in group.members}
    found: dict[str, list[CopyGroup]] = {}
    for group in store.copy_groups_of(articles):
        for article in group.articles:
            found.setdefault(article, []).append(group)
    return found
