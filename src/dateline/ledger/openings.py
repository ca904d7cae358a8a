"""Titles and openings of a ledger's stories in a span of days, and which incidents they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from dateline.ledger.batching import batches
from dateline.ledger.link_tables import COPY_MEMBERS, INCIDENT_MEMBERS, INCIDENT_ORIGINS
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import CAPTURES, TEXTS
from dateline.linking.neighbours import Opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

LENGTH: Final = 2400  # characters of a text, which hold the words that stories look at
DAY: Final = 10  # characters of an ISO day
STREAM: Final = 500  # rows in memory at once


def list_openings(connection: Connection, since: str | None, until: str | None) -> Iterator[Opening]:
    """Yield the openings of stories published on these days (both included), by day and id."""
    day = func.substr(ARTICLES.c.published, 1, DAY)
    query = (
        select(
            ARTICLES.c.id,
            ARTICLES.c.title,
            func.substr(TEXTS.c.text, 1, LENGTH).label("words"),
            day.label("day"),
            COPY_MEMBERS.c.copy_group,
            ARTICLES.c.outlet,
            CAPTURES.c.url,
            CAPTURES.c.source,
        )
        .join(TEXTS, TEXTS.c.sha256 == ARTICLES.c.text_sha256)
        .join(CAPTURES, CAPTURES.c.id == ARTICLES.c.capture)
        .outerjoin(COPY_MEMBERS, COPY_MEMBERS.c.article == ARTICLES.c.id)
        .where(ARTICLES.c.kind == "story", ARTICLES.c.published.is_not(None))
        .order_by(day, ARTICLES.c.id)
    )
    query = query.where(day >= since[:DAY]) if since else query
    query = query.where(day <= until[:DAY]) if until else query
    with connection.execute(query, execution_options={"yield_per": STREAM}) as rows:
        for row in rows:
            text = row.id if row.copy_group is None else row.copy_group
            place = row.url or row.source
            yield Opening(row.id, row.title or "", row.words or "", row.day, text, row.outlet, place)


def find_incidents_told(
    connection: Connection, articles: Iterable[str]
) -> tuple[tuple[str, int, int], ...]:
    """Return the incidents that articles tell: id, how many of them do, how many origins assert it."""
    counts: dict[str, list[int]] = {}
    for batch in batches(sorted(set(articles))):
        query = (
            select(
                INCIDENT_MEMBERS.c.incident,
                func.count(INCIDENT_MEMBERS.c.article.distinct()).label("told"),
                func.max(INCIDENT_ORIGINS.c.origins).label("origins"),
            )
            .outerjoin(INCIDENT_ORIGINS, INCIDENT_ORIGINS.c.incident == INCIDENT_MEMBERS.c.incident)
            .where(INCIDENT_MEMBERS.c.article.in_(batch))
            .group_by(INCIDENT_MEMBERS.c.incident)
        )
        for row in connection.execute(query):
            found = counts.setdefault(row.incident, [0, row.origins or 0])
            found[0] += row.told
    return tuple((key, told, origins) for key, (told, origins) in sorted(counts.items()))
