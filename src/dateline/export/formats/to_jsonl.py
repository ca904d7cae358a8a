"""JSON Lines: every row as it is, a line of JSON each. Nothing is lost."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.frame import Format
from dateline.export.rows import ArticleRow, ClaimRow, EventRow, IncidentRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.frame import Job


def write(rows: Iterable[Any], out: BinaryIO, _: Job) -> None:
    """Write each row as one line of UTF-8 JSON."""
    out.writelines(jsons.encode(row) + b"\n" for row in rows)


def names(kind: Any) -> tuple[str, ...]:
    """Return the names of a record's fields."""
    return tuple(field.name for field in fields(kind))


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
    write=write,
)
