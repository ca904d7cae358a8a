"""Keeping the journal: what a write noted goes in as its last step, under the next number.

Writers take turns, by a lock that each holds from its start to its commit, so numbers are seen in their
order: who has read up to a number misses nothing by going on behind it, however many are writing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import insert, select

from dateline.ledger.batching import batches
from dateline.ledger.clock import now
from dateline.ledger.journal_tables import CHANGES, JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Act = Literal["reading", "linking", "decision"]
Kind = Literal["added", "revised", "withdrawn", "merged", "split", "reviewed", "forgotten"]
What = Literal["article", "claim", "event", "incident"]

PENDING: Final = "dateline_pending"  # the execution option that holds what a write has noted so far
MACHINE: Final = "machine"


@dataclass(frozen=True, slots=True)
class Noted:
    """One change: ids, the names of the fields that differ, why, and by whom or by which reader."""

    kind: Kind
    what: What
    id: str
    article: str | None = None
    target: str | None = None
    fields: str = ""
    members: str | None = None
    reason: str = ""
    by: str = MACHINE


@dataclass(frozen=True, slots=True)
class Entry:
    """What one write did; of a reading, the revision, and the one that it was compared with."""

    act: Act
    changes: tuple[Noted, ...] = ()
    capture: str | None = None
    revision: int | None = None
    before_capture: str | None = None
    before_revision: int | None = None


def note(connection: Connection, entry: Entry) -> None:
    """Have an entry written when the transaction of ``connection`` ends well.

    Decisions of one transaction make one entry.
    """
    pending: list[Entry] = connection.get_execution_options()[PENDING]
    if entry.act == "decision" and pending and pending[-1].act == "decision":
        pending[-1] = replace(entry, changes=(*pending[-1].changes, *entry.changes))
    else:
        pending.append(entry)


def write_pending(connection: Connection) -> None:
    """Write what was noted, as the last step of a transaction."""
    pending: list[Entry] = connection.get_execution_options()[PENDING]
    if not pending:
        return
    number, at = find_last(connection)
    for entry in pending:
        number += 1
        write_entry(connection, entry, number, at)
    pending.clear()


def find_last(connection: Connection) -> tuple[int, str]:
    """Return the last number, and the time for the next: never before that of the last one."""
    query = select(JOURNAL.c.number, JOURNAL.c.at).order_by(JOURNAL.c.number.desc()).limit(1)
    last = connection.execute(query).first()
    return (last.number, max(last.at, now())) if last else (0, now())


def write_entry(connection: Connection, entry: Entry, number: int, at: str) -> None:
    """Write one entry and its changes."""
    row = {
        "number": number,
        "at": at,
        "act": entry.act,
        "capture": entry.capture,
        "revision": entry.revision,
        "before_capture": entry.before_capture,
        "before_revision": entry.before_revision,
        "compared": True,
    }
    connection.execute(insert(JOURNAL), row)
    rows = [
        {"number": number, "part": part, **asdict(change)} for part, change in enumerate(entry.changes)
    ]
    if rows:
        connection.execute(insert(CHANGES), rows)


def revised_events(connection: Connection, articles: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the events of articles that got another id: article, old id, new id, in order of time."""
    query = select(CHANGES.c.number, CHANGES.c.part, CHANGES.c.article, CHANGES.c.id, CHANGES.c.target)
    revised = query.where(
        CHANGES.c.kind == "revised", CHANGES.c.what == "event", CHANGES.c.target.is_not(None)
    )
    rows = [
        tuple(row)
        for batch in batches(sorted(articles))
        for row in connection.execute(revised.where(CHANGES.c.article.in_(batch)))
    ]
    return [(article, old, new) for _, _, article, old, new in sorted(rows)]
