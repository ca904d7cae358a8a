"""Which of some articles, and which of the incidents they tell, fit a saved search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.searches import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.ledger import Ledger
    from dateline.searches import Hit, Query

MOST_PAGES: Final = 50  # of hits that are looked through: 50,000 of the days in question


@dataclass(frozen=True, slots=True)
class Fitting:
    """The articles that fit, and the incidents of them that do."""

    articles: frozenset[str]
    incidents: frozenset[str]


def find_fitting(ledger: Ledger, query: Query, articles: set[str]) -> Fitting:
    """Return which of the articles fit a search, and which incidents that they tell.

    An incident fits where one of its events does; where no event of an article does, though the
    article or a claim of it fits, all that it tells fit. Raises SearchBroken.
    """
    if not articles:
        return Fitting(frozenset(), frozenset())
    query = narrow(ledger, replace(query, limit=MOST, after=""), articles)
    fitting = {hit.article for hit in find_hits(ledger, query, articles)}
    events = {
        (hit.article, hit.id) for hit in find_hits(ledger, replace(query, within="events"), fitting)
    }
    told = {article for article, _ in events}
    return Fitting(
        frozenset(fitting),
        frozenset(
            group.id
            for group in ledger.incident_groups_of(sorted(fitting))
            for article, event in group.members
            if (article, event) in events or (article in fitting and article not in told)
        ),
    )


def narrow(ledger: Ledger, query: Query, articles: set[str]) -> Query:
    """Return a search that begins with the first day on which one of the articles was published."""
    days = [one.article.published.value for one in ledger.articles_of(articles)]
    if not days or None in days:
        return query
    first = min(str(day)[:10] for day in days)
    return replace(query, published_from=max(first, query.published_from or first))


def find_hits(ledger: Ledger, query: Query, articles: set[str] | frozenset[str]) -> Iterator[Hit]:
    """Yield the hits of a search that are of some articles."""
    for _ in range(MOST_PAGES if articles else 0):
        hits = ledger.search(query)
        yield from (hit for hit in hits if hit.article in articles)
        if len(hits) < MOST:
            return
        query = replace(query, after=hits[-1].cursor)
