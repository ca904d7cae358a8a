"""What is kept for good can be neither changed nor deleted, whoever opens the database."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert
from tests.ledger.looking import look
from tests.ledger.planted import plant_linkage, plant_page
from tests.ledger.stores import REFUSED, Shell, connect

from dateline.gather.shelf import Fetched
from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.ledger.append_only import KEPT
from dateline.ledger.decisions import Decision
from dateline.ledger.engine import writing
from dateline.ledger.review_tables import GRADES
from dateline.reviewing.orders import Order
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table

TABLES = [table.name for table in KEPT]
ERASED = [
    ("bodies", "body", "sha256:"),
    ("texts", "text", "text:"),
    ("revisions", "report", ""),
]


@pytest.fixture
def path(where: Path | str) -> Path | str:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
        ledger.decide(Decision("review", "clm:1", None, "accepted", "Ada"))
        ledger.save_search("bridges", Query(words="bridge"))
        ledger.review([Order("reject", next(iter(ledger.articles())).article.claims[0].id, "Ada")])
        with writing(ledger._engine) as connection:
            row = {
                "kind": "outlet",
                "key": "k",
                "grade": "B",
                "content": "{}",
                "who": "Ada",
                "at": "now",
            }
            connection.execute(insert(GRADES), row)
        ledger.shelf().keep(Fetched("a", "b", 200, (), plant_page(0)[0], "2031-02-03T04:05:06+00:00"))
    return where


@pytest.fixture
def shell(path: Path | str) -> Iterator[Shell]:
    """A connection that knows nothing of the program."""
    with closing(connect(path)) as connection:
        yield connection


def test_every_kept_table_has_rows(path: Path | str) -> None:
    content = look(path)
    assert [name for name in TABLES if not content[name]] == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_cannot_be_deleted(shell: Shell, table: str) -> None:
    with pytest.raises(REFUSED, match="never deleted"):
        shell.execute(f"DELETE FROM {table}")  # noqa: S608  - the ledger's own tables


@pytest.mark.parametrize("table", KEPT, ids=TABLES)
def test_no_column_can_be_changed(shell: Shell, table: Table) -> None:
    for column in table.columns:
        with pytest.raises(REFUSED, match="never changed"):
            shell.execute(f"UPDATE {table.name} SET {column.name} = '0'")  # noqa: S608  - as above


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", TABLES)
def test_tables_cannot_be_emptied(shell: Shell, table: str) -> None:
    with pytest.raises(REFUSED, match="never deleted"):
        shell.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_rows_cannot_be_replaced(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        driver = ledger._engine.raw_connection()
        with pytest.raises(REFUSED, match="never deleted"):
            driver.cursor().execute("REPLACE INTO texts SELECT sha256, 'another text' FROM texts")
        driver.close()


@pytest.mark.parametrize(("table", "column", "prefix"), ERASED)
def test_content_is_erased_only_where_a_decision_to_forget_names_it(
    path: Path | str, shell: Shell, table: str, column: str, prefix: str
) -> None:
    erase = f"UPDATE {table} SET {column} = NULL"  # noqa: S608  - as above
    with pytest.raises(REFUSED, match="never changed"):
        shell.execute(erase)
    key = "capture" if table == "revisions" else "sha256"
    keys = [row[0] for row in shell.execute(f"SELECT {key} FROM {table}")]  # noqa: S608  - as above
    with Ledger.open(path, create=True) as ledger:
        for subject in keys:
            ledger.decide(Decision("forget", prefix + subject, None, "asked to", "Ada"))
    with pytest.raises(REFUSED, match="never changed"):
        shell.execute(f"UPDATE {table} SET {column} = 'something else'")  # noqa: S608  - as above
    shell.execute(erase)
    assert shell.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall() == [(None,)]  # noqa: S608  - as above


def test_a_forgotten_body_is_gone(path: Path | str, shell: Shell) -> None:
    data, report = plant_page(0)
    capture = capture_id(report.page)
    with Ledger.open(path, create=True) as ledger:
        assert ledger.body(capture) == data
        ledger.decide(Decision("forget", report.page.id, None, "asked to", "Ada"))
        shell.execute("UPDATE bodies SET body = NULL")
        assert ledger.body(capture) is None


def test_erasing_changes_nothing_else(path: Path | str, shell: Shell) -> None:
    ((key,),) = shell.execute("SELECT sha256 FROM bodies").fetchall()
    with Ledger.open(path, create=True) as ledger:
        ledger.decide(Decision("forget", f"sha256:{key}", None, "asked to", "Ada"))
    with pytest.raises(REFUSED, match="never changed"):
        shell.execute("UPDATE bodies SET body = NULL, sha256 = 'other'")


def test_a_forgotten_reading_is_a_tombstone_and_is_not_brought_back(
    path: Path | str, shell: Shell
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
