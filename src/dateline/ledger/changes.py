"""What was added, revised and withdrawn since a position or a time, from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from dateline.ledger.journal_tables import CHANGES, JOURNAL
from dateline.ledger.review_rows import find_rejected
from dateline.ledger.told_writes import Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row, Select

    from dateline.ledger.change_records import Change, Wanted
    from dateline.ledger.journal import Noted

WRITES: Final = 500  # entries of the journal in memory at once


def last_position(connection: Connection, until: str | None = None) -> int:
    """Return the position of the last write, or of the last one up to a time; 0 where there is none."""
    query = select(func.max(JOURNAL.c.number))
    return connection.scalar(query if until is None else query.where(JOURNAL.c.at <= until)) or 0


def last_moment(connection: Connection) -> str:
    """Return when the last write was (ISO, UTC); empty where there is none."""
    return connection.scalar(select(func.max(JOURNAL.c.at))) or ""


def name_ledger(connection: Connection) -> str:
    """Return the moment and the subject of the first write: no other ledger has both, and they stay."""
    first = connection.execute(select(JOURNAL).where(JOURNAL.c.number == 1)).first()
    return f"{first.at} {first.capture or first.act}" if first else ""


def list_changes(connection: Connection, wanted: Wanted) -> Iterator[Change]:
    """Yield the changes in the order of their positions, or from the newest write on."""
    rejected = find_rejected(connection)
    told = 0
    for row in list_writes(connection, wanted):
        write = Write(connection, row, wanted.sharing, rejected)
        changes = [write.change(noted) for noted in write.noted() if fits(noted, wanted)]
        shown = [change for change in changes if may_be_told(change, wanted)]
        yield from shown
        told += bool(shown)
        if told == wanted.most:
            return


def may_be_told(change: Change, wanted: Wanted) -> bool:
    """Tell whether a change may be told: outside the house nothing is that a person rejected.

    That it was rejected is told, so that who has it already hears of it.
    """
    return wanted.sharing == "all" or not change.rejected or change.kind == "reviewed"


def fits(noted: Noted, wanted: Wanted) -> bool:
    """Tell whether a change is of a wanted kind and of something wanted."""
    return (not wanted.kinds or noted.kind in wanted.kinds) and (
        not wanted.whats or noted.what in wanted.whats
    )


def list_writes(connection: Connection, wanted: Wanted) -> Iterator[Row[Any]]:
    """Yield the rows of the journal that may have wanted changes."""
    query = narrow(select(JOURNAL), wanted)
    order = JOURNAL.c.number.desc() if wanted.newest_first else JOURNAL.c.number
    with connection.execute(query.order_by(order), execution_options={"yield_per": WRITES}) as rows:
        yield from rows


def narrow(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """Return the query with only the writes that may have wanted changes."""
    since, until = wanted.since, wanted.until
    query = query.where(JOURNAL.c.number > since if isinstance(since, int) else JOURNAL.c.at >= since)
    if until is not None:
        query = query.where(
            JOURNAL.c.number <= until if isinstance(until, int) else JOURNAL.c.at <= until
        )
    rows = select(CHANGES.c.part).where(CHANGES.c.number == JOURNAL.c.number)
    if wanted.kinds:
        rows = rows.where(CHANGES.c.kind.in_(wanted.kinds))
    if wanted.whats:
        rows = rows.where(CHANGES.c.what.in_(wanted.whats))
    may = [rows.exists(), JOURNAL.c.compared.is_(False) & JOURNAL.c.before_capture.is_not(None)]
    if "added" in (wanted.kinds or {"added"}) and wanted.whats != {"incident"}:
        may.append((JOURNAL.c.act == "reading") & JOURNAL.c.before_capture.is_(None))
    return query.where(or_(*may))
