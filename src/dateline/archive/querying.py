"""Questions to an archive's Parquet files: by DuckDB, within a bounded part of the memory."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from dateline.archive.places import LINKS, SHARD, WINDOW
from dateline.errors import ArchiveUnusable, PartMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.archive.columns import Part
    from dateline.archive.link_columns import LinkPart


UNREADABLE: Final = (
    "Check the folder and its disk. Where a file is damaged, remove its folder and run again."
)


def shard_files(folder: Path, part: Part) -> str:
    """Return the pattern of a table's files of all finished shards."""
    return str(folder / f"{SHARD}*" / f"{part}.parquet")


def link_files(folder: Path, part: LinkPart) -> str:
    """Return the pattern of a table's files of all windows that are linked."""
    return str(folder / LINKS / f"{WINDOW}*" / f"{part}.parquet")


def ask(query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that answer a query; its values stand where it has question marks."""
    return list(stream(query, *values))


def stream(query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that answer a query, some hundreds in memory. Raises ArchiveUnusable."""
    duckdb = need_duckdb()
    with closing(duckdb.connect()) as connection:
        try:
            found = connection.execute(query, list(values))
            while rows := found.fetchmany(500):
                yield from rows
        except duckdb.IOException as error:
            cause = f"A file of the archive cannot be read: {str(error).splitlines()[0]}"
            raise ArchiveUnusable(cause, UNREADABLE) from error


def need_duckdb() -> Any:
    """Return DuckDB; raises PartMissing where it is not installed."""
    try:
        import duckdb  # noqa: PLC0415  - an extra
    except ImportError as error:
        cause = "Archives are asked by DuckDB, which is not installed."
        raise PartMissing(cause, "Install it with: pip install 'dateline[archive]'") from error
    return duckdb
