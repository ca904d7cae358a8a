"""Incidents whose origins are to be counted since they changed, and the counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, distinct, exists, func, or_, select

from dateline.ledger.answers_kept import expect
from dateline.ledger.batching import batches
from dateline.ledger.incident_ids import find_groups
from dateline.ledger.inserting import add_missing
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS, LINK_UNCOUNTED
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.waiting import count_step
from dateline.linking.linkage import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import IncidentGroup


def find_uncounted(connection: Connection) -> list[str]:
    """Return the incidents whose origins are to be counted: those of one article beside each other."""
    waiting = connection.scalars(select(LINK_UNCOUNTED.c.incident)).all()
    members = INCIDENT_MEMBERS.c
    founded = select(members.article, members.incident).where(members.position == 0)
    found = [
        (article, incident)
        for batch in batches(waiting)
        for article, incident in connection.execute(founded.where(members.incident.in_(batch)))
    ]
    return [incident for _, incident in sorted(found)]


def save_counts(
    connection: Connection, counts: Mapping[str, Weight], counted: Sequence[IncidentGroup]
) -> None:
    """Keep what incidents weigh; those that changed meanwhile stay to be counted."""
    there = {group.id: group for group in find_groups(connection, [one.id for one in counted])}
    done = [one.id for one in counted if there.get(one.id) in {None, one}]
    for batch in batches(done):
        for table in (LINK_UNCOUNTED, INCIDENT_ORIGINS):
            connection.execute(delete(table).where(table.c.incident.in_(batch)))
    rows: list[Row] = [{"incident": key, **asdict(counts[key])} for key in done if key in there]
    add_missing(connection, INCIDENT_ORIGINS, rows)
    expect(connection, [there[key] for key in done if key in there])
    count_step(connection)


def find_order(connection: Connection, origins: int = 0) -> tuple[str, ...] | None:
    """Return all incidents that stories tell of, the heaviest first; None where some are not counted.

    ``origins``: only those that as many independent ones assert, at least.
    """
    if not all_weighed(connection):
        return None
    of = INCIDENT_ORIGINS.c
    held = exists().where(INCIDENT_MEMBERS.c.incident == of.incident)
    order = (of.origins.desc(), of.texts.desc(), of.latest.desc(), of.incident)
    kept = (of.texts > 0, of.origins >= origins, held)
    return tuple(connection.scalars(select(of.incident).where(*kept).order_by(*order)))


def all_weighed(connection: Connection) -> bool:
    """Tell whether what linking kept of every incident is what it weighs now."""
    of = INCIDENT_ORIGINS.c
    unknown = select(of.incident).where(or_(of.texts.is_(None), of.latest.is_(None))).limit(1)
    weighed = exists().where(of.incident == INCIDENT_MEMBERS.c.incident)
    first = INCIDENT_MEMBERS.c.position == 0
    missing = select(INCIDENT_MEMBERS.c.incident).where(first, ~weighed).limit(1)
    waiting = select(LINK_UNCOUNTED.c.incident).limit(1)
    return all(connection.execute(query).first() is None for query in (unknown, waiting, missing))


def find_weights(connection: Connection, ids: Iterable[str]) -> dict[str, Weight] | None:
    """Return what incidents weigh, by id; None where one of them is not counted as it is now."""
    of, wanted = INCIDENT_ORIGINS.c, sorted(set(ids))
    known = and_(of.texts.is_not(None), of.latest.is_not(None))
    waiting = exists().where(LINK_UNCOUNTED.c.incident == of.incident)
    query = select(of.incident, of.origins, of.texts, of.latest).where(known, ~waiting)
    rows = (
        row
        for batch in batches(wanted)
        for row in connection.execute(query.where(of.incident.in_(batch)))
    )
    found = {row.incident: Weight(row.origins, row.texts, row.latest) for row in rows}
    return found if len(found) == len(wanted) else None


def count_told(connection: Connection) -> int:
    """Return how many incidents there are that a story tells of: of weighed ones those with texts."""
    of, founded = INCIDENT_ORIGINS.c, INCIDENT_MEMBERS.c.position == 0
    waiting = connection.execute(select(LINK_UNCOUNTED.c.incident).limit(1)).first()
    known, told = count(connection, of.latest.is_not(None)), count(connection, of.texts > 0)
    if waiting is None and known == count(connection, founded):
        return told
    stories = select(ARTICLES.c.id).where(ARTICLES.c.kind == "story")
    query = select(func.count(distinct(INCIDENT_MEMBERS.c.incident)))
    return connection.scalar(query.where(INCIDENT_MEMBERS.c.article.in_(stories))) or 0


def count(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Return how many rows fulfil a condition."""
    return connection.scalar(select(func.count()).where(condition)) or 0
