"""Which rows fit a query, in one order: the best first, then the latest.

Ranking by how often words stand in a text costs time for every row that has them, and words that
half of the ledger has tell little. So the rarer words rank, as many as have ``RANKED`` rows together;
what fits without having any of them follows, the latest first. The order is whole: every row that
fits has its place in it, and ``after`` goes on behind any of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline import jsons
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS
from dateline.ledger.searching.clauses import TEXT, Clause, make_clauses
from dateline.ledger.searching.cursors import Place, read_cursor
from dateline.ledger.searching.documents import DAY_BITS, Told
from dateline.ledger.searching.language import Term
from dateline.ledger.searching.ranges import days_between, fits, needs_look
from dateline.ledger.searching.stores import HIGHEST, Bounds, store_of
from dateline.ledger.searching.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.searching.clauses import Clauses
    from dateline.ledger.searching.documents import ToldEvent
    from dateline.ledger.searching.stores import Store
    from dateline.searches import Query

RANKED: Final = 2000  # rows that are ranked in one search
COMMON: Final = 5000  # rows of a word that is very common
LEAST: Final = 1e-9  # score of a row that was ranked
AT_ONCE: Final = 50  # rows looked at together
KIND_OF: Final = {"articles": "articles", "claims": "claims", "quotations": "claims", "events": "events"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query on its way: where it is asked, what, and between which numbers."""

    connection: Connection
    store: Store
    kind: str
    clauses: Clauses
    bounds: Bounds


def find_places(connection: Connection, query: Query) -> tuple[list[Place], tuple[Term, ...]]:
    """Return the places of the rows that fit, in order, up to the query's limit; and the terms to mark.

    Raises SearchBroken.
    """
    store = store_of(connection)
    clauses = make_clauses(query, lambda part, most: store.words_with(connection, part, most))
    asked = Asked(connection, store, KIND_OF[query.within], clauses, bounds_of(query))
    after = read_cursor(query)
    ranking = choose_ranking(asked)
    ranked = rank(asked, ranking) if ranking and (after is None or after.score) else ()
    later = (place for place in ranked if after is None or place.order > after.order)
    places: Iterator[Place] = chain(later, find_rest(asked, ranking, after))
    if needs_look(query):
        places = look_at(asked, query, places)
    return list(islice(places, query.limit)), clauses.wanted


def bounds_of(query: Query) -> Bounds:
    """Return the numbers of rows that were published between the query's days."""
    days = days_between(query.published_from, query.published_to)
    if days is None:
        return Bounds()
    low, high = (day.toordinal() << DAY_BITS for day in days)
    return Bounds(low, high + (1 << DAY_BITS) - 1)


def choose_ranking(asked: Asked) -> list[Term]:
    """Return the rarest terms that have no more than ``RANKED`` rows together."""
    counted = [(count_rows(asked, term), term) for term in asked.clauses.wanted]
    chosen, rows = [], 0
    for count, term in sorted(counted, key=lambda pair: pair[0]):
        rows += count
        if rows > RANKED:
            break
        if count:
            chosen.append(term)
    return chosen


def count_rows(asked: Asked, term: Term) -> int:
    """Return in how many rows a term is, counted up to one more than ``RANKED``.

    A phrase of very common words alone is taken for common: to count it, all their rows would be read.
    """
    single = (Term((word,)) for word in term.words) if len(term.words) > 1 else ()
    most = COMMON + 1
    counts = [asked.store.count(asked.connection, asked.kind, one, most) for one in single]
    if counts and min(counts) > COMMON:
        return RANKED + 1
    return asked.store.count(asked.connection, asked.kind, term, RANKED + 1)


def rank(asked: Asked, ranking: list[Term]) -> Iterator[Place]:
    """Yield the places of the rows that fit and have one of the ranking terms, the best first."""
    must = tuple(dict.fromkeys((*asked.clauses.must, Clause(TEXT, tuple(ranking)))))
    clauses = replace(asked.clauses, must=must)
    for number, score in asked.store.rank(asked.connection, asked.kind, clauses, ranking):
        if asked.bounds.low <= number <= asked.bounds.high:
            yield Place(max(score, LEAST), number)


def find_rest(asked: Asked, ranking: list[Term], after: Place | None) -> Iterator[Place]:
    """Yield the places of the rows that fit and have no ranking term, the latest first."""
    if ranking and any(set(clause.terms) <= set(ranking) for clause in asked.clauses.must):
        return  # every row that fits was ranked
    clauses = replace(asked.clauses, without=(*asked.clauses.without, *ranking))
    high = HIGHEST if after is None or after.score else after.number - 1
    bounds = Bounds(asked.bounds.low, min(asked.bounds.high, high))
    for number in asked.store.find(asked.connection, asked.kind, clauses, bounds):
        yield Place(0.0, number)


def look_at(asked: Asked, query: Query, places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places of rows that tell of one event that meets all that is asked of events."""
    waiting = iter(places)
    while some := list(islice(waiting, AT_ONCE)):
        told = load_told(asked, [place.number for place in some])
        known = find_told_widely(asked, query, {article for article, _ in told.values()})
        for place in some:
            article, events = told.get(place.number, ("", ()))
            counted = (each for each in events if not query.origins or (article, each.id) in known)
            if any(fits(query, event) for event in counted):
                yield place


def load_told(asked: Asked, numbers: Sequence[int]) -> dict[int, tuple[str, tuple[ToldEvent, ...]]]:
    """Return the article of each row, and the events it tells of."""
    table = TABLES[asked.kind]
    query = select(table.c.number, table.c.article, table.c.told).where(table.c.number.in_(numbers))
    rows = asked.connection.execute(query)
    return {row.number: (row.article, jsons.decode(row.told, Told).events) for row in rows}


def find_told_widely(asked: Asked, query: Query, articles: Iterable[str]) -> set[tuple[str, str]]:
    """Return which events (article, event) are of incidents with as many origins as a query asks."""
    if not query.origins:
        return set()
    rows = asked.connection.execute(
        select(INCIDENT_MEMBERS.c.article, INCIDENT_MEMBERS.c.event)
        .join(INCIDENT_ORIGINS, INCIDENT_ORIGINS.c.incident == INCIDENT_MEMBERS.c.incident)
        .where(INCIDENT_ORIGINS.c.origins >= query.origins)
        .where(INCIDENT_MEMBERS.c.article.in_(sorted(articles)))
    )
    return {(row.article, row.event) for row in rows}
