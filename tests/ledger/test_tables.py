"""The migrations make the tables that the program describes, and opening a ledger is quick."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from dateline.ledger import Ledger, append_only, link_tables, query_tables
from dateline.ledger.engine import make_engine
from dateline.ledger.migrating import make_config
from dateline.ledger.schema import METADATA
from dateline.ledger.searching import fts5
from dateline.ledger.versions import VERSION_TABLE, VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

DESCRIBED = (append_only, fts5, link_tables, query_tables)  # imported, so that METADATA is whole


def made(path: Path) -> dict[str, str]:
    """Return what SQLite was told to make, by name, in one way of writing."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with closing(sqlite3.connect(path)) as connection:
        return {name: " ".join(str(sql).split()) for name, sql in connection.execute(query)}


def test_migrations_make_what_the_tables_describe(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "migrated.db", create=True).close()
    engine = make_engine(tmp_path / "described.db", 1.0)
    with engine.begin() as connection:
        METADATA.create_all(connection)
    engine.dispose()
    migrated, described = made(tmp_path / "migrated.db"), made(tmp_path / "described.db")
    assert migrated.pop(VERSION_TABLE)
    assert migrated == described
    assert len(described) > 30


def is_ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or "_fts" not in str(name)  # the index of words keeps tables of its own


def test_alembic_sees_no_difference(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "ledger.db", create=True).close()
    engine = make_engine(tmp_path / "ledger.db", 1.0)
    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_versions_are_those_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(make_config()).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == VERSIONS


def test_the_tables_can_be_made_on_postgresql() -> None:
    for table in METADATA.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


def test_the_file_remembers_to_let_readers_and_a_writer_work_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_a_ledger_of_this_version_does_not_load_the_migrations(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger.open(path, create=True).close()
    code = (
        "import sys; from dateline.ledger import Ledger;"
        f"Ledger.open({str(path)!r}, create=True).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
