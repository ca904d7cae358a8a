"""Vocabulary is data: reads the tables under ``dateline/vocabulary``.

A table is a TSV file: lines that start with ``#`` say what it is and where its facts come from, the
first other line names the columns, every further line is a row. Empty cells are empty strings.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline.errors import HouseError

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of the table ``name`` (without ``.tsv``), in file order.

    Raises HouseError where a row has more or fewer cells than the table has columns.
    """
    path = files("dateline") / "vocabulary" / f"{name}.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if is_content(line)]
    columns = lines[0].split("\t")
    return tuple(make_row(name, columns, line) for line in lines[1:])


def is_content(line: str) -> bool:
    """Tell whether a line of a table is neither empty nor a comment."""
    return bool(line.strip()) and not line.startswith("#")


def make_row(name: str, columns: list[str], line: str) -> Mapping[str, str]:
    """Return one row as a read-only mapping from column to cell."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(columns):
        message = f"Table {name}: a row has {len(cells)} cells for {len(columns)} columns: {line!r}."
        raise HouseError(message, "Mend the row; cells are separated by one tab.")
    return MappingProxyType(dict(zip(columns, cells, strict=True)))


@cache
def read_column(name: str, column: str) -> frozenset[str]:
    """Return the non-empty cells of one column of a table."""
    return frozenset(row[column] for row in read_table(name) if row[column])
