"""Rows in another order than they come in, on disk: however many there are, few are in memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dateline import jsons
from dateline.errors import DiskFull

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
MAKE: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA cache_size = -4096",  # KiB
    "CREATE TABLE held (number INTEGER PRIMARY KEY, place TEXT, piece BLOB)",
)


def in_order(rows: Iterable[T], kind: type[T], place: Callable[[T], str]) -> Iterator[T]:
    """Yield records ordered by ``place``, those of one place as they came.

    They are kept in a file of SQLite's among the temporary ones (TMPDIR), which goes with it. Raises
    DiskFull.
    """
    with room_left(), closing(sqlite3.connect("")) as held:
        for command in MAKE:
            held.execute(command)
        pieces: Iterator[Any] = ((place(row), jsons.encode(row)) for row in rows)
        held.executemany("INSERT INTO held (place, piece) VALUES (?, ?)", pieces)
        for (piece,) in held.execute("SELECT piece FROM held ORDER BY place, number"):
            yield jsons.decode(piece, kind)


@contextmanager
def room_left() -> Iterator[None]:
    """Turn a full disk into an error with its cause and the next step."""
    try:
        yield
    except sqlite3.Error as error:
        if error.sqlite_errorcode not in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}:
            raise
        cause = "There is no room left for temporary files: what is put in order is kept there first."
        raise DiskFull(cause, "Make room, or set TMPDIR to another folder.") from error
