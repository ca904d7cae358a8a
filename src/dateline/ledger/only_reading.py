"""A ledger that is opened to be read: whatever asks for a write is refused, and by SQLite itself too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from dateline.errors import HouseError
from dateline.ledger.server import WRITES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def forbid_writes(engine: Engine) -> None:
    """Have an engine refuse every transaction that would write; its connections are made anew."""
    event.listen(engine, "begin", refuse_write)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", only_query)
    engine.dispose()


def refuse_write(connection: Connection) -> None:
    """Raise HouseError where a transaction is about to write."""
    if connection.get_execution_options().get(WRITES):
        raise HouseError("A write was asked of a ledger that was opened to be read.")


def only_query(connection: Any, _: object) -> None:
    """Have SQLite refuse statements that write; on a server the transaction itself only reads."""
    connection.execute("PRAGMA query_only = ON")
