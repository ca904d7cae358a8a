"""A ledger on a PostgreSQL server: the engine, its transactions, and what is asked of the database.

Writers take turns by a lock of the ledger (an advisory lock of its schema) that a transaction holds to
its end, as SQLite's writers do: what is numbered, counted or compared before it is written cannot
change meanwhile. Readers never wait and see one state throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event, text

from dateline.errors import LedgerUnusable
from dateline.ledger.address import parse_address
from dateline.ledger.server_failures import READ_ONLY

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WRITES: Final = "dateline_writes"
NAME: Final = "dateline_name"
OLDEST: Final = (15,)
TEXT_OF_TEAM: Final = "See docs/team.md."
IDLE: Final = "10min"  # after which the server ends a write whose program stands still
SETTINGS: Final = {
    "client_encoding": "utf8",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "application_name": "dateline",
}
READ: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
WRITE: Final = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; "  # not READ WRITE: who keeps it off has reasons
    "SET LOCAL lock_timeout = {wait}; "
    f"SET LOCAL idle_in_transaction_session_timeout = '{IDLE}'; "
    "SELECT pg_advisory_xact_lock(hashtextextended('dateline ' || current_schema(), 0))"
)


def make_server_engine(where: str, wait: float) -> Engine:
    """Return an engine for a ledger at an address; a lock is waited for ``wait`` seconds.

    Raises LedgerUnusable where the address is unclear or the driver is missing.
    """
    address = parse_address(where)
    from dateline.ledger.characters import hold_every_character  # noqa: PLC0415  - needs the driver

    engine = create_engine(
        "postgresql+psycopg://",
        connect_args={**SETTINGS, **address.parameters, "prepare_threshold": None},
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options={NAME: address.shown},
    )
    event.listen(engine, "connect", lambda connection, _: hold_every_character(connection))
    event.listen(engine, "begin", begin_for(wait))
    return engine


def begin_for(wait: float) -> Any:
    """Return what begins a transaction: a reader sees one state, a writer takes the lock."""
    write = WRITE.format(wait=max(1, int(wait * 1000)))

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql(write if writes else READ)

    return begin


def check_server(connection: Connection, where: str) -> None:
    """Raise LedgerUnusable where a server or its database cannot hold a ledger."""
    version = connection.dialect.server_version_info or ()
    if tuple(version) < OLDEST:
        said = ".".join(str(number) for number in version)
        cause = f"The ledger {where} is on PostgreSQL {said}; it needs {OLDEST[0]} or newer."
        raise LedgerUnusable(cause, "Name a database on a newer server.")
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        cause = f"The database of the ledger {where} keeps text as {encoding}; a ledger needs UTF8."
        raise LedgerUnusable(cause, "Make one with: createdb --encoding=UTF8 --template=template0 NAME")
    if connection.scalar(text("SELECT current_schema()")) is None:
        cause = f"The ledger {where} names a schema that is not there, or that you may not use."
        raise LedgerUnusable(cause, f"Make the schema first, or ask its owner. {TEXT_OF_TEAM}")


def check_rights(connection: Connection, where: str) -> None:
    """Raise LedgerUnusable where a user who wants to write may only read, or the server only reads."""
    if connection.scalar(text("SHOW transaction_read_only")) == "on":
        kind, cause, remedy = READ_ONLY
        raise kind(cause.format(where=where), remedy)
    may = "SELECT has_table_privilege(current_user, 'revisions', 'INSERT'), current_user"
    allowed, user = connection.execute(text(may)).one()
    if not allowed:
        cause = f"The ledger {where} may not be written by {user}, who may only read it."
        remedy = f"Ask its owner for: dateline team grant LEDGER {user} --write"
        raise LedgerUnusable(cause, remedy)
