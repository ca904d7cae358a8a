"""Rows as Arrow's record batches, with the columns and types of the Parquet export."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PartMissing
from dateline.export.formats.to_parquet import make_batch, make_schema
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.python.results import What

AT_ONCE: Final = 1000  # rows of a batch


def open_reader(what: What, rows: Iterable[Any]) -> Any:
    """Return a ``pyarrow.RecordBatchReader`` of the rows. Raises PartMissing without pyarrow."""
    arrow = import_arrow()
    table = TABLES[what]
    schema = make_schema(arrow, what)
    waiting = iter(rows)
    groups = iter(lambda: list(islice(waiting, AT_ONCE)), [])
    batches = (make_batch(arrow, schema, table, group) for group in groups)
    return arrow.RecordBatchReader.from_batches(schema, batches)


def import_arrow() -> Any:
    """Return pyarrow; raises PartMissing where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415  - an extra
    except ImportError as error:
        cause = "pandas, polars and others read results by pyarrow, which is not installed."
        raise PartMissing(cause, "Install it: pip install 'dateline[parquet]'") from error
    return pa
