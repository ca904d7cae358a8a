"""What a ledger holds and whether it is whole, read past the program that wrote it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tests.ledger.stores import Shell, connect

if TYPE_CHECKING:
    from pathlib import Path

CLOCKS = frozenset({"kept_at", "read_at", "at", "given_at"})
Content = dict[str, list[str]]


def look(where: Path | str) -> Content:
    """Return every table's rows, in order, without the times at which they were stored.

    SQLite's indexes of words are left out: how they are stored depends on when parts were merged.
    """
    with closing(connect(where)) as shell:
        return {name: rows_of(shell, name) for name in all_tables(shell) if "_fts" not in name}


def ask(where: Path | str, query: str) -> list[Any]:
    """Return the rows that a query gives."""
    with closing(connect(where)) as shell:
        rows: list[Any] = shell.execute(query).fetchall()
        return rows


def all_tables(shell: Shell) -> list[str]:
    """Return the names of all tables."""
    query = FILE_TABLES if is_file(shell) else SERVER_TABLES
    return [row[0] for row in shell.execute(query)]


def is_file(shell: Shell) -> bool:
    return type(shell).__module__ == "sqlite3"


FILE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
SERVER_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"


def rows_of(shell: Shell, table: str) -> list[str]:
    cursor = shell.execute(f'SELECT * FROM "{table}"')  # noqa: S608  - the ledger's own tables
    columns = [column[0] for column in cursor.description]
    return sorted(repr(strip_clocks(columns, row)) for row in cursor)


def strip_clocks(columns: list[str], row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value for column, value in zip(columns, row, strict=True) if column not in CLOCKS)


def faults(where: Path | str) -> list[str]:
    """Return what is wrong with a ledger: its pages, its foreign keys, its invariants."""
    found = []
    with closing(connect(where)) as shell:
        if is_file(shell):
            found += [str(row) for row in shell.execute("PRAGMA integrity_check") if row != ("ok",)]
            found += [str(row) for row in shell.execute("PRAGMA foreign_key_check")]
        for table in sorted(BROKEN_PAGES.keys() & set(all_tables(shell))):
            found += [f"{table}: {row}" for row in shell.execute(BROKEN_PAGES[table])]
    return found


BROKEN_PAGES = {  # pages that would be half written
    "bodies": "SELECT sha256 FROM bodies WHERE sha256 NOT IN (SELECT page_sha256 FROM captures)",
    "captures": "SELECT id FROM captures WHERE id NOT IN (SELECT capture FROM revisions)",
    "revisions": "SELECT capture FROM revisions WHERE report IS NOT NULL AND capture NOT IN"
    " (SELECT capture FROM articles)",
    "texts": "SELECT sha256 FROM texts WHERE text IS NOT NULL AND sha256 NOT IN"
    " (SELECT text_sha256 FROM articles)",
    "journal": "SELECT CAST(count(*) AS TEXT), max(number) FROM journal HAVING count(*) != max(number)"
    " UNION ALL SELECT capture, number FROM revisions WHERE (SELECT count(*) FROM journal"
    " WHERE journal.capture = revisions.capture AND journal.revision = revisions.number) != 1",
}


def sources_in(where: Path | str) -> set[str]:
    """Return the SOURCEs of all captures that have a reading."""
    query = "SELECT source FROM captures JOIN revisions ON capture = id"
    with closing(connect(where)) as shell:
        return {row[0] for row in shell.execute(query)} if "revisions" in all_tables(shell) else set()


SHELF = frozenset(
    {"link_articles", "link_gatherings", "link_posts", "link_recent", "link_edges", "linkings"}
)
"""What linking keeps: numbers that say nothing, given in the order in which articles came."""
NUMBERED = frozenset({"ties", "copy_groups", "copy_members"})  # rows that begin with such a number
HISTORY = frozenset({"journal", "changes"})  # in which order pages came and how often they were linked


def compare(one: Content, other: Content, but: frozenset[str] = frozenset()) -> list[str]:
    """Return the tables in which two ledgers differ, and by how many rows; ``but``: not these."""
    return [
        f"{name}: {(mine - theirs).total()} more, {(theirs - mine).total()} fewer"
        for name in sorted({*one, *other} - but - SHELF)
        for mine, theirs in [(compared(one, name), compared(other, name))]
        if mine != theirs
    ]


def compared(content: Content, name: str) -> Counter[str]:
    """Return the rows of a table, without numbers that say nothing."""
    rows = content.get(name, [])
    return Counter(row.partition(", ")[2] if name in NUMBERED else row for row in rows)
