"""The migrations make the tables that the program describes, and opening a ledger is quick."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.ledger.looking import ask

from dateline.ledger import Ledger, append_only, link_tables, query_tables, views
from dateline.ledger.engine import make_engine
from dateline.ledger.migrating import make_config
from dateline.ledger.schema import METADATA
from dateline.ledger.searching import fts5
from dateline.ledger.versions import VERSION_TABLE, VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

DESCRIBED = (append_only, fts5, link_tables, query_tables, views)  # imported, so that METADATA is whole


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


def test_alembic_sees_no_difference(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger, ledger._engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        differences = [one for one in compare_metadata(context, METADATA) if not is_of_server(one)]
        assert differences == []


def is_ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or "_fts" not in str(name)  # SQLite's index of words has tables of its own


def is_of_server(difference: Any) -> bool:
    """Tell whether a difference is an index or a key that PostgreSQL has in another form."""
    change, thing, *_ = difference
    return thing.name in LONG_KEYS if change in {"remove_index", "add_constraint"} else False


LONG_KEYS = {"ix_fetches_asked", "uk_skips", "uk_revisions", "uk_fetches", "uk_listed_actors"} | {
    "uq_revisions_capture",
    *(f"ix_search_{kind}_words" for kind in ("articles", "claims", "events", "terms")),
}


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_the_server_orders_every_text_by_code_points(where: str) -> None:
    query = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'text'"
        " AND table_schema = current_schema() AND collation_name IS DISTINCT FROM 'C'"
    )
    assert ask(where, query) == []


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_the_server_has_every_trigger(where: str) -> None:
    query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    wanted = {
        f"{table.name}_never_{word}"
        for table in append_only.KEPT
        for word in ("changed", "deleted", "emptied")
    }
    assert wanted <= {name for (name,) in ask(where, query)}


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
