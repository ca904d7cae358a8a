"""Lists of incidents as linking keeps them: read page by page, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, literal, select, tuple_

from dateline.ledger.answers_kept import find_lapsed
from dateline.ledger.answers_lapsing import find_homes
from dateline.ledger.batching import batches
from dateline.ledger.homes import find_stories_at
from dateline.ledger.inserting import add_missing
from dateline.ledger.link_tables import INCIDENT_ORIGINS, LINK_UNCOUNTED, LINK_WAITING
from dateline.ledger.list_tables import INCIDENT_LISTS
from dateline.ledger.sought import incidents_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import Entry

ALL: Final = "all"
DISPUTED: Final = "disputed"
OF: Final = INCIDENT_LISTS.c
OTHER: Final = INCIDENT_LISTS.alias("other")
ORDER: Final = (OF.minus_origins, OF.minus_texts, OF.minus_latest, OF.incident)


@dataclass(frozen=True, slots=True)
class Sift:
    """Which incidents of kept lists are wanted: those of one of ``types`` (none: all of any type).

    ``disputed``: only those on which sources contradict each other; ``origins``: how many independent
    ones assert them, at least; ``since``: a day, as dates are counted, that an event of theirs may have
    been on or after; ``until``: or before.
    """

    types: tuple[str, ...] = ()
    origins: int = 0
    since: int | None = None
    until: int | None = None
    disputed: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether what articles tell of an incident does not matter."""
        return self == Sift(origins=self.origins)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the lists that have what is wanted; where there are types, disputed or not."""
        return self.types or ((DISPUTED,) if self.disputed else (ALL,))


def are_listed(connection: Connection) -> bool:
    """Tell whether all incidents that are counted are listed: not after a migration."""
    unknown = select(INCIDENT_ORIGINS.c.incident).where(INCIDENT_ORIGINS.c.texts.is_(None)).limit(1)
    return connection.execute(unknown).first() is None


def find_stirred(connection: Connection, sift: Sift) -> frozenset[str]:
    """Return the incidents of which lists do not tell what is asked: they or articles of theirs wait.

    Whether an incident is disputed may also rest on other versions of its articles, and on an answer
    that is still to be made.
    """
    uncounted = frozenset(connection.scalars(select(LINK_UNCOUNTED.c.incident)))
    if sift.is_plain:
        return uncounted
    waiting = list(connection.scalars(select(LINK_WAITING.c.article)))
    if not sift.disputed:
        return uncounted | incidents_of(connection, waiting)
    beside = find_stories_at(connection, find_homes(connection, waiting))
    told = incidents_of(connection, {*waiting, *beside})
    return uncounted | told | find_lapsed(connection)


def find_doubtful(connection: Connection, sift: Sift) -> frozenset[str]:
    """Return those of a list that have events before a range of days and behind it: any may be in it."""
    if sift.since is None or sift.until is None:
        return frozenset()
    query = select(OF.incident).where(*conditions(sift), OF.first < sift.since, OF.last > sift.until)
    return frozenset(connection.scalars(query))


def count_listed(connection: Connection, sift: Sift) -> int:
    """Return how many incidents a list has."""
    return connection.scalar(select(counted(sift)).where(*conditions(sift))) or 0


def counted(sift: Sift) -> ColumnElement[int]:
    """Return what counts incidents, each once."""
    return func.count(OF.incident.distinct()) if len(sift.names) > 1 else func.count()


def read_listed(
    connection: Connection, sift: Sift, start: int = 0, limit: int | None = None
) -> tuple[str, ...]:
    """Return incidents of a list, the heaviest first, from a place in it on; ``limit``: at most."""
    query = select(*ORDER).where(*conditions(sift)).order_by(*ORDER).offset(start).limit(limit)
    several = query.distinct() if len(sift.names) > 1 else query
    return tuple(row.incident for row in connection.execute(several))


def find_place(connection: Connection, sift: Sift, incident: str) -> int | None:
    """Return how many incidents of a list stand before one; None where it is not in the list."""
    here = connection.execute(select(*ORDER).where(OF.incident == incident, *conditions(sift))).first()
    if here is None:
        return None
    before = tuple_(*ORDER) < tuple_(*here)
    return connection.scalar(select(counted(sift)).where(*conditions(sift), before)) or 0


def conditions(sift: Sift) -> Iterator[ColumnElement[bool]]:
    """Yield what a row of the lists must fulfil."""
    yield OF.list.in_(sift.names) if len(sift.names) > 1 else OF.list == sift.names[0]
    if sift.types and sift.disputed:
        yield OF.incident.in_(select(OTHER.c.incident).where(OTHER.c.list == DISPUTED))
    if sift.origins > 0:
        yield OF.minus_origins <= -sift.origins
    if sift.since is not None:
        yield OF.last >= sift.since
    if sift.until is not None:
        yield OF.first <= sift.until


def enter(connection: Connection, entries: Mapping[str, Entry]) -> None:
    """List incidents, by id, in the place of what was listed of them."""
    drop_listed(connection, sorted(entries))
    rows = [row for key, entry in entries.items() for row in rows_of(key, entry)]
    add_missing(connection, INCIDENT_LISTS, rows)


def rows_of(key: str, entry: Entry) -> Iterator[Row]:
    """Yield the rows of an incident; none where no story tells of it."""
    weight = entry.weight
    common: dict[str, Any] = dict(
        zip(("minus_origins", "minus_texts", "minus_latest"), weight.order, strict=True)
    )
    disputed = (DISPUTED,) if entry.disputed else ()
    for name in (ALL, *disputed, *entry.types) if weight.texts else ():
        yield {"list": name, **common, "incident": key, "first": entry.first, "last": entry.last}


def enter_disputed(connection: Connection, told: Mapping[str, bool]) -> None:
    """Have incidents be in the list of those disputed or not; ``told``: by id whether they are."""
    copied = {**{column.name: column for column in OF}, "list": literal(DISPUTED)}
    for batch in batches(sorted(told)):
        here = OF.incident.in_(batch)
        connection.execute(delete(INCIDENT_LISTS).where(OF.list == DISPUTED, here))
        held = OF.incident.in_([key for key in batch if told[key]])
        rows = select(*copied.values()).where(OF.list == ALL, held)
        connection.execute(insert(INCIDENT_LISTS).from_select([*copied], rows))


def drop_listed(connection: Connection, ids: Sequence[str]) -> None:
    """Take incidents out of all lists."""
    for batch in batches(ids):
        connection.execute(delete(INCIDENT_LISTS).where(OF.incident.in_(batch)))
