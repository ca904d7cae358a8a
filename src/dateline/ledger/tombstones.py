"""Tombstones: what the ledger remembers of what was forgotten, so that it stays forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.identity import capture_id, make_id
from dateline.ledger.batching import batches
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.schema import DECISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from dateline.ledger.forgetting_scope import Scope
    from dateline.records import PageFacts, Report


def why_any_forgotten(connection: Connection, subjects: Iterable[str]) -> str | None:
    """Return the reason of the latest decision to forget one of these subjects; None without one."""
    found = [
        (row.at, row.reason)
        for batch in batches(sorted(set(subjects)))
        for row in connection.execute(
            select(DECISIONS.c.at, DECISIONS.c.reason).where(
                DECISIONS.c.kind == "forget", DECISIONS.c.subject.in_(batch)
            )
        )
    ]
    return max(found)[1] if found else None


def address_key(url: str, given_id: str | None = None) -> str:
    """Return what an address is remembered by once its page is forgotten."""
    return make_id("url", url, given_id or "")


def page_subjects(page: PageFacts) -> tuple[str, ...]:
    """Return what a page would be remembered by, had it been forgotten: id, bytes, address."""
    address = (address_key(page.url, page.given_id),) if page.url else ()
    return (capture_id(page), page.id, *address)


def report_subjects(report: Report) -> tuple[str, ...]:
    """Return what a page with its stories would be remembered by, had it been forgotten."""
    stories = (one.text_sha256 for one in report.articles if one.kind == "story")
    return (*page_subjects(report.page), *(f"text:{key}" for key in stories))


def mark_forgotten(connection: Connection, scope: Scope, reason: str, by: str) -> None:
    """Put up the tombstones of a scope: one decision for each thing that is gone."""
    for subject, target in tombstones(scope):
        decide(connection, Decision("forget", subject, target, reason, by))


def tombstones(scope: Scope) -> Iterator[tuple[str, str | None]]:
    """Yield the subjects of a scope, articles with the capture they stood on."""
    followed = frozenset(scope.followed)
    yield from ((f"sha256:{key}", None) for key in scope.bodies)
    yield from ((f"bytes:{key}", None) for key in scope.feeds)
    yield from ((f"text:{key}" if key in followed else f"unheld:{key}", None) for key in scope.texts)
    yield from ((key, None) for key in (*scope.captures, *scope.addresses))
    yield from scope.articles
