"""CSV as other readers have it: no formula, no broken line, every cell where it belongs."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.planted import FULL_EVENT, HOSTILE, rows_of, spoil

from dateline.export.formats.to_csv import guard
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


@pytest.mark.parametrize("raw", [False, True])
def test_pandas_and_duckdb_read_the_same(tmp_path: Path, raw: bool) -> None:  # noqa: FBT001  - a parameter
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    path = tmp_path / "events.csv"
    rows = [row for row in rows_of("events") if "\x00" not in row.title]  # DuckDB takes no NUL
    path.write_bytes(written("events", rows, raw=raw).encode())
    frame = pandas.read_csv(path, keep_default_na=False)
    table = duckdb.read_csv(str(path), header=True, all_varchar=True)
    told = table.project("title, words, start").fetchall()
    assert len(frame) == len(told) == len(rows)
    assert list(frame["title"]) == [title for title, _, _ in told]
    assert list(frame["words"]) == [words for _, words, _ in told]
