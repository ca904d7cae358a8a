"""What the database says went wrong, as errors with a cause and a next step."""

from __future__ import annotations

import errno
import sqlite3
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import DatelineError, DiskFull, HouseError, LedgerUnusable
from dateline.ledger.server_failures import explain_server

if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN: Final = "Run the same command again afterwards: what is stored is not read twice."
NO_ROOM: Final = (
    "The ledger {where} cannot be written: the disk is full, or a quota or limit on file size is met.",
    f"Make room and try again. {AGAIN}",
)
UNWRITABLE: Final = (
    "The ledger {where} may not be written.",
    "Allow writing to the file and to its folder, or work on a copy.",
)
UNREADABLE: Final = (
    "The ledger {where} cannot be opened.",
    "Check that the file and its folder exist and that you may read and write both.",
)
BROKEN: Final = (
    "The ledger {where} is damaged.",
    "Go back to a copy of the file, or make a new ledger from the same pages.",
)
SAID: Final = {  # SQLite's primary result codes
    "SQLITE_FULL": (DiskFull, *NO_ROOM),
    "SQLITE_IOERR": (DiskFull, *NO_ROOM),
    "SQLITE_READONLY": (LedgerUnusable, *UNWRITABLE),
    "SQLITE_PERM": (LedgerUnusable, *UNWRITABLE),
    "SQLITE_CANTOPEN": (LedgerUnusable, *UNREADABLE),
    "SQLITE_AUTH": (LedgerUnusable, *UNREADABLE),
    "SQLITE_CORRUPT": (LedgerUnusable, *BROKEN),
    "SQLITE_NOTADB": (
        LedgerUnusable,
        "The file {where} is no ledger: it is no SQLite database.",
        "Name a ledger, or a file that does not exist yet.",
    ),
    "SQLITE_BUSY": (
        LedgerUnusable,
        "The ledger {where} is locked: another process has been writing to it all the while.",
        f"Wait until that process is done. {AGAIN}",
    ),
}
READ_FAULTS: Final = frozenset({"SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_DATA"})
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turn what the database or the system raises inside into an error of the tree."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig, where) from error
    except raised_by_databases() as error:
        raise explain(error, where) from error
    except OSError as error:
        raise explain_system(error, where) from error


def raised_by_databases() -> tuple[type[Exception], ...]:
    """Return what SQLAlchemy raises, and the drivers in use where it does not stand between."""
    psycopg = sys.modules.get("psycopg")
    kinds: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error)
    return (*kinds, psycopg.Error) if psycopg else kinds


def explain(error: BaseException | None, where: object) -> DatelineError:
    """Return the error of the tree for what SQLite, a server or SQLAlchemy says."""
    if not isinstance(error, sqlite3.Error | SQLAlchemyError):
        return explain_server(error, where)
    name = str(getattr(error, "sqlite_errorname", ""))
    if name in READ_FAULTS:
        return LedgerUnusable(BROKEN[0].format(where=where), BROKEN[1])
    found = SAID.get("_".join(name.split("_")[:2]))
    if found is None:
        cause = f"The ledger {where} refused what was written or asked: {error}."
        return HouseError(cause, "Please report it. Nothing was stored of this page.")
    kind, cause, remedy = found
    return kind(cause.format(where=where), remedy)


def explain_system(error: OSError, where: object) -> DatelineError:
    """Return the error of the tree for what the operating system says."""
    if error.errno in FULL:
        return DiskFull(NO_ROOM[0].format(where=where), NO_ROOM[1])
    cause = f"The ledger {where} cannot be used: {error.strerror or error}."
    return LedgerUnusable(cause, UNREADABLE[1])
