"""The history of a ledger for a person: each write with what it added, revised and withdrew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from dateline.answers.writes import group_writes, say_counted
from dateline.terminal.counting import count
from dateline.terminal.indenting import print_indented
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from dateline.ledger.change_records import Change, FieldChange

WIDEST: Final = 160
HASH: Final = 13  # letters shown of the hash of a text
STYLES: Final = {"added": "asserts", "withdrawn": "denies", "revised": "doubts", "forgotten": "denies"}


def print_changes(console: Console, changes: Iterable[Change], *, each: bool) -> None:
    """Print changes by their writes; ``each``: the claims and events of a first reading one by one."""
    for write in group_writes(changes, each=each):
        console.print(say_write(write.changes[0]))
        for change in write.changes:
            print_change(console, change)
            counted = say_counted(write, change.id) if change.of == "article" else ""
            for line in filter(None, (f"with {counted}" if counted else "", change.reason)):
                shown = Text(show_line(line, WIDEST), style="quiet")
                print_indented(console, shown, 6)


def say_write(change: Change) -> Text:
    """Return the head of a write: position, time, page, and who did it."""
    time = f"{change.at[:19].replace('T', ' ')} UTC"
    return Text.assemble(
        (str(change.position), "count"),
        (f"  {time}  ", "quiet"),
        (show_line(change.source or "", WIDEST), "title"),
        (f"  {show_line(change.by, WIDEST)}", "quiet"),
    )


def print_change(console: Console, change: Change) -> None:
    """Print one change: what, its words, its id, and every field before and after."""
    head = Text.assemble(
        (f"{change.kind} {change.of}", STYLES.get(change.kind, "other")),
        f"  {show_line(change.words or '', WIDEST)}",
        (f"  {change.id}", "quiet"),
        (f" → {change.to}" if change.to else "", "quiet"),
        ("  rejected by a person" if change.rejected and change.kind != "reviewed" else "", "denies"),
    )
    print_indented(console, head, 2)
    for line in (*say_fields(change), *say_members(change)):
        print_indented(console, line, 6)


def say_fields(change: Change) -> Iterator[Text]:
    """Yield the fields that differ; of a review, whose values stand in the review, their names."""
    if change.kind == "reviewed" and change.changes:
        yield Text(", ".join(field.field for field in change.changes), style="quiet")
    else:
        yield from map(say_field, change.changes)


def say_field(field: FieldChange) -> Text:
    """Return a field with what it was and what it is."""
    return Text.assemble(
        (f"{field.field}: ", "quiet"),
        (say_value(field.before, HASH if field.field == "text" else WIDEST), "denies"),
        (" → ", "quiet"),
        (say_value(field.after, HASH if field.field == "text" else WIDEST), "asserts"),
    )


def say_value(value: Any, width: int = WIDEST) -> str:
    """Return a value on one line."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return show_line("; ".join(map(str, value)) if isinstance(value, list) else str(value), width)


def say_members(change: Change) -> Iterator[Text]:
    """Yield how many events joined and left an incident."""
    for word, members in (("joined", change.joined), ("left", change.left)):
        if members and change.kind != "added":
            yield Text(f"{count(len(members), 'event')} {word}", style="quiet")
