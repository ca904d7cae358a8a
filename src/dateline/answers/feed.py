"""The changes of a ledger as an Atom feed: ids that stay, the newest first."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from dateline.answers.atom import NEVER, Entry, Feed, make_uuid, write_feed
from dateline.answers.writes import group_writes, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answers.writes import ToldWrite
    from dateline.ledger.change_records import Change


def make_feed(changes: Iterable[Change], ledger: str, *, each: bool = False) -> bytes:
    """Return the feed of changes of a ledger, ``ledger`` being the name it keeps for good.

    ``each``: claims and events of first readings are entries too, not only counted.
    """
    writes = list(group_writes(changes, each=each))
    updated = max((write.changes[0].at for write in writes), default=NEVER)
    feed = Feed(make_uuid(ledger), "Changes of a Dateline ledger", updated)
    entries = (make_entry(change, write, ledger) for write in writes for change in write.changes)
    out = BytesIO()
    write_feed(out, feed, entries)
    return out.getvalue()


def make_entry(change: Change, write: ToldWrite, ledger: str) -> Entry:
    """Return one change; its id is made of the ledger's name, the position and what changed how."""
    subject = f"{change.kind} {change.of} {change.article} {change.id} {change.to}"
    return Entry(
        id=make_uuid(f"{ledger} {change.position} {subject}"),
        title=f"{change.kind} {change.of}: {change.words or change.id}",
        updated=change.at,
        categories=(change.kind, change.of),
        links=(("alternate", change.source or ""),),
        content=say_content(change, write),
    )


def say_content(change: Change, write: ToldWrite) -> str:
    """Return what a person reads of a change."""
    counted = say_counted(write, change.id) if change.of == "article" else ""
    lines = [
        change.words or "",
        f"With {counted}." if counted else "",
        *(
            f"{one.field}: {say(one.before)} → {say(one.after)}"
            for one in change.changes
            if change.kind != "reviewed"
        ),
        f"{len(change.joined)} joined, {len(change.left)} left." if change.joined or change.left else "",
        change.reason,
        f"{change.id} → {change.to}" if change.to else change.id,
        f"Position {change.position}, by {change.by}.",
    ]
    return "\n".join(line for line in lines if line)


def say(value: Any) -> str:
    """Return a value as words."""
    if value is None or value == []:
        return "none"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
