"""What a ledger keeps of a claim for its receipt: the articles that have it, and their captures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.ledger.finding import find_thing
from dateline.ledger.query_tables import ARTICLES, CLAIMS
from dateline.ledger.schema import CAPTURES, REVISIONS
from dateline.receipts import CaptureFacts

if TYPE_CHECKING:
    from sqlalchemy import Connection


def find_claim(connection: Connection, wanted: str) -> tuple[str, tuple[str, ...]]:
    """Return a claim's whole id and the ids of the articles that have it, the first published first.

    Raises InputError (ReviewRefused) where no claim or several fit.
    """
    found = find_thing(connection, "claim", wanted)
    query = (
        select(ARTICLES.c.id)
        .join(CLAIMS, CLAIMS.c.article == ARTICLES.c.id)
        .where(CLAIMS.c.id == found.id)
        .order_by(ARTICLES.c.published.is_(None), ARTICLES.c.published, ARTICLES.c.id)
    )
    return found.id, tuple(connection.scalars(query))


def find_capture(connection: Connection, capture: str) -> CaptureFacts:
    """Return the facts of a capture and of its latest reading."""
    query = (
        select(CAPTURES, REVISIONS.c.reader, REVISIONS.c.read_at)
        .join(REVISIONS, REVISIONS.c.capture == CAPTURES.c.id)
        .where(CAPTURES.c.id == capture)
        .order_by(REVISIONS.c.number.desc())
    )
    row = connection.execute(query.limit(1)).one()
    return CaptureFacts(
        id=row.id,
        page_sha256=row.page_sha256,
        bytes=row.bytes,
        media_type=row.media_type,
        gathered=row.gathered,
        kept_at=row.kept_at,
        reader=row.reader,
        read_at=row.read_at,
        encoding=row.encoding,
    )
