"""The outlets of a ledger's stories, and the latest stories of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from dateline.ledger.query_tables import ARTICLES
from dateline.outlets import OutletListed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


def list_outlets(connection: Connection, name: str | None = None) -> tuple[OutletListed, ...]:
    """Return the outlets that stories name, or only one; those with most stories first."""
    day = func.substr(ARTICLES.c.published, 1, 10)
    columns: list[Any] = [func.count(), func.min(day), func.max(day)]
    query: Select[Any] = (
        select(ARTICLES.c.outlet, *columns)
        .where(ARTICLES.c.kind == "story", ARTICLES.c.outlet.is_not(None))
        .group_by(ARTICLES.c.outlet)
    )
    if name is not None:
        query = query.where(ARTICLES.c.outlet == name)
    found = [OutletListed(*row) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


def latest_stories(connection: Connection, name: str, limit: int) -> tuple[str, ...]:
    """Return the ids of an outlet's latest stories, the latest first; those without a day come last."""
    published = func.coalesce(ARTICLES.c.published, "")
    query = (
        select(ARTICLES.c.id)
        .where(ARTICLES.c.kind == "story", ARTICLES.c.outlet == name)
        .order_by(published.desc(), ARTICLES.c.id)
        .limit(limit)
    )
    return tuple(connection.scalars(query))
