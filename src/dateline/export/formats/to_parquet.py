"""Parquet: flat rows in typed columns, for DuckDB, polars, pandas and Spark."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.errors import InputError
from dateline.export.frame import Format, Pieces
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.export.columns import Kind, Table
    from dateline.export.frame import Job
    from dateline.export.rows import What

GROUP: Final = 16_384  # rows of a row group: what is in memory at once, as columns
PART: Final = 1_024  # rows that are in memory as such
VERSION: Final = "dateline-export/1"


class Told:
    """A stream that counts what was written: Parquet asks where it stands, and a pipe cannot tell."""

    closed = False

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.at = 0

    def write(self, data: bytes) -> int:
        """Write all of it."""
        self.out.write(data)
        self.at += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self.at

    def flush(self) -> None:
        """Leave that to whoever opened it."""

    def close(self) -> None:
        """Leave that too."""


def make_piece(rows: Sequence[Any], job: Job) -> Any:
    """Return rows as a batch of columns."""
    arrow, _ = import_arrow()
    return make_batch(arrow, make_schema(arrow, job.what), TABLES[job.what], rows)


def join(pieces: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write row groups. Raises InputError where pyarrow is not installed."""
    arrow, parquet = import_arrow()
    schema = make_schema(arrow, job.what)
    with parquet.ParquetWriter(Told(out), schema, compression="zstd") as writer:
        for group in fill_groups(pieces):
            writer.write_table(arrow.Table.from_batches(group).combine_chunks())


@cache
def make_schema(arrow: Any, what: What) -> Any:
    """Return the columns with their types; what they are rows of stands in the metadata."""
    table = TABLES[what]
    kinds = zip(table.names, table.kinds, strict=True)
    fields = [arrow.field(name, type_of(arrow, kind)) for name, kind in kinds]
    return arrow.schema(fields, metadata={"format": VERSION, "rows": what})


def fill_groups(pieces: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield batches by the row groups that they fill, however many rows each has."""
    group: list[Any] = []
    left = GROUP
    for piece in pieces:
        rest = piece
        while rest.num_rows >= left:
            yield [*group, rest.slice(0, left)]
            group, rest, left = [], rest.slice(left), GROUP
        if rest.num_rows:
            group.append(rest)
            left -= rest.num_rows
    if group:
        yield group


def import_arrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet; raises InputError where they are not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415  - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            "Parquet is written by pyarrow, which is not installed.",
            "Install it: pip install 'dateline[parquet]'",
        ) from error
    return pa, parquet


def type_of(arrow: Any, kind: Kind) -> Any:
    """Return the type of a column."""
    return {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "code": arrow.string(),
        "codes": arrow.list_(arrow.string()),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("us", "UTC"),
    }[kind]


def make_batch(arrow: Any, schema: Any, table: Table, rows: Sequence[Any]) -> Any:
    """Return rows as a batch of columns."""
    arrays = [
        arrow.array([READ[kind](cell) for cell in cells] if kind in READ else cells, field.type)
        for kind, cells, field in zip(table.kinds, table.turn(rows), schema, strict=True)
    ]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


@lru_cache(maxsize=4096)
def read_day(value: str | None) -> date | None:
    """Return a day; None where it is none."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read_moment(value: str | None) -> datetime | None:
    """Return a moment in UTC; None where it is none."""
    try:
        found = datetime.fromisoformat(value) if value else None
        return found and (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


READ: Final[dict[Kind, Callable[[str | None], Any]]] = {"day": read_day, "moment": read_moment}
PIECES: Final = Pieces(make_piece, join, PART)
FORMAT: Final = Format(
    summary="Parquet: flat rows in typed columns (needs the extra `parquet`)",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    columns={what: table.names for what, table in TABLES.items()},
    write=PIECES.write,
    pieces=PIECES,
)
