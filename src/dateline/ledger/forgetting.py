"""Forgetting a page: what would go, and its going, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dateline.ledger.actor_links import take_rulings
from dateline.ledger.batching import batches
from dateline.ledger.erasing import erase
from dateline.ledger.forgetting_names import find_named
from dateline.ledger.forgetting_scope import find_scope, rows_of
from dateline.ledger.grades import erase_text_grades
from dateline.ledger.link_tables import COPY_MEMBERS, INCIDENT_MEMBERS, TIES
from dateline.ledger.merging import erase_notes, find_actor_rulings
from dateline.ledger.outlines import articles_of
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import BODIES, CAPTURES, REVISIONS
from dateline.ledger.scrubbing import erase_securely
from dateline.ledger.tombstones import mark_forgotten, why_any_forgotten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection

    from dateline.ledger.forgetting_names import Named
    from dateline.ledger.forgetting_scope import Scope


@dataclass(frozen=True, slots=True)
class GoneArticle:
    """An article that goes, or one that stays and may have to go too: where it stands and its title."""

    id: str
    kind: str
    title: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is forgotten, or would be: counts and the articles.

    ``already``: the reason it was forgotten for before, where nothing is left to erase. ``alike`` are
    articles that stay: nearly the same text, or a teaser that points to one that goes.
    """

    captures: tuple[str, ...]
    articles: tuple[GoneArticle, ...]
    bodies: int
    texts: int
    feeds: int
    incidents: tuple[str, ...]
    alike: tuple[GoneArticle, ...]
    already: str | None = None


def plan(connection: Connection, wanted: str) -> Forgotten:
    """Return what forgetting ``wanted`` would erase. Raises InputError where none or several fit."""
    named = find_named(connection, wanted)
    return describe(connection, named, find_scope(connection, named))


def forget(connection: Connection, wanted: str, reason: str, by: str) -> Forgotten:
    """Erase what ``wanted`` means and put up its tombstones; return what went.

    Where it is forgotten already nothing changes. Raises InputError where nothing or too much fits.
    """
    erase_securely(connection)
    named = find_named(connection, wanted)
    scope = find_scope(connection, named)
    gone = describe(connection, named, scope)
    if gone.already is None:
        mark_forgotten(connection, scope, reason, by)
        erase_notes(connection, scope.texts, reason, by)
        erase_text_grades(connection, scope.texts, reason, by)
        before = find_actor_rulings(connection)
        erase(connection, scope)
        take_rulings(connection, before, {article for article, _ in scope.articles})
    return gone


def describe(connection: Connection, named: Named, scope: Scope) -> Forgotten:
    """Return a scope in words and numbers."""
    sources = {row.id: row.url or row.source for row in rows_of(connection, scope.captures)}
    articles = {
        each.id: GoneArticle(each.id, each.kind, each.title, sources[capture])
        for capture, each in articles_of(connection, scope.captures)
    }
    return Forgotten(
        captures=scope.captures,
        articles=tuple(articles[key] for key in sorted(articles)),
        bodies=len(scope.bodies),
        texts=len(scope.texts),
        feeds=len(scope.feeds),
        incidents=find_incidents(connection, articles),
        alike=find_alike(connection, set(articles)),
        already=why_already(connection, named, scope),
    )


def why_already(connection: Connection, named: Named, scope: Scope) -> str | None:
    """Return why all of a scope was forgotten before; None where something of it is still there."""
    subjects = [*named.captures, *(f"sha256:{key}" for key in named.bodies)]
    reason = why_any_forgotten(connection, [*subjects, *([named.article] if named.article else [])])
    if reason is None or scope.articles or has_content(connection, scope):
        return None
    return reason


def has_content(connection: Connection, scope: Scope) -> bool:
    """Tell whether bytes or readings of a scope are still there."""
    return any_left(connection, BODIES.c.sha256, BODIES.c.body, scope.bodies) or any_left(
        connection, REVISIONS.c.capture, REVISIONS.c.report, scope.captures
    )


def any_left(
    connection: Connection, key: Column[Any], content: Column[Any], keys: Iterable[str]
) -> bool:
    """Tell whether one of these rows has content."""
    return any(
        connection.scalar(select(key).where(key.in_(batch), content.is_not(None)).limit(1))
        for batch in batches(sorted(keys))
    )


def find_incidents(connection: Connection, articles: Iterable[str]) -> tuple[str, ...]:
    """Return the incidents that lose a member."""
    found = {
        incident
        for batch in batches(sorted(articles))
        for incident in connection.scalars(
            select(INCIDENT_MEMBERS.c.incident).where(INCIDENT_MEMBERS.c.article.in_(batch))
        )
    }
    return tuple(sorted(found))


def find_alike(connection: Connection, articles: set[str]) -> tuple[GoneArticle, ...]:
    """Return the articles that stay and are copies of, or teasers of, those that go."""
    found: set[str] = set()
    for batch in batches(sorted(articles)):
        groups = select(COPY_MEMBERS.c.copy_group).where(COPY_MEMBERS.c.article.in_(batch))
        copies = select(COPY_MEMBERS.c.article).where(COPY_MEMBERS.c.copy_group.in_(groups))
        found |= set(connection.scalars(copies))
        found |= set(connection.scalars(select(TIES.c.a).where(TIES.c.b.in_(batch))))
        found |= set(connection.scalars(select(TIES.c.b).where(TIES.c.a.in_(batch))))
    return tuple(
        GoneArticle(row.id, row.kind, row.title, row.url or row.source)
        for batch in batches(sorted(found - articles))
        for row in connection.execute(
            select(ARTICLES.c.id, ARTICLES.c.kind, ARTICLES.c.title, CAPTURES.c.url, CAPTURES.c.source)
            .join(CAPTURES, CAPTURES.c.id == ARTICLES.c.capture)
            .where(ARTICLES.c.id.in_(batch))
            .order_by(ARTICLES.c.id)
        )
    )
