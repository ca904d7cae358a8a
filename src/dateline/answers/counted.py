"""How many independent origins assert each incident, counted once for searches to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.case import open_cases
from dateline.answers.standing import find_standing
from dateline.linking.origins import find_origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answers.store import Store
    from dateline.linking.linkage import CopyGroup, Linkage


def count_origins(store: Store, linkage: Linkage) -> tuple[tuple[str, int], ...]:
    """Return each incident of a linkage with the number that its answer will give, by incident."""
    groups = group_copies(linkage.copies)
    near = sorted(linkage.incidents, key=lambda group: group.members)  # an article is fetched once
    counted = (
        (case.group.id, find_origins(case.group.id, held.articles, held.members, held.copies).asserting)
        for case in open_cases(store, near)
        for copies in [copies_of(groups, (one.article.id for one in case.articles))]
        for held in [find_standing(case, copies)]
    )
    return tuple(sorted(counted))


def group_copies(copies: Iterable[CopyGroup]) -> dict[str, list[tuple[int, CopyGroup]]]:
    """Return the numbered copy groups by the articles that are in them."""
    found: dict[str, list[tuple[int, CopyGroup]]] = {}
    for number, group in enumerate(copies):
        for article in group.articles:
            found.setdefault(article, []).append((number, group))
    return found


def copies_of(
    groups: dict[str, list[tuple[int, CopyGroup]]], articles: Iterable[str]
) -> Iterator[CopyGroup]:
    """Yield the copy groups that hold one of these articles, in the order that linking gave."""
    held = {number: group for article in articles for number, group in groups.get(article, ())}
    for number in sorted(held):
        yield held[number]
