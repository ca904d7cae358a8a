"""Parquet as DuckDB and polars have it: typed, whole, in row groups."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest
from pyarrow import parquet
from tests.export.planted import BARE_EVENT, FULL_EVENT, HOSTILE, rows_of, spoil

from dateline.errors import InputError
from dateline.export.formats import to_parquet
from dateline.export.frame import Job, find_format
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "claims", "incidents", "articles")


def write(path: Path, what: What, rows: list[Any]) -> str:
    with path.open("wb") as out:
        find_format("parquet").write(iter(rows), out, Job(what))
    return str(path)


@pytest.mark.parametrize("what", WHATS)
def test_duckdb_and_polars_read_what_was_written(tmp_path: Path, what: What) -> None:
    rows = rows_of(what)
    path = write(tmp_path / "x.parquet", what, rows)
    frame = pl.read_parquet(path)
    assert frame.columns == list(TABLES[what].names)
    table = duckdb.read_parquet(path)
    told = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    assert len(frame) == len(told) == len(rows)
    wanted = [dict(zip(TABLES[what].names, TABLES[what].cells(row), strict=True)) for row in rows]
    for name, kind in zip(TABLES[what].names, TABLES[what].kinds, strict=True):
        if kind not in {"day", "moment"}:
            cells = [row[name] for row in wanted]
            expected = [list(cell) if isinstance(cell, tuple) else cell for cell in cells]
            assert [row[name] for row in told] == expected
            assert frame[name].to_list() == expected


def test_columns_have_their_types(tmp_path: Path) -> None:
    path = write(tmp_path / "x.parquet", "events", [FULL_EVENT, BARE_EVENT])
    types = dict(zip(duckdb.read_parquet(path).columns, duckdb.read_parquet(path).types, strict=True))
    assert [str(types[name]) for name in ("earliest", "gathered", "start", "latitude", "hedged")] == [
        "DATE",
        "TIMESTAMP WITH TIME ZONE",
        "BIGINT",
        "DOUBLE",
        "BOOLEAN",
    ]
    assert str(types["actors"]) == "VARCHAR[]"
    frame = pl.read_parquet(path)
    assert frame["earliest"].to_list() == [date(2031, 3, 4), None]
    assert frame["gathered"].to_list() == [datetime(2031, 3, 6, tzinfo=UTC), None]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_is_as_it_stands(tmp_path: Path, words: str) -> None:
    path = write(tmp_path / "x.parquet", "events", [spoil(FULL_EVENT, words)])
    assert pl.read_parquet(path)["words"].to_list() == [words]


def test_days_that_are_none_are_null() -> None:
    assert to_parquet.read_day("soon") is None
    assert to_parquet.read_moment("2031-03-05T10:00:00+01:00") == datetime(2031, 3, 5, 9, tzinfo=UTC)
    assert to_parquet.read_moment("2031-03-05T10:00:00") == datetime(2031, 3, 5, 10, tzinfo=UTC)
    assert to_parquet.read_moment("0001-01-01T00:00:00+23:00") is None


def test_rows_come_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_parquet, "GROUP", 10)
    path = write(tmp_path / "x.parquet", "events", [FULL_EVENT] * 25)
    found = parquet.ParquetFile(path)
    assert [found.metadata.row_group(at).num_rows for at in range(found.num_row_groups)] == [10, 10, 5]
    assert found.schema_arrow.metadata[b"rows"] == b"events"


def test_a_pipe_that_cannot_tell_where_it_stands_will_do() -> None:
    class Pipe(BytesIO):
        def tell(self) -> int:
            raise OSError("a pipe")

        def seek(self, *_: Any) -> int:
            raise OSError("a pipe")

    out = Pipe()
    find_format("parquet").write([FULL_EVENT], out, Job("events"))
    assert pl.read_parquet(out.getvalue())["event"].to_list() == ["evt:1"]


def test_a_full_disk_is_what_the_caller_hears_of() -> None:
    class Full(BytesIO):
        def write(self, _: Any) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        find_format("parquet").write([FULL_EVENT], Full(), Job("events"))
    assert caught.value.errno == 28


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'dateline\[parquet\]'"):
        find_format("parquet").write([FULL_EVENT], BytesIO(), Job("events"))
