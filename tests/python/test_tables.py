"""Results as tables: what Arrow's stream hands to pyarrow, polars and pandas is what the rows hold."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pytest

from dateline.errors import PartMissing
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    import dateline

pa = pytest.importorskip("pyarrow")
WHAT = ["incidents", "claims", "events", "articles"]


@pytest.mark.parametrize("what", WHAT)
def test_a_table_has_a_row_a_record_and_the_columns_of_exports(
    opened: dateline.OpenLedger, what: Any
) -> None:
    results = getattr(opened, what)()
    table = results.to_arrow()
    assert tuple(table.column_names) == TABLES[what].names
    assert table.num_rows == len(list(results)) > 10
    assert table.equals(pa.table(results))


@pytest.mark.parametrize("what", WHAT)
def test_no_rows_are_a_table_too(opened: dateline.OpenLedger, what: str) -> None:
    none = getattr(opened, what)("zeppelin").to_arrow()
    assert none.num_rows == 0
    assert none.schema.equals(getattr(opened, what)().to_arrow().schema)


def test_the_cells_are_those_of_the_records(opened: dateline.OpenLedger) -> None:
    rows = list(opened.claims("Libya"))
    table = opened.claims("Libya").to_arrow().to_pylist()
    assert [one["claim"] for one in table] == [row.claim for row in rows]
    assert [one["words"] for one in table] == [[span.text for span in row.words] for row in rows]
    assert [one["outlet"] for one in table] == [row.page.outlet for row in rows]
    answers = opened.incidents()
    for cells, answer in zip(answers.to_arrow().to_pylist(), answers, strict=True):
        assert cells["incident"] == answer.incident.id
        assert cells["independent_origins"] == answer.independent_origins
        assert cells["article_ids"] == list(answer.article_ids)
        assert len(cells["page_sha256s"]) == answer.articles


def test_slices_are_tables(opened: dateline.OpenLedger) -> None:
    assert opened.claims()[:7].to_arrow().num_rows == 7
    assert opened.incidents()[2:5].to_arrow().num_rows == 3


def test_a_stream_comes_in_batches(opened: dateline.OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.python.tabling.AT_ONCE", 10)
    reader = pa.RecordBatchReader.from_stream(opened.claims())
    sizes = [batch.num_rows for batch in reader]
    assert set(sizes[:-1]) == {10}
    assert sum(sizes) == len(list(opened.claims()))


def read_polars(results: Any) -> tuple[int, list[str]]:
    frame = pytest.importorskip("polars").DataFrame(results)
    return frame.height, frame.columns


def read_pandas(results: Any) -> tuple[int, list[str]]:
    pandas = pytest.importorskip("pandas")
    if not hasattr(pandas.DataFrame, "from_arrow"):
        pytest.skip("pandas reads Arrow streams from version 3 on")
    frame = pandas.DataFrame.from_arrow(results)
    return len(frame), list(frame.columns)


def read_duckdb(results: Any) -> tuple[int, list[str]]:  # noqa: ARG001  - named in the SQL
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql("SELECT * FROM results")
    return len(found.fetchall()), found.columns


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("read", [read_polars, read_pandas, read_duckdb])
def test_other_libraries_read_results_as_they_are(
    opened: dateline.OpenLedger, what: Any, read: Callable[[Any], tuple[int, list[str]]]
) -> None:
    results = getattr(opened, what)()
    height, columns = read(results)
    assert tuple(columns) == TABLES[what].names
    assert height == len(list(results))


def test_without_pyarrow_the_extra_is_named(
    opened: dateline.OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *given: Any) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *given)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(PartMissing, match=r"dateline\[parquet\]"):
        opened.claims().to_arrow()
    with pytest.raises(PartMissing):
        opened.claims().__arrow_c_stream__()
