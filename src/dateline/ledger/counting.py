"""Incidents whose origins are to be counted since they changed, and the counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, distinct, exists, func, select

from dateline.ledger.answers_kept import expect
from dateline.ledger.batching import batches
from dateline.ledger.incident_ids import find_groups
from dateline.ledger.incident_lists import Sift, are_listed, count_listed, enter, find_stirred
from dateline.ledger.inserting import add_missing
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS, LINK_UNCOUNTED
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.waiting import count_step
from dateline.linking.linkage import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import Entry, IncidentGroup


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
    connection: Connection, counts: Mapping[str, Entry], counted: Sequence[IncidentGroup]
) -> None:
    """Keep what incidents weigh, and list them; those that changed meanwhile stay to be counted."""
    there = {group.id: group for group in find_groups(connection, [one.id for one in counted])}
    done = [one.id for one in counted if there.get(one.id) in {None, one}]
    for batch in batches(done):
        for table in (LINK_UNCOUNTED, INCIDENT_ORIGINS):
            connection.execute(delete(table).where(table.c.incident.in_(batch)))
    kept = {key: counts[key] for key in done if key in there}
    rows: list[Row] = [{"incident": key, **asdict(each.weight)} for key, each in kept.items()]
    add_missing(connection, INCIDENT_ORIGINS, rows)
    enter(connection, kept)
    expect(connection, [there[key] for key in kept], kept)
    count_step(connection)


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
    """Return how many incidents there are that a story tells of: where all are listed, those listed."""
    if are_listed(connection) and not find_stirred(connection, Sift()):
        return count_listed(connection, Sift())
    stories = select(ARTICLES.c.id).where(ARTICLES.c.kind == "story")
    query = select(func.count(distinct(INCIDENT_MEMBERS.c.incident)))
    return connection.scalar(query.where(INCIDENT_MEMBERS.c.article.in_(stories))) or 0
