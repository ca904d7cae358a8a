"""GDELT 2.0 mentions: 16 columns, tab-separated, no head; the last one says what bears the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline import jsons
from dateline.export.codes import is_coded_fact, moment_of, published_columns
from dateline.export.frame import Format
from dateline.export.gdelt import PARTING, global_id, make_line
from dateline.export.lines import make_lines
from dateline.export.receipts import bear
from dateline.hosts import host_of

if TYPE_CHECKING:
    from dateline.export.rows import EventRow, PageRef, Party

NAMES: Final = published_columns("gdelt-mentions")
WEB, CITATION = 1, 2


def cells_of(row: EventRow) -> tuple[object, ...]:
    """Return the 16 cells of a mention. Its text is what was read: nothing was rewritten before."""
    gathered = moment_of(row.page.gathered)
    return (
        global_id(row),
        gathered,
        gathered,
        *source_cells(row.page),
        None if row.sentence is None else row.sentence + 1,
        offset(row.actors),
        offset(row.recipients),
        row.trigger.start,
        1,
        round(100 * row.confidence),
        "",
        "",
        "",
        PARTING.sub(lambda found: f"\\u{ord(found[0]):04x}", jsons.encode_text(bear(row))),
    )


def source_cells(page: PageRef) -> tuple[object, ...]:
    """Return what kind of source a page is, its name, and where it is found."""
    if page.url and page.url.startswith(("http://", "https://")):
        return WEB, host_of(page.url), page.url
    citation = ", ".join(part for part in (page.outlet, page.title, page.published) if part)
    return CITATION, page.outlet, citation or page.source


def offset(parties: tuple[Party, ...]) -> int | None:
    """Return where the first of some parties is named."""
    spans = parties[0].words if parties else ()
    return spans[0].start if spans else None


PIECES: Final = make_lines(lambda row: make_line(cells_of(row)))
FORMAT: Final = Format(
    summary="GDELT 2.0 mentions: 16 columns, one for each line of gdelt-events",
    suffix=".mentions.CSV",
    media_type="text/tab-separated-values",
    columns={"events": NAMES},
    write=PIECES.write,
    pieces=PIECES,
    takes=is_coded_fact,
)
