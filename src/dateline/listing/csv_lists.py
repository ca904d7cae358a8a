"""Lists of actors as CSV: a row an actor, the first row names the columns."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from dateline.errors import ActorListBroken
from dateline.listing.cells import make_actor, shorten
from dateline.listing.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS: Final = ("name", "aliases", "type", "country", "sector", "role", "public")
OTHERS: Final = frozenset({"id", "note", "notes", "comment", "source", "url"})  # read over
MARKS: Final = ",;\t"


def read_csv(text: str, name: str) -> Iterator[Row]:
    """Yield the actors of a CSV text; cells are parted by commas, semicolons or tabs.

    Raises ActorListBroken with the row (the first is that of the columns) and what is wrong in it.
    """
    first = text.lstrip("\n").partition("\n")[0]
    mark = max(MARKS, key=first.count)
    rows = csv.reader(StringIO(text), delimiter=mark, strict=True)
    columns: list[str] | None = None
    try:
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{name}, row {rows.line_num}"
            if columns is None:
                columns = read_columns(cells, where)
            else:
                yield Row(where, make_actor(pair(columns, cells, where), where))
    except csv.Error as error:
        cause = f"{name}, row {rows.line_num} is no CSV: {error}."
        raise ActorListBroken(cause, "Mend its quotation marks.") from error


def read_columns(cells: list[str], where: str) -> list[str]:
    """Return the names of the columns; raises where one is not known, stands twice, or none is name."""
    columns = [cell.strip().lower() for cell in cells]
    known = f"Known columns are {', '.join(COLUMNS)}; id, notes, source and url are read over."
    for column in columns:
        if column not in {*COLUMNS, *OTHERS}:
            raise ActorListBroken(f"{where}: the column {shorten(column)} is not known.", known)
        if columns.count(column) > 1:
            raise ActorListBroken(f"{where}: the column {shorten(column)} stands twice.", "Drop one.")
    if "name" not in columns:
        raise ActorListBroken(f"{where}: no column is called name.", known)
    return columns


def pair(columns: list[str], cells: list[str], where: str) -> dict[str, str]:
    """Return the cells of one row by their columns."""
    if len(cells) > len(columns):
        cause = f"{where} has {len(cells)} cells for {len(columns)} columns."
        raise ActorListBroken(cause, "Put cells that hold the separator in quotation marks.")
    return dict(zip(columns, cells, strict=False))
