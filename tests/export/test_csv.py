"""CSV as other readers have it: no formula, no broken line, every cell where it belongs."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.planted import FULL_EVENT, HOSTILE, rows_of, spoil

from dateline.export.formats.to_csv import PIECES, guard
from dateline.export.frame import Job, find_format
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "claims", "incidents", "articles")
HEADS = tuple("=+-@＝＋－＠\t\r\n")


def written(what: What, rows: list[object], *, raw: bool = False) -> str:
    out = BytesIO()
    find_format("csv").write(rows, out, Job(what, raw=raw))
    return out.getvalue().decode()


@pytest.mark.parametrize("what", WHATS)
def test_python_reads_every_row_back(what: What) -> None:
    rows = rows_of(what)
    text = written(what, rows)
    found = list(csv.DictReader(StringIO(text, newline="")))
    assert len(found) == len(rows)
    assert list(found[0]) == list(TABLES[what].names)
    assert text.count("\r\n") == len(rows) + 1  # one row, one line
    assert text.replace("\r\n", "").isprintable() or "\u200d" in text


def test_a_full_event_has_everything_in_its_cells() -> None:
    (row,) = csv.DictReader(StringIO(written("events", [FULL_EVENT]), newline=""))
    assert row["title"] == "Mirn officials say: gunmen shelled the old bridge"
    assert (row["actors"], row["actor_countries"]) == ("Gunmen | Nera Calder", "TD | ")
    assert (row["place"], row["latitude"], row["longitude"]) == ("Karavo", "-10.25", "20.5")
    assert (row["numbers"], row["hedged"]) == ("killed: at least 4", "true")
    assert (row["said_by"], row["stances"]) == ("Mirn officials | the army", "asserts | denies")
    assert (row["words"], row["start"], row["end"]) == ("gunmen shelled the old bridge", "10", "40")
    assert (row["incident"], row["independent_origins"]) == ("inc:1", "2")
    assert row["page_sha256"] == "a" * 64
    assert row["url"] == "https://mirn.example/bridge"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_is_a_formula_and_raw_text_is_as_it_stands(words: str) -> None:
    row = spoil(FULL_EVENT, words)
    (cells,) = csv.DictReader(StringIO(written("events", [row]), newline=""))
    assert not cells["words"].lstrip().startswith(HEADS)
    assert "\x1b" not in cells["words"]
    (cells,) = csv.DictReader(StringIO(written("events", [row], raw=True), newline=""))
    assert cells["words"] == words


@given(st.text())
def test_guarded_text_opens_with_no_formula_and_is_one_line(text: str) -> None:
    safe = guard(text)
    assert not safe.lstrip().startswith(HEADS)
    assert len(safe) in {len(text), len(text) + 1}
    assert safe.replace("\u200c", "").replace("\u200d", "").isprintable()


def test_numbers_are_never_guarded() -> None:
    (row,) = csv.DictReader(StringIO(written("events", [FULL_EVENT]), newline=""))
    assert row["score"] == "-9.0"


@pytest.mark.parametrize("raw", [False, True], ids=["guarded", "raw"])
@pytest.mark.parametrize("what", WHATS)
def test_a_row_is_written_alike_alone_and_among_many(what: What, raw: Any) -> None:
    rows = rows_of(what)
    spoilt = (
        [spoil(row, words) for row in rows for words in ('say, "x"', *HOSTILE)]
        if what == "events"
        else []
    )
    many = (rows + spoilt) * (2 * PIECES.size // len(rows + spoilt) + 1)
    head, *_ = written(what, []).splitlines(keepends=True)
    alone = {id(row): written(what, [row], raw=raw).removeprefix(head) for row in many}
    assert written(what, many, raw=raw) == head + "".join(alone[id(row)] for row in many)


def test_values_of_one_cell_are_told_from_bars_within_them() -> None:
    party = FULL_EVENT.actors[0]
    row = replace(FULL_EVENT, actors=(replace(party, name="a | b"), replace(party, name="=c")))
    cells, _ = csv.DictReader(StringIO(written("events", [row, FULL_EVENT]), newline=""))
    assert cells["actors"] == "a \N{BROKEN BAR} b | =c"


def read_pandas(path: Path) -> list[tuple[str, str]]:
    frame = pytest.importorskip("pandas").read_csv(path, keep_default_na=False)
    return list(zip(frame["title"], frame["words"], strict=True))


def read_polars(path: Path) -> list[tuple[str, str]]:
    frame = pl.read_csv(path, infer_schema=False)
    return list(zip(frame["title"], frame["words"], strict=True))


def read_duckdb(path: Path) -> list[tuple[str, str]]:
    table: Any = duckdb.read_csv(str(path), header=True, all_varchar=True)
    return list(table.project("title, words").fetchall())


@pytest.mark.parametrize("raw", [False, True], ids=["guarded", "raw"])
@pytest.mark.parametrize("read", [read_pandas, read_polars, read_duckdb])
def test_other_readers_have_every_row(tmp_path: Path, read: Any, raw: Any) -> None:
    path = tmp_path / "events.csv"
    rows = [
        row for row in rows_of("events") if "\x00" not in row.title or not raw
    ]  # DuckDB takes no NUL
    path.write_bytes(written("events", rows, raw=raw).encode())
    say = str if raw else guard
    assert read(path) == [(say(row.title), say(row.words.text)) for row in rows]
