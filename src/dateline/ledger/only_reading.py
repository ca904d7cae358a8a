"""A ledger that is opened to be read: whatever asks for a write is refused, by SQLite itself too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from dateline.errors import LedgerUnusable
from dateline.ledger.engine import name_of
from dateline.ledger.failures import UNWRITABLE
from dateline.ledger.server import WRITES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def forbid_writes(engine: Engine) -> None:
    """Have an engine refuse every transaction that would write; its connections are made anew."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", only_query)
    else:
        event.listen(engine, "begin", refuse_write)
    engine.dispose()


def only_query(connection: Any, _: object) -> None:
    """Have SQLite refuse statements that write."""
    connection.execute("PRAGMA query_only = ON")


def refuse_write(connection: Connection) -> None:
    """Raise LedgerUnusable where a transaction on a server is about to write; others only read there."""
    if connection.get_execution_options().get(WRITES):
        raise LedgerUnusable(UNWRITABLE[0].format(where=name_of(connection.engine)), UNWRITABLE[1])
