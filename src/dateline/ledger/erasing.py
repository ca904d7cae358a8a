"""Erasing: the rows and contents that a decision to forget has named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Text, cast, delete, literal, or_, select, update

from dateline.ledger.answers_lapsing import lapse_around, lapse_tied
from dateline.ledger.batching import batches
from dateline.ledger.link_tables import (
    COPY_GROUPS,
    COPY_MEMBERS,
    INCIDENT_MEMBERS,
    INCIDENT_REASONS,
    TIES,
)
from dateline.ledger.link_writing import recount_shrunk
from dateline.ledger.linking import articles_beside, take_out
from dateline.ledger.moves import note_unlinking
from dateline.ledger.query_tables import ARTICLES, EVENTS
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import BODIES, FETCHES, REVISIONS, TEXTS
from dateline.ledger.searching.indexing import purge
from dateline.ledger.sought import incidents_of
from dateline.ledger.watch_forgetting import forget_watched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection, Table

    from dateline.ledger.forgetting_scope import Scope

NOTHING: Final = "[]"  # headers and notes of an answer whose body was erased, JSON


def erase(connection: Connection, scope: Scope) -> None:
    """Erase what the scope names, in every revision and every table. Decisions must name it already."""
    articles = {article for article, _ in scope.articles}
    events = events_of(connection, articles)
    unlink(connection, articles, events)
    for table, column in DERIVED:
        delete_where(connection, table, column, scope.captures)
    erase_reports(connection, scope.captures)
    null_where(connection, TEXTS, "text", scope.texts)
    erase_quotes(connection, scope.texts)
    erase_bodies(connection, (*scope.bodies, *scope.feeds))
    forget_watched(connection)
    purge(connection)


DERIVED: Final[tuple[tuple[Table, Column[Any]], ...]] = (
    (ARTICLES, ARTICLES.c.capture),  # claims, sources, events, places and actors go with their article
)


def erase_bodies(connection: Connection, hashes: Iterable[str]) -> None:
    """Erase captured bytes, and what servers said in the headers of the answers that carried them."""
    null_where(connection, BODIES, "body", hashes)
    for batch in batches(sorted(hashes)):
        connection.execute(
            update(FETCHES)
            .where(FETCHES.c.page_sha256.in_(batch))
            .values(headers=NOTHING, notes=NOTHING)
        )


def erase_quotes(connection: Connection, hashes: Iterable[str]) -> None:
    """Erase what reviews of these texts quote; that something was decided, by whom and when stays."""
    for batch in batches(sorted(hashes)):
        connection.execute(update(REVIEWS).where(REVIEWS.c.text_sha256.in_(batch)).values(content=None))


def null_where(connection: Connection, table: Table, column: str, hashes: Iterable[str]) -> None:
    """Set a column to null in the rows of these hashes."""
    for batch in batches(sorted(hashes)):
        connection.execute(update(table).where(table.c.sha256.in_(batch)).values({column: None}))


def delete_where(
    connection: Connection, table: Table, column: Column[Any], values: Iterable[str]
) -> None:
    """Delete the rows that have one of these values in a column."""
    for batch in batches(sorted(values)):
        connection.execute(delete(table).where(column.in_(batch)))


def erase_reports(connection: Connection, captures: Iterable[str]) -> None:
    """Erase every reading of captures, with the options it was made with: feeds tell titles in them."""
    named = literal("forgotten ").concat(cast(REVISIONS.c.number, Text))
    for batch in batches(sorted(captures)):
        connection.execute(
            update(REVISIONS).where(REVISIONS.c.capture.in_(batch)).values(report=None, options=named)
        )


def events_of(connection: Connection, articles: Iterable[str]) -> set[str]:
    """Return the ids of the events of articles."""
    return {
        event
        for batch in batches(sorted(articles))
        for event in connection.scalars(select(EVENTS.c.id).where(EVENTS.c.article.in_(batch)))
    }


def unlink(connection: Connection, articles: set[str], events: set[str]) -> None:
    """Take articles out of what linking found, with every sentence that may quote them.

    What was found beside them is found anew at once; those that are still read wait to be linked.
    """
    note_unlinking(connection, articles)
    lapse_around(connection, articles)
    lapse_tied(connection, articles | events)
    for batch in batches(sorted(articles | events)):
        connection.execute(delete(TIES).where(or_(TIES.c.a.in_(batch), TIES.c.b.in_(batch))))
    told = incidents_of(connection, articles)
    beside = articles_beside(connection, articles) - articles
    for batch in batches(sorted(articles)):
        connection.execute(delete(INCIDENT_MEMBERS).where(INCIDENT_MEMBERS.c.article.in_(batch)))
        groups = select(COPY_MEMBERS.c.copy_group).where(COPY_MEMBERS.c.article.in_(batch))
        touched = connection.scalars(groups.distinct()).all()
        connection.execute(delete(COPY_MEMBERS).where(COPY_MEMBERS.c.copy_group.in_(touched)))
        connection.execute(delete(COPY_GROUPS).where(COPY_GROUPS.c.number.in_(touched)))
    for article in sorted(articles):
        quoting = INCIDENT_REASONS.c.reason.contains(article, autoescape=True)
        connection.execute(delete(INCIDENT_REASONS).where(quoting))
    recount_shrunk(connection, told)
    take_out(connection, articles, beside)
