"""What is kept for good can be neither changed nor deleted, whoever opens the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import look
from tests.ledger.planted import plant_linkage, plant_page

from dateline.gather.shelf import Fetched
from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.ledger.append_only import KEPT
from dateline.ledger.decisions import Decision
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = [table.name for table in KEPT]
COLUMNS = [(table.name, column.name) for table in KEPT for column in table.columns]
ERASED = [
    ("bodies", "body", "sha256:"),
    ("texts", "text", "text:"),
    ("revisions", "report", ""),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
        ledger.decide(Decision("review", "clm:1", None, "accepted", "Ada"))
        ledger.save_search("bridges", Query(words="bridge"))
        ledger.shelf().keep(Fetched("a", "b", 200, (), plant_page(0)[0], "2031-02-03T04:05:06+00:00"))
    return path


@pytest.fixture
def shell(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that knows nothing of the program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_every_kept_table_has_rows(path: Path) -> None:
    content = look(path)
    assert [name for name in TABLES if not content[name]] == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_cannot_be_deleted(shell: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        shell.execute(f"DELETE FROM {table}")  # noqa: S608  - the ledger's own tables


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_column_can_be_changed(shell: sqlite3.Connection, table: str, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        shell.execute(f"UPDATE {table} SET {column} = 1000")  # noqa: S608  - as above


def test_rows_cannot_be_replaced(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        driver = ledger._engine.raw_connection()
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            driver.cursor().execute("REPLACE INTO texts SELECT sha256, 'another text' FROM texts")
        driver.close()


@pytest.mark.parametrize(("table", "column", "prefix"), ERASED)
def test_content_is_erased_only_where_a_decision_to_forget_names_it(
    path: Path, shell: sqlite3.Connection, table: str, column: str, prefix: str
) -> None:
    erase = f"UPDATE {table} SET {column} = NULL"  # noqa: S608  - as above
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        shell.execute(erase)
    key = "capture" if table == "revisions" else "sha256"
    keys = [row[0] for row in shell.execute(f"SELECT {key} FROM {table}")]  # noqa: S608  - as above
    with Ledger.open(path, create=True) as ledger:
        for subject in keys:
            ledger.decide(Decision("forget", prefix + subject, None, "asked to", "Ada"))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        shell.execute(f"UPDATE {table} SET {column} = 'something else'")  # noqa: S608  - as above
    shell.execute(erase)
    assert shell.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall() == [(None,)]  # noqa: S608  - as above


def test_a_forgotten_body_is_gone(path: Path, shell: sqlite3.Connection) -> None:
    data, report = plant_page(0)
    capture = capture_id(report.page)
    with Ledger.open(path, create=True) as ledger:
        assert ledger.body(capture) == data
        ledger.decide(Decision("forget", report.page.id, None, "asked to", "Ada"))
        shell.execute("UPDATE bodies SET body = NULL")
        assert ledger.body(capture) is None


def test_erasing_changes_nothing_else(path: Path, shell: sqlite3.Connection) -> None:
    ((key,),) = shell.execute("SELECT sha256 FROM bodies").fetchall()
    with Ledger.open(path, create=True) as ledger:
        ledger.decide(Decision("forget", f"sha256:{key}", None, "asked to", "Ada"))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        shell.execute("UPDATE bodies SET body = NULL, sha256 = 'other'")


def test_a_forgotten_reading_is_a_tombstone_and_is_not_brought_back(
    path: Path, shell: sqlite3.Connection
) -> None:
    data, report = plant_page(0)
    capture = capture_id(report.page)
    with Ledger.open(path, create=True) as ledger:
        ledger.decide(Decision("forget", capture, None, "the editor asked to", "Ada"))
        shell.execute("UPDATE revisions SET report = NULL")
        found = ledger.stored(capture, "reader/1", "{}")
        assert found is not None
        assert found.page.source == report.page.source
        assert found.articles == ()
        assert [note.code for note in found.notes] == ["forgotten"]
        assert "the editor asked to" in found.notes[0].message
        assert list(ledger.articles()) == []
        assert not ledger.add(data, report, "reader/2", "{}")
        assert ledger.stored(capture, "reader/2", "{}") == found
