"""Notes a new reading for the journal, compared with the one that it takes the place of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.ledger.differences import Reasons, compare
from dateline.ledger.journal import Entry, note
from dateline.ledger.queries import REPORTS, load_reading
from dateline.ledger.schema import CAPTURES, REVISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.records import PageFacts, Report

NO_PAGE = ("", "-")  # standard input is no place where a page changes


@dataclass(frozen=True, slots=True)
class Earlier:
    """A revision with its report, and the reader and options that it was made by."""

    capture: str
    number: int
    report: Report
    reader: str
    options: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A new revision with its report, and by whom it was made."""

    capture: str
    number: int
    report: Report
    reader: str
    options: str


def note_reading(connection: Connection, new: Reading) -> None:
    """Note a new revision with what it adds, revises and withdraws.

    A capture's first reading is compared with that of the same page as it was captured before, if it
    was; where there is nothing to compare it with, all of it is new, and no row tells so one by one.
    """
    old = find_earlier(connection, new)
    if old is None:
        note(connection, Entry("reading", capture=new.capture, revision=new.number))
        return
    reasons = Reasons(name_reader(old, new), page_changed=old.capture != new.capture)
    changes = compare(old.report, new.report, reasons)
    note(connection, Entry("reading", changes, new.capture, new.number, old.capture, old.number))


def name_reader(old: Earlier, new: Reading) -> str:
    """Return who read; the options themselves may hold words of a page and are not told."""
    if old.capture == new.capture and old.reader == new.reader:
        return f"{new.reader} with other options"
    return new.reader


def find_earlier(connection: Connection, new: Reading) -> Earlier | None:
    """Return the revision whose place a new one takes; None where there is none, or it was forgotten."""
    if new.number > 1:
        return load_revision(connection, new.capture, new.number - 1)
    capture = find_capture_before(connection, new.capture, new.report.page)
    return None if capture is None else load_revision(connection, capture, None)


def find_capture_before(connection: Connection, capture: str, page: PageFacts) -> str | None:
    """Return the last capture of the same page before this one; None where this is an older state."""
    place, value = (CAPTURES.c.url, page.url) if page.url else (CAPTURES.c.source, page.source)
    if value in NO_PAGE:
        return None
    query = (
        select(CAPTURES.c.id, CAPTURES.c.gathered)
        .where(place == value, CAPTURES.c.given_id.is_not_distinct_from(page.given_id))
        .where(CAPTURES.c.id != capture)
        .order_by(CAPTURES.c.kept_at.desc(), CAPTURES.c.id)
    )
    if not page.url:
        query = query.where(CAPTURES.c.url.is_(None))
    found = connection.execute(query.limit(1)).first()
    if found is None or (page.gathered and found.gathered and page.gathered < found.gathered):
        return None
    return str(found.id)


def load_revision(connection: Connection, capture: str, number: int | None) -> Earlier | None:
    """Return a revision of a capture, the last one where no number is given."""
    query = (
        REPORTS.add_columns(REVISIONS.c.number, REVISIONS.c.reader, REVISIONS.c.options)
        .where(CAPTURES.c.id == capture)
        .order_by(REVISIONS.c.number.desc())
        .limit(1)
    )
    if number is not None:
        query = query.where(REVISIONS.c.number == number)
    row = connection.execute(query).first()
    if row is None or row.report is None:
        return None
    return Earlier(capture, row.number, load_reading(connection, row), row.reader, row.options)
