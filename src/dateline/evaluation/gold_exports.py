"""What people decided, as gold that ``dateline evaluate`` reads: sentence by sentence."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.gold_claims import mark_claims, windows_of_claims
from dateline.evaluation.gold_events import mark_events, score_words, windows_of_events
from dateline.evaluation.gold_places import locate_names, windows_of_places
from dateline.evaluation.marked_lines import Line
from dateline.evaluation.said_texts import parse_text as parse_claims
from dateline.evaluation.what_texts import parse_text as parse_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.evaluation.gold_windows import Window
    from dateline.records import Article
    from dateline.reviewing.review import Review

    Decided = tuple[Article, tuple[Review, ...]]

NAMED: Final = "name people without a public role (--named exports them too)"
UNMARKED: Final = "cannot be put in this format"
FINDERS: Final = {
    "what": windows_of_events,
    "said": windows_of_claims,
    "where": windows_of_places,
    "status": windows_of_events,
}
THEME: Final = "reviewed"


@dataclass(slots=True)
class Exported:
    """The pieces of gold, and how many sentences were left out, by the reason."""

    pieces: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The whole export, as it is written into a file."""
        return "".join(f"{piece}\n" for piece in self.pieces)


def export_gold(decided: Iterable[Decided], kind: str, *, named: bool) -> Exported:
    """Return gold of one kind: what, said, where or status. ``named``: people without a role too."""
    exported = Exported()
    for article, reviews in decided:
        for window in FINDERS[kind](article, reviews):
            if not named and window.names_private_people():
                exported.left_out[NAMED] += 1
                continue
            if kind == "status" and score_words(window) is None:
                continue  # what was rejected has no status
            piece = make_piece(window, kind, len(exported.pieces) + 1)
            if piece is None:
                exported.left_out[UNMARKED] += 1
            else:
                exported.pieces.append(piece)
    return exported


def make_piece(window: Window, kind: str, number: int) -> str | None:
    """Return the gold of one window; None where the format cannot hold it."""
    if kind == "what":
        return write_marked(window, mark_events(window), number, check_events)
    if kind == "said":
        return write_marked(window, mark_claims(window), number, check_claims)
    row = locate_names(window) if kind == "where" else score_words(window)
    key = f"{THEME}-{number}"
    return None if row is None else json.dumps({"id": key} | row, ensure_ascii=False)


def write_marked(
    window: Window, marks: str | None, number: int, check: Callable[[list[Line]], tuple[str, int]]
) -> str | None:
    """Return a marked text that reads back as it is meant; None where it would not."""
    if marks is None or window.text.lstrip().startswith("# "):
        return None  # a line that begins so opens a text
    text = " ".join(window.text.split())
    piece = f"# {THEME} {number}\n{window.text.strip()}\n{marks}".rstrip() + "\n"
    lines = [Line(THEME, at, line, UNMARKED) for at, line in enumerate(piece.splitlines(), start=1)]
    try:
        read, count = check(lines)
    except PageUnreadable:
        return None
    whole = " ".join(read.split()) == text and count == len(marks.splitlines())
    return piece if whole else None


def check_events(lines: list[Line]) -> tuple[str, int]:
    """Return the text and the number of events of a marked text."""
    read = parse_events(lines)
    return read.text, len(read.events)


def check_claims(lines: list[Line]) -> tuple[str, int]:
    """Return the text and the number of claims of a marked text."""
    read = parse_claims(lines)
    return read.text, len(read.claims)
