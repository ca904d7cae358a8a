"""Which stories may hold what an export asks for, by what the tables know: no report is read for it.

More may be found than fits, never less: a story that somebody reviewed is always among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select, true

from dateline.ledger.query_tables import ARTICLES, EVENTS
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.sought import Sought, find_reviewed, of_outlets, with_actors, with_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection

DAY = len("2031-03-05")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What stories must have: an event of a type, a day in a range.

    ``outlets``, ``actors``, ``places``: names, of which one must stand in what the search index has.
    """

    types: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def is_all(self) -> bool:
        """Tell whether nothing is asked that the tables know."""
        return self == Narrowed()


def find_stories(connection: Connection, narrowed: Narrowed) -> frozenset[str]:
    """Return the ids of the stories that may hold what is asked for."""
    named = (
        with_actors(connection, Sought(actors=narrowed.actors)),
        with_places(connection, narrowed.places),
        of_outlets(connection, narrowed.outlets),
    )
    decided = find_reviewed(connection)
    ways = [frozenset(articles | decided) for articles in named if articles is not None]
    if not ways or narrowed.types or narrowed.since or narrowed.until:
        ways.append(by_tables(connection, narrowed))
    return frozenset.intersection(*ways)


def by_tables(connection: Connection, narrowed: Narrowed) -> frozenset[str]:
    """Return the ids of the stories that may hold what the tables know; all of them are looked at."""
    of = ARTICLES.c
    reviewed = exists().where(REVIEWS.c.text_sha256 == of.text_sha256)
    fits = or_(reviewed, and_(true(), *conditions(narrowed)))
    return frozenset(connection.scalars(select(of.id).where(of.kind == "story", fits)))


def conditions(narrowed: Narrowed) -> Iterator[Any]:
    """Yield what the row of a story must fulfil."""
    of = ARTICLES.c
    if narrowed.types:
        yield exists().where(EVENTS.c.article == of.id, EVENTS.c.type.in_(narrowed.types))
    if narrowed.since or narrowed.until:
        there = exists().where(EVENTS.c.article == of.id, *in_days(narrowed, EVENTS.c, of.published))
        published = day(of.published)
        yield or_(there, and_(published.is_not(None), *between(narrowed, published, published)))


def in_days(narrowed: Narrowed, event: Any, published: Column[Any]) -> Iterator[Any]:
    """Yield what an event must fulfil: its days as stated, or else that of publication."""
    first = func.coalesce(day(event.earliest), day(published), day(event.latest))
    last = func.coalesce(day(event.latest), day(event.earliest), day(published))
    yield from between(narrowed, first, last)


def between(narrowed: Narrowed, first: Any, last: Any) -> Iterator[Any]:
    """Yield what the first and last day of something must be."""
    if narrowed.since:
        yield last >= narrowed.since[:DAY]
    if narrowed.until:
        yield first <= narrowed.until[:DAY]


def day(column: Column[Any]) -> Any:
    """Return the day of a day or moment."""
    return func.substr(column, 1, DAY)
