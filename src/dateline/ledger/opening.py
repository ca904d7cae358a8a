"""Opening a ledger: looks at the place before touching it, makes what is missing, checks the version."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import LedgerUnusable
from dateline.ledger.engine import make_engine, reading, writing
from dateline.ledger.failures import UNWRITABLE, explained
from dateline.ledger.versions import VERSIONS, read_version

if TYPE_CHECKING:
    from sqlalchemy import Engine

NAME_ANOTHER: Final = "Name a ledger, or a file that does not exist yet."
HEAD: Final = b"SQLite format 3\0"


def open_engine(where: str | Path, wait: float, *, create: bool) -> Engine:
    """Return an engine for the ledger at ``where``, made (``create``) where there is none.

    With ``create`` the ledger is opened for writing, and being unable to write is found at once.
    Raises LedgerUnusable and DiskFull.
    """
    path = check_place(where, create=create)
    engine = make_engine(path, wait)
    try:
        prepare(engine, path, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check_place(where: str | Path, *, create: bool) -> Path:
    """Return the path of the ledger, or raise LedgerUnusable where no file can be there."""
    if "://" in str(where):
        cause = f"The ledger {where} is on a server, and servers are not supported yet."
        raise LedgerUnusable(cause, "Name a file.")
    if "\0" in str(where):
        raise LedgerUnusable("The ledger's name holds a NUL character.", "Name a file.")
    path = Path(where)
    with explained(path):
        check_file(path, create=create)
    return path


def check_file(path: Path, *, create: bool) -> None:
    """Raise LedgerUnusable where the path is a folder, in no folder, missing or not writable."""
    if path.is_dir():
        raise LedgerUnusable(f"The ledger {path} is a folder.", "Name a file.")
    if not path.parent.is_dir():
        cause = f"The ledger {path} cannot be made: there is no folder {path.parent}."
        raise LedgerUnusable(cause, "Make the folder first, or name another ledger.")
    if not create and not path.exists():
        cause = f"There is no ledger {path}."
        raise LedgerUnusable(cause, "Check the name, or make it with: dateline read PAGES --into LEDGER")
    if create and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise LedgerUnusable(UNWRITABLE[0].format(where=path), UNWRITABLE[1])
    if path.exists() and not may_be_database(path):
        raise LedgerUnusable(f"The file {path} is no ledger: it is no SQLite database.", NAME_ANOTHER)


def may_be_database(path: Path) -> bool:
    """Tell whether a file is empty or starts as SQLite's do; SQLite itself overwrites tiny files."""
    with path.open("rb") as file:
        return file.read(len(HEAD)) in {b"", HEAD}


def prepare(engine: Engine, path: Path, *, create: bool) -> None:
    """Bring the ledger to this program's version, or raise LedgerUnusable where that cannot be."""
    with reading(engine) as connection:
        version = read_version(connection)
    refuse_unusable(version, path, create=create)
    if version != VERSIONS[-1]:
        make_or_migrate(engine)
    elif create:
        with writing(engine):
            pass  # takes the lock for writing, so that a ledger that cannot be written shows it now


def refuse_unusable(version: str | None, path: Path, *, create: bool) -> None:
    """Raise LedgerUnusable for a foreign database, an empty one, and a ledger of another version."""
    if version is None:
        cause = f"The file {path} is an SQLite database, but no ledger."
        raise LedgerUnusable(cause, NAME_ANOTHER)
    if version == "" and not create:
        raise LedgerUnusable(
            f"The ledger {path} is empty.", "Fill it with: dateline read PAGES --into LEDGER"
        )
    if version and version not in VERSIONS:
        cause = (
            f"The ledger {path} was written by a newer Dateline (tables {version}, here {VERSIONS[-1]})."
        )
        raise LedgerUnusable(cause, "Update Dateline, or name another ledger.")
    if version in VERSIONS[:-1] and not create:
        cause = f"The ledger {path} was written by an older Dateline (tables {version})."
        raise LedgerUnusable(cause, "Bring it up to date with: dateline read PAGES --into LEDGER")


def make_or_migrate(engine: Engine) -> None:
    """Make or migrate the tables in one transaction; another process may be doing the same."""
    from dateline.ledger.migrating import migrate  # noqa: PLC0415  - slow to import, seldom needed

    switch_to_wal(engine)
    with writing(engine) as connection:
        migrate(connection)


def switch_to_wal(engine: Engine) -> None:
    """Let readers and one writer work at once, for good: the file remembers it."""
    with explained(engine.url.database), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA journal_mode = WAL").fetchone()
