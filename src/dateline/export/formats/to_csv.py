"""CSV (RFC 4180): flat rows for spreadsheets, in which no text is taken for a formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.export.columns import Group
from dateline.export.frame import Format, Pieces
from dateline.export.plain import on_one_line
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.export.columns import Column, Kind
    from dateline.export.frame import Job

Say = Callable[[Sequence[str]], Sequence[str]]  # shows the text of a column
FORMULA: Final = frozenset("=+-@＝＋－＠\t\r\n")  # what a spreadsheet may take for the head of a formula
HEADS: Final = FORMULA | {" "}
TEXTS: Final = frozenset({"text", "texts", "day", "moment"})  # whatever a page may have its word in
END: Final = "\r\n"
BETWEEN: Final = " | "  # several values of one cell
BAR: Final = "\N{BROKEN BAR}"  # what stands for a bar within one of them


def make_lines(rows: Sequence[Any], job: Job) -> bytes:
    """Return a line for each row.

    By hand, many rows at once and column by column: the csv module compares every character of every
    cell with its marks. Here a whole column is looked at for marks, formulas and hidden characters, and
    its cells only where it holds one; words of ours, most of them, need neither marks nor a guard.
    """
    say = quote_all if job.raw else guard_all
    columns = [cells for one in TABLES[job.what].parts for cells in show_part(one, rows, say)]
    lines = END.join(map(",".join, zip(*columns, strict=True)))
    return f"{lines}{END}".encode()


def join_lines(pieces: Iterable[bytes], out: BinaryIO, job: Job) -> None:
    """Write a head and the lines."""
    out.write(f"{','.join(TABLES[job.what].names)}{END}".encode())
    out.writelines(pieces)


def show_part(part: Column | Group, rows: Sequence[Any], say: Say) -> Iterator[Sequence[str]]:
    """Yield the cells of some columns as lines have them; of those that repeat, all in one."""
    if not isinstance(part, Group):
        of = attrgetter(part.of) if isinstance(part.of, str) else part.of
        yield show_column(part.kind, list(map(of, rows)), say)
    elif part.borne:
        yield show_once(part, rows, say)
    else:
        made = zip(*map(part.of, rows), strict=True)
        for kind, cells in zip(part.kinds, made, strict=True):
            yield show_column(kind, cells, say)


def show_once(part: Group, rows: Sequence[Any], say: Say) -> Sequence[str]:
    """Return the cells of a group, joined; they are made once for all rows that one thing bears."""
    keys = list(map(id, map(attrgetter(part.borne), rows)))
    first = dict(zip(keys, rows, strict=True))
    made = zip(*map(part.of, first.values()), strict=True)
    shown = [show_column(kind, cells, say) for kind, cells in zip(part.kinds, made, strict=True)]
    joined = dict(zip(first, map(",".join, zip(*shown, strict=True)), strict=True))
    return list(map(joined.__getitem__, keys))


def show_column(kind: Kind, cells: Sequence[Any], say: Say) -> Sequence[str]:
    """Return the cells of a column as lines have them."""
    shown = SHOW[kind](cells) if kind in SHOW else [cell or "" for cell in cells]
    return say(shown) if kind in TEXTS else shown


def guard_all(cells: Sequence[str]) -> Sequence[str]:
    """Return text that is no formula; looked at cell by cell only where there may be anything."""
    whole = "".join(cells)
    if not whole.isprintable() or not HEADS.isdisjoint(map(itemgetter(0), filter(None, cells))):
        return [guard_cell(cell) if cell else "" for cell in cells]
    if '"' in whole or "," in whole:
        return [quote(cell) if "," in cell or '"' in cell else cell for cell in cells]
    return cells


def guard_cell(text: str) -> str:
    """Return text on one line that is no formula, in quotation marks where it needs them."""
    if text[0] in HEADS or not text.isprintable():
        text = guard(text)
    return quote(text) if "," in text or '"' in text else text


def quote_all(cells: Sequence[str]) -> Sequence[str]:
    """Return text as it stands, in quotation marks."""
    return [quote(cell) if cell else "" for cell in cells]


def quote(text: str) -> str:
    """Return text in quotation marks, those within it doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def show_numbers(cells: Sequence[float | None]) -> Sequence[str]:
    """Return numbers; nothing where there is none."""
    if None in cells:
        return ["" if cell is None else repr(cell) for cell in cells]
    return list(map(repr, cells))


def show_flags(cells: Sequence[object]) -> Sequence[str]:
    """Return whether something is so."""
    return ["true" if cell else "false" for cell in cells]


def join_all(cells: Sequence[tuple[str, ...]]) -> Sequence[str]:
    """Return several values of each cell as one text."""
    joined = list(map("".join, cells))
    if "|" in "".join(joined):
        return list(map(join, cells))
    return list(map(BETWEEN.join, cells))


def join(values: tuple[str, ...]) -> str:
    """Return several values as one text; a bar within one of them is a broken one."""
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


SHOW: Final[dict[Kind, Callable[[Sequence[Any]], Sequence[str]]]] = {
    "texts": join_all,
    "codes": join_all,
    "whole": show_numbers,
    "number": show_numbers,
    "flag": show_flags,
}
PIECES: Final = Pieces(make_lines, join_lines)
FORMAT: Final = Format(
    summary="CSV: flat rows for spreadsheets",
    suffix=".csv",
    media_type="text/csv",
    columns={what: table.names for what, table in TABLES.items()},
    write=PIECES.write,
    pieces=PIECES,
)
