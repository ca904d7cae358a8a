"""How much a ledger holds: counts, what was skipped by reason, articles and origins by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS
from dateline.ledger.query_tables import ARTICLES, CLAIMS, EVENTS
from dateline.ledger.schema import CAPTURES, SKIPS

if TYPE_CHECKING:
    from sqlalchemy import Connection

DAY: Final = func.substr(ARTICLES.c.published, 1, 10)


def count_rows(connection: Connection) -> dict[str, int]:
    """Return how many pages, stories, teasers, claims and events are held."""
    kinds = select(ARTICLES.c.kind, func.count()).group_by(ARTICLES.c.kind)
    found: dict[str, int] = {row[0]: row[1] for row in connection.execute(kinds)}
    tables = {"pages": CAPTURES, "claims": CLAIMS, "events": EVENTS}
    counts = {
        name: connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in tables.items()
    }
    return {**counts, "stories": found.get("story", 0), "teasers": found.get("teaser", 0)}


def count_skips(connection: Connection) -> dict[str, int]:
    """Return how many pages could not be read, by reason."""
    query = select(SKIPS.c.code, func.count()).group_by(SKIPS.c.code).order_by(SKIPS.c.code)
    return {row[0]: row[1] for row in connection.execute(query)}


def count_languages(connection: Connection) -> dict[str, int]:
    """Return how many articles are in each language."""
    query = select(ARTICLES.c.language, func.count()).group_by(ARTICLES.c.language)
    return {row[0]: row[1] for row in connection.execute(query.order_by(ARTICLES.c.language))}


def stories_by_day(connection: Connection) -> list[tuple[str, int, int]]:
    """Return the days of publication with how many stories and outlets each has."""
    query = (
        select(DAY.label("day"), func.count(), func.count(ARTICLES.c.outlet.distinct()))
        .where(ARTICLES.c.kind == "story", ARTICLES.c.published.is_not(None))
        .group_by(DAY)
        .order_by(DAY)
    )
    return [(day, stories, outlets) for day, stories, outlets in connection.execute(query)]


def origins_by_day(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return how many incidents were first told on each day, and the origins that assert them."""
    first = (
        select(INCIDENT_MEMBERS.c.incident, func.min(DAY).label("day"))
        .join(ARTICLES, ARTICLES.c.id == INCIDENT_MEMBERS.c.article)
        .where(ARTICLES.c.published.is_not(None))
        .group_by(INCIDENT_MEMBERS.c.incident)
        .subquery()
    )
    origins = func.coalesce(func.sum(INCIDENT_ORIGINS.c.origins), 0)
    query = (
        select(first.c.day, func.count(), origins)
        .outerjoin(INCIDENT_ORIGINS, INCIDENT_ORIGINS.c.incident == first.c.incident)
        .group_by(first.c.day)
    )
    return {day: (incidents, int(number)) for day, incidents, number in connection.execute(query)}
