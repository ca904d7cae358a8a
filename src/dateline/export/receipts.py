"""What bears an event, as one small record: for formats that have a single free field for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.export.tables import called

if TYPE_CHECKING:
    from dateline.export.rows import EventRow
    from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that an event rests on."""

    claim: str
    by: tuple[str, ...]
    stance: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """What bears an event: article, capture, words, who says so, and its incident."""

    title: str
    article: str
    event: str
    page_sha256: str
    text_sha256: str
    url: str | None
    source: str
    words: Span
    status: str
    hedged: bool
    said_by: tuple[Said, ...]
    incident: str | None
    independent_origins: int | None


def bear(row: EventRow) -> Borne:
    """Return what bears an event."""
    said = (
        Said(one.claim, tuple(map(called, one.speakers)), one.stance, one.words) for one in row.said_by
    )
    return Borne(
        title=row.title,
        article=row.page.article,
        event=row.event,
        page_sha256=row.page.page_sha256,
        text_sha256=row.page.text_sha256,
        url=row.page.url,
        source=row.page.source,
        words=row.words,
        status=row.status,
        hedged=row.hedged,
        said_by=tuple(said),
        incident=row.incident,
        independent_origins=row.independent_origins,
    )
