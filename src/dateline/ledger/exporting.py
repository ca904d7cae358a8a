"""A ledger from end to end, a bounded part of it in memory: its pages, and its incidents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS
from dateline.ledger.packing import put_texts, unpack_report
from dateline.ledger.queries import find_captures, latest_reports, link_articles, page_facts, texts_told
from dateline.ledger.review_rows import reviewed
from dateline.ledger.schema import CAPTURES
from dateline.ledger.sought import find_near
from dateline.linking.linkage import IncidentGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row, Select

    from dateline.ledger.sought import Sought
    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import PageFacts, Report

PAGES: Final = 50  # in memory at once
MEMBERS: Final = 1000  # rows of incidents in memory at once


@dataclass(frozen=True, slots=True)
class Membership:
    """The incident that an event belongs to; ``origins``: the independent ones that assert it."""

    incident: str
    origins: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of a ledger: its articles after reviews, and the incidents that their events belong to."""

    page: PageFacts
    articles: tuple[LinkedArticle, ...]
    members: Mapping[Member, Membership]


def stream_pages(connection: Connection) -> Iterator[StoredPage]:
    """Yield every page that is not forgotten, in its latest reading, ordered by capture."""
    query = latest_reports().order_by(CAPTURES.c.id)
    with connection.execute(query, execution_options={"yield_per": PAGES}) as rows:
        for part in rows.partitions():
            yield from load_pages(connection, [row for row in part if row.report is not None])


def find_stored(connection: Connection, articles: Iterable[str]) -> Iterator[StoredPage]:
    """Yield the pages that hold one of these articles, in their latest reading; some at a time."""
    captures = sorted(find_captures(connection, set(articles)))
    for start in range(0, len(captures), PAGES):
        some = captures[start : start + PAGES]
        rows = connection.execute(
            latest_reports().where(CAPTURES.c.id.in_(some)).order_by(CAPTURES.c.id)
        )
        yield from load_pages(connection, [row for row in rows if row.report is not None])


def load_pages(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[StoredPage]:
    """Yield the pages of some rows of ``latest_reports``."""
    bare = [unpack_report(row.report) for row in rows]
    texts, decided = find_texts(connection, bare)
    found = []
    for row, report in zip(rows, bare, strict=True):
        put_texts(report, texts)
        looked_at = any(article.text_sha256 in decided for article in report.articles)
        whole = reviewed(connection, report) if looked_at else report
        found.append((page_facts(row), tuple(link_articles(whole, row.id))))
    members = find_memberships(connection, (one.article.id for _, each in found for one in each))
    for page, articles in found:
        yield StoredPage(page, articles, members)


def find_texts(connection: Connection, reports: Iterable[Report]) -> tuple[dict[str, str], set[str]]:
    """Return the texts of reports by their hashes, and the hashes of those that somebody decided on."""
    hashes = sorted({article.text_sha256 for report in reports for article in report.articles})
    rows = [one for batch in batches(hashes) for one in connection.execute(texts_told(batch))]
    return {one.sha256: one.text or "" for one in rows}, {one.sha256 for one in rows if one.decided}


def find_memberships(connection: Connection, articles: Iterable[str]) -> dict[Member, Membership]:
    """Return the incidents of the events of some articles, as the last linking counted them."""
    of = INCIDENT_MEMBERS.c
    query = select(of.article, of.event, of.incident, INCIDENT_ORIGINS.c.origins).outerjoin(
        INCIDENT_ORIGINS, INCIDENT_ORIGINS.c.incident == of.incident
    )
    return {
        (article, event): Membership(incident, origins or 0)
        for batch in batches(sorted(set(articles)))
        for article, event, incident, origins in connection.execute(query.where(of.article.in_(batch)))
    }


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
