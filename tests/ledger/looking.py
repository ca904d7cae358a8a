"""What a ledger file holds and whether it is whole, read past the program that wrote it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

CLOCKS = frozenset({"kept_at", "read_at", "at", "given_at"})
Content = dict[str, list[str]]


def look(path: Path) -> Content:
    """Return every table's rows, in order, without the times at which they were stored.

    The indexes of words are left out: how they are stored depends on when their parts were merged.
    """
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute(ALL_TABLES) if "_fts" not in row[0]]
        return {name: rows_of(connection, name) for name in names}


ALL_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def rows_of(connection: sqlite3.Connection, table: str) -> list[str]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  - the ledger's own tables
    columns = [column[0] for column in cursor.description]
    return sorted(repr(strip_clocks(columns, row)) for row in cursor)


def strip_clocks(columns: list[str], row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value for column, value in zip(columns, row, strict=True) if column not in CLOCKS)


def faults(path: Path) -> list[str]:
    """Return what is wrong with the file: its pages, its foreign keys, its invariants."""
    with closing(sqlite3.connect(path)) as connection:
        found = [str(row) for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        tables = {row[0] for row in connection.execute(ALL_TABLES)}
        for table in sorted(tables & BROKEN_PAGES.keys()):
            found += [f"{table}: {row}" for row in connection.execute(BROKEN_PAGES[table])]
    return found


BROKEN_PAGES = {  # pages that would be half written
    "bodies": "SELECT sha256 FROM bodies WHERE sha256 NOT IN (SELECT page_sha256 FROM captures)",
    "captures": "SELECT id FROM captures WHERE id NOT IN (SELECT capture FROM revisions)",
    "revisions": "SELECT capture FROM revisions WHERE report IS NOT NULL AND capture NOT IN"
    " (SELECT capture FROM articles)",
    "texts": "SELECT sha256 FROM texts WHERE text IS NOT NULL AND sha256 NOT IN"
    " (SELECT text_sha256 FROM articles)",
    "journal": "SELECT count(*), max(number) FROM journal HAVING count(*) != max(number)"
    " UNION ALL SELECT capture, number FROM revisions WHERE (SELECT count(*) FROM journal"
    " WHERE journal.capture = revisions.capture AND journal.revision = revisions.number) != 1",
}


def sources_in(path: Path) -> set[str]:
    """Return the SOURCEs of all captures that have a reading."""
    query = "SELECT source FROM captures JOIN revisions ON capture = id"
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute(ALL_TABLES)}
        return {row[0] for row in connection.execute(query)} if "revisions" in tables else set()


HISTORY = frozenset({"journal", "changes"})  # in which order pages came and how often they were linked


def compare(one: Content, other: Content, but: frozenset[str] = frozenset()) -> list[str]:
    """Return the tables in which two ledgers differ, and by how many rows; ``but``: not these."""
    return [
        f"{name}: {len(set(one.get(name, [])) - set(other.get(name, [])))} more,"
        f" {len(set(other.get(name, [])) - set(one.get(name, [])))} fewer"
        for name in sorted({*one, *other} - but)
        if one.get(name) != other.get(name)
    ]
