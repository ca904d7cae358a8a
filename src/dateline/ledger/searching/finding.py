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
from dateline.ledger.searching.clauses import TEXT, Clause, make_clauses
from dateline.ledger.searching.cursors import Place, read_cursor
from dateline.ledger.searching.documents import DAY_BITS, Told
from dateline.ledger.searching.ranges import days_between, fits, needs_look
from dateline.ledger.searching.stores import HIGHEST, Bounds, store_of
from dateline.ledger.searching.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from dateline.ledger.searching.clauses import Clauses
    from dateline.ledger.searching.language import Term
    from dateline.ledger.searching.stores import Store
    from dateline.searches import Query

RANKED: Final = 2000  # rows that are ranked in one search
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
    counted = [
        (asked.store.count(asked.connection, asked.kind, term, RANKED + 1), term)
        for term in asked.clauses.wanted
    ]
    chosen, rows = [], 0
    for count, term in sorted(counted, key=lambda pair: pair[0]):
        rows += count
        if rows > RANKED:
            break
        if count:
            chosen.append(term)
    return chosen


def rank(asked: Asked, ranking: list[Term]) -> Iterator[Place]:
    """Yield the places of the rows that fit and have one of the ranking terms, the best first."""
    must = (*asked.clauses.must, Clause(TEXT, tuple(ranking)))
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
    table = TABLES[asked.kind]
    waiting = iter(places)
    while some := list(islice(waiting, AT_ONCE)):
        numbers = [place.number for place in some]
        rows = select(table.c.number, table.c.told).where(table.c.number.in_(numbers))
        told = {row.number: row.told for row in asked.connection.execute(rows)}
        for place in some:
            events = jsons.decode(told.get(place.number, "{}"), Told).events
            if any(fits(query, event) for event in events):
                yield place
