"""Opening a ledger: looks at the place before touching it, makes what is missing, checks the version."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import LedgerUnusable
from dateline.ledger.address import is_address
from dateline.ledger.engine import make_engine, name_of, reading, writing
from dateline.ledger.failures import UNWRITABLE, explained
from dateline.ledger.server import check_rights, check_server, make_server_engine
from dateline.ledger.shares import refuse_share
from dateline.ledger.unwritable import choose_mode
from dateline.ledger.versions import VERSIONS, read_version

if TYPE_CHECKING:
    from sqlalchemy import Engine

NAME_ANOTHER: Final = "Name a ledger, or a file or an empty database that can become one."
UPDATE: Final = (
    "Update Dateline (pip install --upgrade dateline), or go on with the copy that was made when it was "
    "migrated: its name ends in .before-VERSION."
)
FOREIGN: Final = {
    "file": "The file {where} is an SQLite database, but no ledger.",
    "database": "The database {where} holds tables of something else, but no ledger.",
}
HEAD: Final = b"SQLite format 3\0"


def open_engine(where: str | Path, wait: float, *, create: bool) -> Engine:
    """Return an engine for the ledger at ``where``, made (``create``) where there is none.

    With ``create`` the ledger is opened for writing, and being unable to write is found at once.
    Raises LedgerUnusable and DiskFull.
    """
    if is_address(where):
        engine = make_server_engine(str(where), wait)
    else:
        path = check_place(where, create=create)
        engine = make_engine(path, wait, "rw" if create else choose_mode(path))
    try:
        prepare(engine, name_of(engine) if is_address(where) else str(where), create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check_place(where: str | Path, *, create: bool, missing_ok: bool = True) -> Path:
    """Return the path of the ledger, or raise LedgerUnusable where no file can be there.

    ``create``: it is to be written, and made where it is missing and may be (``missing_ok``).
    """
    if "\0" in str(where):
        raise LedgerUnusable("The ledger's name holds a NUL character.", "Name a file.")
    path = Path(where)
    with explained(path):
        check_file(path, create=create, missing_ok=create and missing_ok)
    return path


def check_file(path: Path, *, create: bool, missing_ok: bool) -> None:
    """Raise LedgerUnusable where the path is a folder, in no folder, missing or not writable."""
    if path.is_dir():
        raise LedgerUnusable(f"The ledger {path} is a folder.", "Name a file.")
    if not path.parent.is_dir():
        cause = f"The ledger {path} cannot be made: there is no folder {path.parent}."
        raise LedgerUnusable(cause, "Make the folder first, or name another ledger.")
    if not missing_ok and not path.exists():
        cause = f"There is no ledger {path}."
        raise LedgerUnusable(cause, "Check the name, or make it with: dateline read PAGES --into LEDGER")
    if create and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise LedgerUnusable(UNWRITABLE[0].format(where=path), UNWRITABLE[1])
    if create:
        refuse_share(path)
    if path.exists() and not may_be_database(path):
        raise LedgerUnusable(f"The file {path} is no ledger: it is no SQLite database.", NAME_ANOTHER)


def may_be_database(path: Path) -> bool:
    """Tell whether a file is empty or starts as SQLite's do; SQLite itself overwrites tiny files."""
    with path.open("rb") as file:
        return file.read(len(HEAD)) in {b"", HEAD}


def prepare(engine: Engine, where: str, *, create: bool) -> None:
    """Make the ledger where there is none; raise LedgerUnusable where it cannot be used."""
    on_server = engine.dialect.name == "postgresql"
    with reading(engine) as connection:
        if on_server:
            check_server(connection, where)
        version = read_version(connection)
    refuse_unusable(version, where, create=create, kind="database" if on_server else "file")
    if version == "":
        make_tables(engine)
    elif create:
        with writing(engine) as connection:  # so that a ledger that cannot be written shows it now
            if on_server:
                check_rights(connection, where)


def refuse_unusable(
    version: str | None, where: str, *, create: bool, kind: str, migrating: bool = False
) -> None:
    """Raise LedgerUnusable for a foreign database, an empty one, and a ledger of another version.

    An older one is only let through to be migrated (``migrating``).
    """
    if version is None:
        raise LedgerUnusable(FOREIGN[kind].format(where=where), NAME_ANOTHER)
    if version == "" and not create:
        raise LedgerUnusable(
            f"The ledger {where} is empty.", "Fill it with: dateline read PAGES --into LEDGER"
        )
    if version and version not in VERSIONS:
        found = f"tables {version}, here {VERSIONS[-1]}"
        cause = f"The ledger {where} was written by a newer Dateline ({found})."
        raise LedgerUnusable(cause, UPDATE)
    if version in VERSIONS[:-1] and not migrating:
        found = f"tables {version}, here {VERSIONS[-1]}"
        cause = f"The ledger {where} was written by an older Dateline ({found})."
        remedy = f"Bring it up to date with: dateline migrate {shlex.quote(where)}"
        raise LedgerUnusable(cause, remedy)


def make_tables(engine: Engine) -> None:
    """Make the tables in one transaction; another process may be doing the same."""
    from dateline.ledger.migrating import migrate  # noqa: PLC0415  - slow to import, seldom needed

    if engine.dialect.name == "sqlite":
        switch_to_wal(engine)
    with writing(engine) as connection:
        migrate(connection)


def switch_to_wal(engine: Engine) -> None:
    """Let readers and one writer work at once, for good: the file remembers it."""
    with explained(engine.url.database), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA journal_mode = WAL").fetchone()
