"""The history of one page for a person: every reading, what it changed, and which sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.terminal.changes_view import print_change
from dateline.terminal.counting import count
from dateline.terminal.indenting import print_indented
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.ledger.page_history import PageRevision, TextChange

WIDEST: Final = 400


def print_revisions(console: Console, revisions: Iterable[PageRevision]) -> None:
    """Print the readings of a page, each with what it changed."""
    for one in revisions:
        console.print(say_head(one))
        print_indented(console, Text(say_counts(one), style="quiet"), 2)
        for text in one.texts:
            print_text(console, text)
        for change in one.changes:
            print_change(console, change)
            if change.reason:
                reason = Text(show_line(change.reason, WIDEST), style="quiet")
                print_indented(console, reason, 6)


def say_head(one: PageRevision) -> Text:
    """Return which reading of which capture it is, by whom, and when."""
    return Text.assemble(
        (f"revision {one.revision}", "title"),
        (f" of {one.capture}", "quiet"),
        (f"  {one.at[:19].replace('T', ' ')} UTC  ", "quiet"),
        show_line(one.source, WIDEST),
        (f"  {show_line(one.reader, WIDEST)}", "quiet"),
        (f"  position {one.position}", "quiet"),
    )


def say_counts(one: PageRevision) -> str:
    """Return what a reading holds, and whether it changed anything."""
    if one.forgotten is not None:
        return show_line(f"This page was forgotten: {one.forgotten}", WIDEST)
    held = (
        f"{count(one.articles, 'article')}, {count(one.claims, 'claim')}, {count(one.events, 'event')}"
    )
    if one.first:
        return f"{held}; the first reading"
    return held if one.changes else f"{held}; nothing changed"


def print_text(console: Console, text: TextChange) -> None:
    """Print the sentences that went and those that came."""
    for mark, style, sentences in (("-", "denies", text.gone), ("+", "asserts", text.came)):
        for sentence in sentences:
            line = Text(f"{mark} {show_line(sentence, WIDEST)}", style=style)
            print_indented(console, line, 2)
