"""CSV (RFC 4180): flat rows for spreadsheets, in which no text is taken for a formula."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.export.frame import Format
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.export.columns import Table
    from dateline.export.frame import Job

JOINERS: Final = "\u200c\u200d"  # hidden characters that scripts need
FORMULA: Final = frozenset("=+-@＝＋－＠\t\r\n")  # what a spreadsheet may take for the head of a formula
BETWEEN: Final = " | "  # several values of one cell
BAR: Final = "\N{BROKEN BAR}"  # what stands for a bar within one of them


@dataclass(frozen=True, slots=True)
class Encoded:
    """Takes text and writes it as UTF-8."""

    out: BinaryIO

    def write(self, text: str) -> int:
        """Write text."""
        return self.out.write(text.encode())


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write a head and a line for each row."""
    table = TABLES[job.what]
    writer = csv.writer(Encoded(out))
    writer.writerow(table.names)
    flatten = make_flattener(table, str if job.raw else guard)
    writer.writerows(map(flatten, rows))


def make_flattener(table: Table, say: Callable[[str], str]) -> Callable[[Any], Sequence[Any]]:
    """Return what makes the cells of a row: text by ``say``, several values joined."""
    kinds = [column.kind for column in table.columns]
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    lists = [at for at, kind in enumerate(kinds) if kind == "texts"]
    flags = [at for at, kind in enumerate(kinds) if kind == "flag"]

    def flatten(row: Any) -> Sequence[Any]:
        cells = table.cells(row)
        for at in lists:
            cells[at] = say(join(cells[at])) if cells[at] else None
        for at in texts:
            if cells[at]:
                cells[at] = say(cells[at])
        for at in flags:
            cells[at] = "true" if cells[at] else "false"
        return cells

    return flatten


def join(values: tuple[str, ...]) -> str:
    """Return several values as one text."""
    return (
        values[0].replace("|", BAR)
        if len(values) == 1
        else BETWEEN.join([value.replace("|", BAR) for value in values])
    )


def guard(text: str) -> str:
    """Return text on one line, with an apostrophe before what may be a formula.

    Hidden characters (controls, marks that turn the direction of writing) become "�", blanks a space.
    """
    if not text.isprintable():
        text = "".join(map(show, text))
    first = text[:1]
    if first in FORMULA or (first == " " and text.lstrip()[:1] in FORMULA):
        return f"'{text}"
    return text


def show(one: str) -> str:
    """Return what stands for one character."""
    if one.isprintable() or one in JOINERS:
        return one
    return " " if one.isspace() else "\N{REPLACEMENT CHARACTER}"


FORMAT: Final = Format(
    summary="CSV: flat rows for spreadsheets",
    suffix=".csv",
    media_type="text/csv",
    columns={what: table.names for what, table in TABLES.items()},
    write=write,
)
