"""Atom (RFC 4287): incidents as a feed for readers of news, each with its counts and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from dateline.answers.atom import NEVER, Entry, Feed, make_uuid, to_moment, write_feed
from dateline.export.frame import Format
from dateline.export.plain import on_one_line
from dateline.export.telling import draw_lines, tell_incident

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.frame import Job
    from dateline.export.rows import IncidentRow

XHTML: Final = "http://www.w3.org/1999/xhtml"
NAMES: Final = ("id", "title", "updated", "category", "link", "content")


def write(rows: Iterable[IncidentRow], out: BinaryIO, job: Job) -> None:
    """Write the feed; it was last changed when its ledger was."""
    feed = Feed(make_uuid(f"{job.ledger} incidents"), "Incidents of a Dateline ledger", job.written)
    write_feed(out, feed, (make_entry(row, job.ledger) for row in rows))


def make_entry(row: IncidentRow, ledger: str) -> Entry:
    """Return an incident; its id is made of the ledger's name and its own, which stay."""
    incident = row.answer.incident
    pages = [(page.gathered or page.published) for page in row.pages]
    disputes = ("disputed",) if row.answer.disputes else ()
    return Entry(
        id=make_uuid(f"{ledger} incident {incident.id}"),
        title=on_one_line(incident.title),
        updated=max(map(to_moment, pages), default=NEVER),
        categories=(incident.type, *disputes),
        links=tuple(("related", page.url) for page in row.pages if page.url),
        content=draw_lines(tell_incident(row), XHTML),
    )


FORMAT: Final = Format(
    summary="Atom: incidents as a feed",
    suffix=".atom",
    media_type="application/atom+xml",
    columns={"incidents": NAMES},
    write=write,
)
