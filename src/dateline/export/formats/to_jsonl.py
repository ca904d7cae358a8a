"""JSON Lines: every row as it is, a line of JSON each. Nothing is lost."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final

from dateline import jsons
from dateline.export.frame import Format
from dateline.export.lines import make_lines
from dateline.export.rows import ArticleRow, ClaimRow, EventRow, IncidentRow


def make_line(row: Any) -> bytes:
    """Return a row as one line of UTF-8 JSON."""
    return jsons.encode(row) + b"\n"


def names(kind: Any) -> tuple[str, ...]:
    """Return the names of a record's fields."""
    return tuple(field.name for field in fields(kind))


PIECES: Final = make_lines(make_line)
FORMAT: Final = Format(
    summary="JSON Lines: whole rows, a line each",
    suffix=".jsonl",
    media_type="application/x-ndjson",
    columns={
        "events": names(EventRow),
        "claims": names(ClaimRow),
        "incidents": names(IncidentRow),
        "articles": names(ArticleRow),
    },
    write=PIECES.write,
    pieces=PIECES,
)
