"""Scrubbing: nothing that was erased stays in the ledger's own files, its free pages or its log.

A transaction that erases leaves the old bytes where a database keeps them for a while: SQLite in the
log of writes and in free pages, PostgreSQL in dead rows. Here they are written over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from dateline.errors import LedgerUnusable
from dateline.ledger.engine import name_of
from dateline.ledger.failures import explained

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD: Final = b"SQLite format 3\0"
OWN: Final = ("", "-wal", "-shm", "-journal")
TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
REMAINS: Final = (
    "The server's write-ahead log, its replicas and its backups hold what was erased "
    "for as long as they are kept."
)
OWNED: Final = (
    "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = 'revisions'::regclass"
)
NOT_OWNED: Final = (
    "So do its tables, until their owner gives this command too: only the owner can write them anew."
)
AGAIN: Final = "Run the same command again: what is forgotten stays so, and the file is scrubbed then."


def erase_securely(connection: Connection) -> None:
    """Have what this connection deletes be written over with zeros."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def scrub(engine: Engine) -> None:
    """Write over all that was erased. Raises LedgerUnusable and DiskFull; it may be tried again."""
    with explained(name_of(engine)), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            return
        if engine.dialect.name == "sqlite":
            scrub_sqlite(driver, str(engine.url.database))
        else:
            scrub_server(driver)


def scrub_sqlite(driver: Any, where: str) -> None:
    """Write the whole file anew without its free pages, and empty the log of writes."""
    driver.execute("VACUUM")
    busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        cause = (
            f"What was to be forgotten is erased, but another process is reading the ledger {where}, "
            f"and its log of writes ({where}-wal) still holds the erased bytes."
        )
        raise LedgerUnusable(cause, AGAIN)


def scrub_server(driver: Any) -> None:
    """Write all tables of the ledger anew, and what the server noted of commonest values.

    Who is not their owner cannot: the server then leaves the table as it is.
    """
    driver.rollback()
    driver.autocommit = True
    try:
        for (name,) in driver.execute(TABLES).fetchall():
            driver.execute(f'VACUUM (FULL, ANALYZE) "{name}"')
        driver.execute("VACUUM (FULL) pg_catalog.pg_statistic")
    finally:
        driver.autocommit = False


def say_remains(engine: Engine) -> str:
    """Return where erased bytes may still be found on a server; "" for a file."""
    if engine.dialect.name != "postgresql":
        return ""
    with explained(name_of(engine)), engine.connect() as connection:
        owned = connection.scalar(text(OWNED))
    return REMAINS if owned else f"{REMAINS} {NOT_OWNED}"


def kept_copies(engine: Engine) -> tuple[str, ...]:
    """Return the copies of the ledger that lie beside it, made before a migration or by hand.

    They are whole databases whose names begin with the ledger's; nothing is ever erased in them.
    """
    if engine.dialect.name != "sqlite":
        return ()
    path = Path(str(engine.url.database))
    own = {f"{path.name}{end}" for end in OWN}
    beside = (one for one in path.parent.iterdir() if one.name.startswith(path.name))
    return tuple(sorted(str(one) for one in beside if one.name not in own and is_database(one)))


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite database; one that may not be read may be one."""
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD)) == HEAD
    except IsADirectoryError:
        return False
    except OSError:
        return True
