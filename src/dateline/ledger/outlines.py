"""The outline of a stored report: which articles and texts it has, without the rest of it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline import jsons
from dateline.ledger.batching import batches
from dateline.ledger.schema import REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class ArticleOutline:
    """An article of a report: its id, kind, title and the hash of its text."""

    id: str
    kind: str
    text_sha256: str
    title: str | None = None
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The articles of a report."""

    articles: tuple[ArticleOutline, ...] = ()


def outline(packed: bytes) -> Outline:
    """Return the outline of a report as it is stored."""
    return jsons.decode(zlib.decompress(packed), Outline)


def articles_of(connection: Connection, captures: Iterable[str]) -> Iterator[tuple[str, ArticleOutline]]:
    """Yield the articles of all revisions of captures, each with its capture; none of forgotten ones."""
    for batch in batches(sorted(captures)):
        query = select(REVISIONS.c.capture, REVISIONS.c.report).where(
            REVISIONS.c.capture.in_(batch), REVISIONS.c.report.is_not(None)
        )
        for row in connection.execute(query.order_by(REVISIONS.c.capture, REVISIONS.c.number)):
            yield from ((row.capture, article) for article in outline(row.report).articles)


def revised_captures(connection: Connection) -> set[str]:
    """Return the captures with more than one revision: the query tables know only the last of each."""
    return set(connection.scalars(select(REVISIONS.c.capture).where(REVISIONS.c.number > 1)))
