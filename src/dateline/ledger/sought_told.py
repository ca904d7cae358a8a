"""What is told of incidents, as the tables know it: how many events, and on which days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, func, select

from dateline.ledger.batching import batches
from dateline.ledger.link_tables import INCIDENT_MEMBERS
from dateline.ledger.query_tables import ARTICLES, EVENTS
from dateline.ledger.sought_facts import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Told = tuple[int, tuple[str, ...]]

STORY: Final = and_(ARTICLES.c.id == INCIDENT_MEMBERS.c.article, ARTICLES.c.kind == "story")


def find_told(connection: Connection, ids: Iterable[str]) -> dict[str, Told]:
    """Return how many events of incidents their stories tell, and when these were published."""
    of = INCIDENT_MEMBERS.c
    counted = select(of.incident, func.count().label("told")).join(ARTICLES, STORY).join(EVENTS, TOLD)
    dated = select(of.incident, ARTICLES.c.published).join(ARTICLES, STORY).distinct()
    events: dict[str, int] = {}
    days: dict[str, list[str]] = {}
    for batch in batches(sorted(set(ids))):
        here = of.incident.in_(batch)
        rows = connection.execute(counted.where(here).group_by(of.incident))
        events |= {row.incident: row.told for row in rows}
        for key, published in connection.execute(dated.where(here)):
            days.setdefault(key, []).append(published or "")
    return {key: (events.get(key, 0), tuple(sorted(told))) for key, told in days.items()}
