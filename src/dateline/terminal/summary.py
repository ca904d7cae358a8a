"""The end of a reading: what was read, what was skipped and why, claims and events."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.terminal.counting import count, enumerate_words
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.pipeline import Outcome
    from dateline.records import Report

MOST_REASONS = 20
RECORD = "record"
RECORDS = re.compile(r"\.warc(?:\.gz|\.zst)?#\d+(?:\+\d+)?$", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """The running counts of one reading."""

    pages: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    left_alone: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.pages[outcome.kind] += 1
        if outcome.kind == "left_alone":
            self.left_alone[ending(outcome.source)] += 1
        elif outcome.kind == "skipped":
            self.skipped.append((outcome.source, say_reason(outcome.report)))
        elif outcome.report is not None:
            self.add_report(outcome.report)

    def add_report(self, report: Report) -> None:
        """Count what one report holds."""
        for article in report.articles:
            self.found["stories" if article.kind == "story" else "teasers"] += 1
            self.found["claims"] += len(article.claims)
            self.found["events"] += len(article.events)
        self.found["unread"] += any(note.code == "language-not-read" for note in report.notes)
        self.found["failed"] += any(note.code == "reader-failed" for note in report.notes)


def ending(source: str) -> str:
    """Return the ending of a file's name, with its dot; RECORD for what stands in an archive.

    A name without an ending is returned whole.
    """
    if RECORDS.search(source):
        return RECORD
    name = source.rsplit("/", 1)[-1]
    return "." + name.rsplit(".", 1)[1] if "." in name else name


def say_reason(report: Report | None) -> str:
    """Return why a page was skipped: the message of its error note."""
    notes = report.notes if report else ()
    return next((note.message for note in notes if note.level == "error"), "No reason was recorded.")


def print_summary(console: Console, tally: Tally) -> None:
    """Print the summary, the skipped pages first."""
    for source, reason in tally.skipped[:MOST_REASONS]:
        line = reason if reason.startswith(source) else f"{source}: {reason}"
        console.print(Text.assemble(("skipped ", "trouble"), show_line(line)), soft_wrap=True)
    more = len(tally.skipped) - MOST_REASONS
    if more > 0:
        console.print(Text(f"and {more:,} more skipped", style="trouble"))
    console.print(Text(say_tally(tally), style="count"))
    for line in say_remarks(tally):
        console.print(Text(line, style="quiet"))


def say_tally(tally: Tally) -> str:
    """Return the one line of counts."""
    read = f"{count(tally.pages['read'], 'page')} read"
    known, forgotten = tally.pages["known"], tally.pages["forgotten"]
    parts = [
        read,
        f"{known:,} already in the ledger" if known else "",
        f"{forgotten:,} forgotten and not kept" if forgotten else "",
        f"{len(tally.skipped):,} skipped",
    ]
    found = tally.found
    things = [
        count(found["stories"], "story", "stories"),
        count(found["teasers"], "teaser"),
        count(found["claims"], "claim"),
        count(found["events"], "event"),
    ]
    return f"{', '.join(part for part in parts if part)}: {enumerate_words(things)}."


def say_left_alone(left_alone: Counter[str]) -> list[str]:
    """Return what was left alone: records of archives that hold no page, and other files."""
    records = left_alone[RECORD]
    files = sorted(name for name in left_alone if name != RECORD)
    said = []
    if records:
        number = count(records, "record")
        said.append(f"{number} of archives left alone: feeds, pictures and others that are no pages.")
    if files:
        number = count(left_alone.total() - records, "other file")
        named = show_line(enumerate_words(files), 80)
        said.append(f"{number} left alone ({named}): no pages by their names.")
    return said


def say_remarks(tally: Tally) -> list[str]:
    """Return what else a person should know: files left alone, other languages, failed readers."""
    remarks = []
    if tally.left_alone:
        remarks.extend(say_left_alone(tally.left_alone))
    if tally.found["unread"]:
        remarks.append(f"{count(tally.found['unread'], 'page')} in another language kept, unread.")
    if tally.found["failed"]:
        number = count(tally.found["failed"], "page")
        remarks.append(f"{number} read in part: a reader failed (--json says which). Please report it.")
    return remarks
