"""Reading from the ledger: reports and articles as records, in fixed orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select

from dateline.ledger.batching import batches
from dateline.ledger.decisions import why_forgotten
from dateline.ledger.packing import put_texts, tombstone, unpack_body, unpack_report
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_rows import reviewed
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import BODIES, CAPTURES, REVISIONS, TEXTS
from dateline.ledger.tombstones import report_subjects, why_any_forgotten
from dateline.linking.neighbours import LinkedArticle
from dateline.records import PageFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row, Select

    from dateline.records import Note, Report

STREAM: Final = 50  # reports in memory at once

REPORTS: Final = select(CAPTURES, REVISIONS.c.report).join(
    REVISIONS, REVISIONS.c.capture == CAPTURES.c.id
)


def find_report(connection: Connection, capture: str, reader: str, options: str) -> Report | None:
    """Return the report of one revision; a tombstone for every reading of a forgotten capture."""
    if why_forgotten(connection, capture) is not None:
        row = connection.execute(select(CAPTURES).where(CAPTURES.c.id == capture)).first()
        return None if row is None else load_tombstone(connection, row)
    query = REPORTS.where(
        CAPTURES.c.id == capture, REVISIONS.c.reader == reader, REVISIONS.c.options == options
    )
    row = connection.execute(query).first()
    return None if row is None else load_report(connection, row)


def find_tombstone(connection: Connection, report: Report) -> Report | None:
    """Return what stands for a page or a report that is not kept, since it was forgotten; else None."""
    reason = why_any_forgotten(connection, report_subjects(report))
    return None if reason is None else tombstone(report.page, reason)


def find_body(connection: Connection, capture: str) -> bytes | None:
    """Return the captured bytes; None where the capture is not there or its body was forgotten."""
    query = select(BODIES.c.body).join(CAPTURES, CAPTURES.c.page_sha256 == BODIES.c.sha256)
    packed: bytes | None = connection.scalar(query.where(CAPTURES.c.id == capture))
    return None if packed is None else unpack_body(packed)


def latest_reports() -> Select[Any]:
    """Return the query for the latest revision of every capture."""
    other = REVISIONS.alias()
    last = select(func.max(other.c.number)).where(other.c.capture == CAPTURES.c.id).scalar_subquery()
    return REPORTS.where(REVISIONS.c.number == last)


def find_notes(connection: Connection, capture: str) -> tuple[Note, ...]:
    """Return the notes of the capture's latest report; none where there is no such capture."""
    row = connection.execute(latest_reports().where(CAPTURES.c.id == capture)).first()
    return () if row is None else load_report(connection, row).notes


def load_report(connection: Connection, row: Row[Any]) -> Report:
    """Return the report of a row of ``REPORTS``, as it is after reviews."""
    return load_reports(connection, [row])[0]


def load_reports(connection: Connection, rows: Sequence[Row[Any]]) -> list[Report]:
    """Return the reports of rows of ``REPORTS``, as they are after reviews."""
    bare = {row.id: unpack_report(row.report) for row in rows if row.report is not None}
    hashes = sorted({article.text_sha256 for report in bare.values() for article in report.articles})
    told = [one for batch in batches(hashes) for one in connection.execute(texts_told(batch))]
    texts = {one.sha256: one.text or "" for one in told}
    decided = {one.sha256 for one in told if one.decided}
    found = []
    for row in rows:
        if row.id not in bare:
            found.append(load_tombstone(connection, row))
            continue
        report = bare[row.id]
        put_texts(report, texts)
        looked_at = not decided.isdisjoint(article.text_sha256 for article in report.articles)
        found.append(reviewed(connection, report) if looked_at else report)
    return found


def texts_told(hashes: Sequence[str]) -> Select[Any]:
    """Return the query for texts by their hashes, each with whether somebody decided on it."""
    decided = exists().where(REVIEWS.c.text_sha256 == TEXTS.c.sha256).label("decided")
    return select(TEXTS.c.sha256, TEXTS.c.text, decided).where(TEXTS.c.sha256.in_(hashes))


def load_reading(connection: Connection, row: Row[Any]) -> Report:
    """Return the report of a row of ``REPORTS`` as the machine read it."""
    if row.report is None:
        return load_tombstone(connection, row)
    bare = unpack_report(row.report)
    put_texts(bare, find_texts(connection, {article.text_sha256 for article in bare.articles}))
    return bare


def load_tombstone(connection: Connection, row: Row[Any]) -> Report:
    """Return what stands for the report of a forgotten capture."""
    return tombstone(page_facts(row), why_forgotten(connection, row.id) or "")


def page_facts(row: Row[Any]) -> PageFacts:
    """Return a capture as the page of a report."""
    return PageFacts(
        f"sha256:{row.page_sha256}",
        row.source,
        row.given_id,
        row.url,
        row.gathered,
        row.media_type,
        row.bytes,
        row.encoding,
    )


def find_texts(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Return texts by their hashes, empty ones where they were forgotten."""
    found: dict[str, str] = {}
    for batch in batches(sorted(hashes)):
        query = select(TEXTS.c.sha256, TEXTS.c.text).where(TEXTS.c.sha256.in_(batch))
        found.update((row.sha256, row.text or "") for row in connection.execute(query))
    return found


def all_articles(connection: Connection) -> Iterator[LinkedArticle]:
    """Yield the articles of every capture's latest revision, by capture and place on the page."""
    query = latest_reports().order_by(CAPTURES.c.id)
    with connection.execute(query, execution_options={"yield_per": STREAM}) as rows:
        for row in rows:
            yield from link_articles(load_report(connection, row), row.id)


def link_articles(report: Report, capture: str) -> Iterator[LinkedArticle]:
    """Yield a report's articles with their capture."""
    for article in report.articles:
        page = report.page
        yield LinkedArticle(article, capture, page.url, page.source, page.gathered)


def find_articles(connection: Connection, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
    """Return the articles with these ids, ordered by id; those not stored are left out."""
    wanted = set(ids)
    found = []
    for batch in batches(sorted(find_captures(connection, wanted))):
        rows = connection.execute(latest_reports().where(CAPTURES.c.id.in_(batch))).all()
        for row, report in zip(rows, load_reports(connection, rows), strict=True):
            articles = link_articles(report, row.id)
            found += [one for one in articles if one.article.id in wanted]
    return tuple(sorted(found, key=lambda linked: linked.article.id))


def find_captures(connection: Connection, articles: set[str]) -> set[str]:
    """Return the captures that hold these articles."""
    return {
        capture
        for batch in batches(sorted(articles))
        for capture in connection.scalars(select(ARTICLES.c.capture).where(ARTICLES.c.id.in_(batch)))
    }
