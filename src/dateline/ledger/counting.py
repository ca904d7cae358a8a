"""Incidents whose origins are to be counted since they changed, and the counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, or_, select

from dateline.ledger.batching import batches
from dateline.ledger.incident_ids import find_groups
from dateline.ledger.inserting import add_missing
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS, LINK_UNCOUNTED
from dateline.ledger.waiting import count_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import IncidentGroup, Weight


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
    count_step(connection)


def find_order(connection: Connection) -> tuple[str, ...] | None:
    """Return all incidents that stories tell of, the heaviest first; None where some are not counted."""
    of = INCIDENT_ORIGINS.c
    unknown = select(of.incident).where(or_(of.texts.is_(None), of.latest.is_(None))).limit(1)
    weighed = exists().where(of.incident == INCIDENT_MEMBERS.c.incident)
    first = INCIDENT_MEMBERS.c.position == 0
    missing = select(INCIDENT_MEMBERS.c.incident).where(first, ~weighed).limit(1)
    for query in (unknown, select(LINK_UNCOUNTED.c.incident).limit(1), missing):
        if connection.execute(query).first() is not None:
            return None
    held = exists().where(INCIDENT_MEMBERS.c.incident == of.incident)
    order = (of.origins.desc(), of.texts.desc(), of.latest.desc(), of.incident)
    return tuple(connection.scalars(select(of.incident).where(of.texts > 0, held).order_by(*order)))
