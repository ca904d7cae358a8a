"""CSV (RFC 4180): flat rows for spreadsheets, in which no text is taken for a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.export.frame import Format
from dateline.export.plain import on_one_line
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.export.columns import Kind, Table
    from dateline.export.frame import Job

FORMULA: Final = frozenset("=+-@＝＋－＠\t\r\n")  # what a spreadsheet may take for the head of a formula
HEADS: Final = FORMULA | {" "}
TEXTS: Final = frozenset({"text", "texts", "day", "moment"})  # whatever a page may have its word in
END: Final = "\r\n"
BETWEEN: Final = " | "  # several values of one cell
BAR: Final = "\N{BROKEN BAR}"  # what stands for a bar within one of them


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write a head and a line for each row.

    By hand: the csv module compares every character of every cell with its marks, which takes as long as
    all else together. Words of ours, most of the columns, need neither marks nor a guard.
    """
    table = TABLES[job.what]
    make = make_liner(table, quote if job.raw else guard_cell)
    out.write(f"{','.join(table.names)}{END}".encode())
    out.writelines(f"{','.join(make(row))}{END}".encode() for row in rows)


def make_liner(table: Table, say: Callable[[str], str]) -> Callable[[Any], list[str]]:
    """Return what makes the cells of a row as a line has them; ``say`` shows text of pages."""
    shows = [(at, SHOW[kind]) for at, kind in enumerate(table.kinds) if kind in SHOW]
    texts = [at for at, kind in enumerate(table.kinds) if kind in TEXTS]

    def make(row: Any) -> list[str]:
        cells = table.cells(row)
        for at, show in shows:
            cells[at] = show(cells[at])
        for at in texts:
            if cells[at]:
                cells[at] = say(cells[at])
        return [cell or "" for cell in cells]

    return make


def guard_cell(text: str) -> str:
    """Return text on one line that is no formula, in quotation marks where it needs them."""
    if text[0] in HEADS or not text.isprintable():
        text = guard(text)
    return quote(text) if "," in text or '"' in text else text


def quote(text: str) -> str:
    """Return text in quotation marks, those within it doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def show_number(value: float | None) -> str:
    """Return a number; nothing where there is none."""
    return "" if value is None else repr(value)


def show_flag(value: object) -> str:
    """Return whether something is so."""
    return "true" if value else "false"


def join(values: tuple[str, ...]) -> str:
    """Return several values as one text."""
    if not values:
        return ""
    text = BETWEEN.join(values)
    if text.count("|") == len(values) - 1:
        return text
    return BETWEEN.join([value.replace("|", BAR) for value in values])


def guard(text: str) -> str:
    """Return text on one line, with an apostrophe before what may be a formula.

    Hidden characters (controls, marks that turn the direction of writing) become "�", blanks a space.
    """
    text = on_one_line(text)
    first = text[:1]
    if first in FORMULA or (first == " " and text.lstrip()[:1] in FORMULA):
        return f"'{text}"
    return text


SHOW: Final[dict[Kind, Callable[[Any], str]]] = {
    "texts": join,
    "codes": join,
    "whole": show_number,
    "number": show_number,
    "flag": show_flag,
}
FORMAT: Final = Format(
    summary="CSV: flat rows for spreadsheets",
    suffix=".csv",
    media_type="text/csv",
    columns={what: table.names for what, table in TABLES.items()},
    write=write,
)
