"""The history of one page: its captures and their readings in order, each with what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dateline.ledger.alignment import sentences_of
from dateline.ledger.decisions import why_forgotten
from dateline.ledger.forgetting_names import find_named
from dateline.ledger.forgetting_scope import same_places
from dateline.ledger.journal_tables import JOURNAL
from dateline.ledger.noting import load_revision
from dateline.ledger.schema import CAPTURES, REVISIONS
from dateline.ledger.told_writes import Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

    from dateline.ledger.change_records import Change
    from dateline.records import Article, Report


@dataclass(frozen=True, slots=True)
class TextChange:
    """Sentences of an article's text that went, and those that came in their place."""

    article: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRevision:
    """One reading of a page. ``changes``: against the one before it; empty for a first reading.

    ``forgotten``: why its content is erased; the counts are 0 then.
    """

    position: int
    at: str
    capture: str
    revision: int
    source: str
    gathered: str | None
    reader: str
    articles: int = 0
    claims: int = 0
    events: int = 0
    first: bool = True
    changes: tuple[Change, ...] = ()
    texts: tuple[TextChange, ...] = ()
    forgotten: str | None = None


def tell_history(connection: Connection, wanted: str) -> tuple[PageRevision, ...]:
    """Return the readings of the page that ``wanted`` means, in the order of the journal.

    It is an article's or a capture's id, an address or a SOURCE, or the start or end of one; captures of
    the same address are one page. Raises InputError where nothing or several pages fit.
    """
    captures = find_named(connection, wanted).captures
    captures |= same_places(connection, captures)
    query = (
        select(JOURNAL, CAPTURES.c.source, CAPTURES.c.url, CAPTURES.c.gathered, REVISIONS.c.reader)
        .join(CAPTURES, CAPTURES.c.id == JOURNAL.c.capture)
        .join(
            REVISIONS,
            (REVISIONS.c.capture == JOURNAL.c.capture) & (REVISIONS.c.number == JOURNAL.c.revision),
        )
        .where(JOURNAL.c.capture.in_(sorted(captures)))
        .order_by(JOURNAL.c.number)
    )
    return tuple(tell_revision(connection, row) for row in connection.execute(query).all())


def tell_revision(connection: Connection, row: Row[Any]) -> PageRevision:
    """Return one reading."""
    write = Write(connection, row)
    after = load_revision(connection, row.capture, row.revision)
    first = row.before_capture is None
    before = None if first else load_revision(connection, row.before_capture, row.before_revision)
    articles = after.report.articles if after else ()
    return PageRevision(
        position=row.number,
        at=row.at,
        capture=row.capture,
        revision=row.revision,
        source=row.url or row.source,
        gathered=row.gathered,
        reader=row.reader,
        articles=len(articles),
        claims=sum(len(article.claims) for article in articles),
        events=sum(len(article.events) for article in articles),
        first=first,
        changes=() if first else tuple(write.change(noted) for noted in write.noted()),
        texts=tuple(compare_texts(before.report, after.report)) if before and after else (),
        forgotten=None if after else why_forgotten(connection, row.capture) or "",
    )


def compare_texts(old: Report, new: Report) -> Iterator[TextChange]:
    """Yield how the texts of articles at the same place of a page differ, a stretch at a time."""
    for before, after in zip(old.articles, new.articles, strict=False):
        if before.text_sha256 != after.text_sha256:
            yield from compare_sentences(before, after)


def compare_sentences(before: Article, after: Article) -> Iterator[TextChange]:
    """Yield the stretches of sentences that differ."""
    old, new = (sentences_of(one) or one.text.splitlines() for one in (before, after))
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield TextChange(after.id, tuple(old[start:end]), tuple(new[first:last]))
