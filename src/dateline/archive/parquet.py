"""One Parquet file under way: rows are written in groups, so that a bounded part is in memory."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from dateline.archive.columns import weigh
from dateline.archive.summaries import FORMAT
from dateline.errors import InputError, PartMissing
from dateline.export.formats.to_parquet import Told, import_arrow, make_batch, type_of

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.export.columns import Table

GROUP_ROWS: Final = 16_384
GROUP_BYTES: Final = 16_000_000  # of what a group weighs in memory
BUFFER: Final = 1 << 20


class Rows:
    """A Parquet file of one of an archive's tables. Raises OSError as the disk does."""

    def __init__(self, path: Path, name: str, table: Table) -> None:
        self.arrow, parquet = need_arrow()
        self.table = table
        self.schema = make_schema(self.arrow, name, table)
        self.rows: list[Any] = []
        self.weight = 0
        self.stream = path.open("wb", buffering=BUFFER)
        self.writer = parquet.ParquetWriter(Told(self.stream), self.schema, compression="zstd")

    def add(self, row: Any) -> None:
        """Add a row; a group that is full is written."""
        self.rows.append(row)
        self.weight += weigh(row)
        if len(self.rows) >= GROUP_ROWS or self.weight >= GROUP_BYTES:
            self.write()

    def write(self) -> None:
        """Write the rows that wait as one group."""
        if self.rows:
            self.writer.write_batch(self.make_batch())
            self.rows, self.weight = [], 0

    def make_batch(self) -> Any:
        """Return the rows that wait as columns."""
        if self.schema.names[-1] != "data":
            return make_batch(self.arrow, self.schema, self.table, self.rows)
        flat = self.arrow.schema(list(self.schema)[:-1])
        batch = make_batch(self.arrow, flat, self.table, self.rows)
        data = self.arrow.array([row.data for row in self.rows], self.arrow.binary())
        return self.arrow.RecordBatch.from_arrays([*batch.columns, data], schema=self.schema)

    def finish(self) -> None:
        """Write what waits and the end of the file, to the disk itself."""
        self.write()
        self.writer.close()
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()

    def drop(self) -> None:
        """Let go of a file that is not wanted any more."""
        with suppress(Exception):  # the disk is full, or the folder gone: that was told already
            self.writer.close()
        with suppress(OSError):
            self.stream.close()


def make_schema(arrow: Any, name: str, table: Table) -> Any:
    """Return the columns of a table with their types; pages also have their bytes."""
    kinds = zip(table.names, table.kinds, strict=True)
    fields = [arrow.field(column, type_of(arrow, kind)) for column, kind in kinds]
    if name == "pages":
        fields.append(arrow.field("data", arrow.binary()))
    return arrow.schema(fields, metadata={"format": FORMAT, "rows": name})


def need_arrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet; raises PartMissing where they are not installed."""
    try:
        return import_arrow()
    except InputError as error:
        cause = "Archives are written by pyarrow, which is not installed."
        raise PartMissing(cause, "Install it with: pip install 'dateline[archive]'") from error
