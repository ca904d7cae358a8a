"""A ledger from end to end, a bounded part of it in memory: its pages, and its incidents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.link_tables import INCIDENT_MEMBERS
from dateline.ledger.queries import find_captures, latest_reports, page_facts
from dateline.ledger.schema import CAPTURES
from dateline.ledger.sealed import seal_pages
from dateline.ledger.sought import find_near
from dateline.linking.linkage import IncidentGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Select

    from dateline.ledger.sealed import SealedPage
    from dateline.ledger.sought import Sought
    from dateline.records import PageFacts

PAGES: Final = 50  # in memory at once
MEMBERS: Final = 1000  # rows of incidents in memory at once


def stream_pages(connection: Connection) -> Iterator[SealedPage]:
    """Yield every page that is not forgotten, in its latest reading, ordered by capture."""
    query = latest_reports().order_by(CAPTURES.c.id)
    with connection.execute(query, execution_options={"yield_per": PAGES}) as rows:
        for part in rows.partitions():
            yield from seal_pages(connection, [row for row in part if row.report is not None])


def find_stored(connection: Connection, articles: Iterable[str]) -> Iterator[SealedPage]:
    """Yield the pages that hold one of these articles, in their latest reading; some at a time."""
    captures = sorted(find_captures(connection, set(articles)))
    for start in range(0, len(captures), PAGES):
        some = captures[start : start + PAGES]
        rows = connection.execute(
            latest_reports().where(CAPTURES.c.id.in_(some)).order_by(CAPTURES.c.id)
        )
        yield from seal_pages(connection, [row for row in rows if row.report is not None])


def stream_groups(connection: Connection) -> Iterator[IncidentGroup]:
    """Yield the incidents of the last linking, ordered by id, without the reasons of their members."""
    yield from groups_of(connection, select(INCIDENT_MEMBERS))


def stream_groups_near(connection: Connection, wanted: Sought) -> Iterator[IncidentGroup]:
    """Yield of these at least the ones that hold what is sought, as the tables and the index tell."""
    ids = find_near(connection, wanted)
    if ids is None:
        yield from stream_groups(connection)
        return
    for batch in batches(sorted(ids)):
        members = select(INCIDENT_MEMBERS).where(INCIDENT_MEMBERS.c.incident.in_(batch))
        yield from groups_of(connection, members)


def groups_of(connection: Connection, members: Select[Any]) -> Iterator[IncidentGroup]:
    """Yield the incidents of a query for members, ordered by id."""
    query = members.order_by(INCIDENT_MEMBERS.c.incident, INCIDENT_MEMBERS.c.position)
    with connection.execute(query, execution_options={"yield_per": MEMBERS}) as rows:
        for key, held in groupby(rows, key=lambda row: row.incident):
            yield IncidentGroup(key, tuple((row.article, row.event) for row in held))


def find_pages(connection: Connection, captures: Iterable[str]) -> dict[str, PageFacts]:
    """Return the facts of captures by their ids."""
    return {
        row.id: page_facts(row)
        for batch in batches(sorted(set(captures)))
        for row in connection.execute(select(CAPTURES).where(CAPTURES.c.id.in_(batch)))
    }
