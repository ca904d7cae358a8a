"""What a list of articles shows of each: its text, and how many claims and events were read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dateline.ledger.batching import batches
from dateline.ledger.query_tables import ARTICLES, CLAIMS, EVENTS
from dateline.ledger.schema import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from dateline.records import ArticleKind


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article without what was read in it, which is only counted."""

    kind: ArticleKind
    text: str
    claims: int
    events: int


@dataclass(frozen=True, slots=True)
class PagePart:
    """An article of a page: the story or one of the teasers on it."""

    id: str
    kind: ArticleKind
    title: str | None


def find_listed(connection: Connection, ids: Iterable[str]) -> dict[str, ListedArticle]:
    """Return articles by their ids; those not stored are left out. No report is unpacked for it."""
    counts = [
        select(func.count()).where(table.c.article == ARTICLES.c.id).scalar_subquery()
        for table in (CLAIMS, EVENTS)
    ]
    query = select(ARTICLES.c.id, ARTICLES.c.kind, TEXTS.c.text, *counts).join(
        TEXTS, TEXTS.c.sha256 == ARTICLES.c.text_sha256
    )
    rows = (
        row
        for batch in batches(sorted(set(ids)))
        for row in connection.execute(query.where(ARTICLES.c.id.in_(batch)))
    )
    return {
        key: ListedArticle(kind, text or "", claims, events) for key, kind, text, claims, events in rows
    }


def list_page(connection: Connection, capture: str) -> tuple[PagePart, ...]:
    """Return the articles of a capture's page, in its order; none for one that is not stored."""
    query = (
        select(ARTICLES.c.id, ARTICLES.c.kind, ARTICLES.c.title)
        .where(ARTICLES.c.capture == capture)
        .order_by(ARTICLES.c.position)
    )
    return tuple(PagePart(key, kind, title) for key, kind, title in connection.execute(query))


def find_event_homes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the first article, by id, in which each of some events stands."""
    found: dict[str, str] = {}
    for batch in batches(sorted(set(ids))):
        query = select(EVENTS.c.id, EVENTS.c.article).where(EVENTS.c.id.in_(batch))
        for event, article in connection.execute(query.order_by(EVENTS.c.id, EVENTS.c.article)):
            found.setdefault(event, article)
    return found


def find_last_day(connection: Connection) -> str | None:
    """Return the day (ISO) of the latest article; None where no article has one."""
    day: str | None = connection.scalar(select(func.max(func.substr(ARTICLES.c.published, 1, 10))))
    return day
