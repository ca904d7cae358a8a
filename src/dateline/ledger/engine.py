"""Connections to a ledger: foreign keys on, durable commits, and writes that lock at their start."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, create_engine, event

from dateline.ledger.failures import explained
from dateline.ledger.journal import PENDING, write_pending
from dateline.ledger.server import NAME, WRITES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from dateline.ledger.unwritable import Mode

READ_ONLY: Final[dict[str, str]] = {"ro": "?mode=ro", "immutable": "?mode=ro&immutable=1"}
PRAGMAS: Final = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # INSERT OR REPLACE deletes, and must be refused like any delete
    "synchronous = FULL",  # what was acknowledged survives a power cut
    "cache_size = -65536",  # KiB at most: a page that a write changes often is not written as often
)

logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
"""What it notes goes to who listens: an interruption amid a query printed how its cursor was closed."""


def make_engine(path: Path, wait: float, mode: Mode = "rw") -> Engine:
    """Return an engine for the SQLite file at ``path``; a lock is waited for ``wait`` seconds."""
    url = URL.create("sqlite", database=str(path.absolute()))
    if mode == "rw":
        engine = create_engine(url, connect_args={"timeout": wait})
    else:
        uri = path.absolute().as_uri() + READ_ONLY[mode]
        connect = partial(sqlite3.connect, uri, timeout=wait, uri=True, check_same_thread=False)
        engine = create_engine(url, creator=connect)
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", begin)
    return engine


def name_of(engine: Engine) -> str:
    """Return the ledger's file or address, as messages name it."""
    return str(engine.get_execution_options().get(NAME) or engine.url.database)


def prepare_connection(connection: Any, _: object) -> None:
    """Take the transactions from the driver into our own hands and set the pragmas."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction: one that will write takes the lock at once, so that it cannot lose it."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the ledger throughout.

    Raises LedgerUnusable and DiskFull.
    """
    with explained(name_of(engine)), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection within one transaction: all of it is stored, or nothing.

    What it noted for the journal is written last. Raises LedgerUnusable and DiskFull.
    """
    with explained(name_of(engine)), engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True, PENDING: []})
        with writer.begin():
            yield writer
            write_pending(writer)
