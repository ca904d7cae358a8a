"""As what articles were taken into the groups of actors, and which are not as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from dateline.ledger.actor_rows import rows_in
from dateline.ledger.actor_tables import ACTOR_ARTICLES
from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_all
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

    from dateline.ledger.rows import Row


def find_stale(connection: Connection) -> list[str]:
    """Return the articles that are new, read anew, reviewed or gone since they were taken in."""
    stored = {row.article: row.state for row in connection.execute(select(ACTOR_ARTICLES))}
    now = write_states(connection, connection.execute(readings()))
    return sorted(key for key in stored.keys() | now.keys() if stored.get(key) != now.get(key))


def note_states(connection: Connection, articles: Sequence[str]) -> None:
    """Remember as what articles were taken in."""
    for batch in batches(articles):
        connection.execute(delete(ACTOR_ARTICLES).where(ACTOR_ARTICLES.c.article.in_(batch)))
    states = write_states(connection, rows_in(connection, readings(), ARTICLES.c.id, articles))
    rows: list[Row] = [{"article": key, "state": states[key]} for key in sorted(states)]
    add_all(connection, ACTOR_ARTICLES, rows)


def readings() -> Select[Any]:
    """Return the query for stories with their texts and the number of their last reading."""
    last = select(func.max(REVISIONS.c.number)).where(REVISIONS.c.capture == ARTICLES.c.capture)
    return select(ARTICLES.c.id, ARTICLES.c.text_sha256, last.scalar_subquery().label("reading")).where(
        ARTICLES.c.kind == "story"
    )


def write_states(connection: Connection, rows: Iterable[Any]) -> dict[str, str]:
    """Return as what stories are taken in: their reading, their text and its last review."""
    query = select(REVIEWS.c.text_sha256, func.max(REVIEWS.c.number)).group_by(REVIEWS.c.text_sha256)
    last = {row[0]: row[1] for row in connection.execute(query)}
    return {
        row.id: f"{row.reading} {row.text_sha256[:16]} {last.get(row.text_sha256, 0)}" for row in rows
    }
