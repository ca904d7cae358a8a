"""Which incidents may hold a type or a day, and which outlets there are, by what the tables know.

More may be found than fit, never fewer, those that somebody reviewed left aside (``sought.find_near``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, or_, select

from dateline.ledger.link_tables import INCIDENT_MEMBERS
from dateline.ledger.query_tables import ARTICLES, EVENTS
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select

DAY: Final = len("2031-03-05")
TOLD: Final = and_(
    EVENTS.c.article == INCIDENT_MEMBERS.c.article, EVENTS.c.id == INCIDENT_MEMBERS.c.event
)


def of_types(types: Sequence[str]) -> Select[Any]:
    """Return the query for the incidents with an event of one of these types."""
    return select(INCIDENT_MEMBERS.c.incident).join(EVENTS, TOLD).where(EVENTS.c.type.in_(types))


def of_days(since: str | None, until: str | None) -> Select[Any]:
    """Return the query for the incidents of which an event, or its article, has a day in a range.

    What a day is taken from differs from event to event, so any that is known may be in the range.
    """
    known = [day(EVENTS.c.earliest), day(EVENTS.c.latest), day(ARTICLES.c.published)]
    query = (
        select(INCIDENT_MEMBERS.c.incident)
        .join(EVENTS, TOLD)
        .join(ARTICLES, ARTICLES.c.id == INCIDENT_MEMBERS.c.article)
    )
    if since:
        query = query.where(or_(*(one >= since[:DAY] for one in known)))
    return query.where(or_(*(one <= until[:DAY] for one in known))) if until else query


def find_outlets(connection: Connection, names: Sequence[str]) -> list[str]:
    """Return the outlets of stories that have all words of one of these names; all of them are read."""
    held = connection.scalars(select(ARTICLES.c.outlet).where(ARTICLES.c.outlet.is_not(None)).distinct())
    return sorted(outlet for outlet in held if any(has_words(outlet, name) for name in names))


def has_words(outlet: str, name: str) -> bool:
    """Tell whether all words of a name stand in that of an outlet."""
    return set(fold_words(name)) <= set(fold_words(outlet))


def day(column: Any) -> Any:
    """Return the day of a day or moment."""
    return func.substr(column, 1, DAY)


def ways_of(
    connection: Connection, types: Sequence[str], days: Sequence[str | None]
) -> Iterator[frozenset[str]]:
    """Yield the incidents that may have each of what is asked: types, days (since, until)."""
    queries = [of_types(types)] if types else []
    queries += [of_days(*days)] if any(days) else []
    for query in queries:
        yield frozenset(connection.scalars(query))
