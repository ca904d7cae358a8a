"""Reads texts whose times are marked by hand, with the times of some events and claims.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER DATE``, its day of publication or
``-``; then come the text and what it holds, a line each: ``time: WORDS | TYPE VALUE FACTS``,
``event: WORD | WORDS``, ``claim: WORD | WORDS``. What the lines mean is told in the file README.md
beside the texts of the tests (``tests/reading/when_gold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from dateline.evaluation.marked_lines import find_words, read_blocks, read_header
from dateline.evaluation.when import GoldTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.evaluation.marked_lines import Line, Offsets

HEADER: Final = re.compile(
    r"# (?P<theme>[a-z0-9-]+) (?P<number>[0-9]+) (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|-)"
)
MARK: Final = re.compile(r"(?P<may>\? )?(?P<kind>time|event|claim): (?P<words>.+) \| (?P<rest>.+)")
TIME: Final = re.compile(
    r"(?P<type>DATE|TIME|DURATION|SET) (?P<value>\S+)(?: mod=(?P<mod>[A-Z_]+))?"
    r"(?: (?P<earliest>[0-9-]{10})\.\.(?P<latest>[0-9-]{10}))?(?P<open> open)?"
)
NONE: Final = "~"
MEND: Final = "Mend it as tests/reading/when_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class MarkedTime:
    """A time of a text. ``bounds`` where they are asked; ``open``: it must not be resolved."""

    gold: GoldTime
    optional: bool = False
    bounds: tuple[str, str] | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """An event or claim by one of its words, and the words of its time; None for no time."""

    kind: Literal["event", "claim"]
    word: Offsets
    time: Offsets | None


@dataclass(frozen=True, slots=True)
class WhenText:
    """One text with its times; ``day`` is when it was published, None where that is not known."""

    theme: str
    number: int
    day: str | None
    text: str
    times: tuple[MarkedTime, ...]
    dated: tuple[Dated, ...]

    @property
    def name(self) -> str:
        """Theme and number: how the text is called in reports."""
        return f"{self.theme} {self.number}"


def read_when_texts(path: str) -> list[WhenText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a line is no gold."""
    return [parse_text(block) for block in read_blocks(path, MEND)]


def parse_text(lines: Sequence[Line]) -> WhenText:
    """Return one text; its lines are joined."""
    head = read_header(lines[0], HEADER, " DATE")
    end = next((at for at, line in enumerate(lines) if MARK.fullmatch(line.words)), len(lines))
    text = " ".join(line.words for line in lines[1:end] if line.words)
    if not text:
        raise lines[0].fail("has no text")
    marks = [line for line in lines[end:] if line.words]
    return WhenText(
        head["theme"],
        int(head["number"]),
        None if head["day"] == "-" else head["day"],
        text,
        tuple(parse_time(line, text) for line in marks if is_kind(line, "time")),
        tuple(parse_dated(line, text) for line in marks if not is_kind(line, "time")),
    )


def is_kind(line: Line, kind: str) -> bool:
    """Tell whether a line marks something of a kind; raises where it marks nothing."""
    return match_mark(line)["kind"] == kind


def match_mark(line: Line) -> re.Match[str]:
    """Return the parts of a line; raises where it marks nothing."""
    match = MARK.fullmatch(line.words)
    if match is None:
        raise line.fail('marks nothing ("time: WORDS | TYPE VALUE", "event: WORD | WORDS")')
    return match


def parse_time(line: Line, text: str) -> MarkedTime:
    """Return the time of a line."""
    match = match_mark(line)
    told = TIME.fullmatch(match["rest"])
    if told is None:
        raise line.fail('has no time ("TYPE VALUE mod=MOD EARLIEST..LATEST open")')
    start, end = find_words(line, text, match["words"])
    bounds = (told["earliest"], told["latest"]) if told["earliest"] else None
    gold = GoldTime(start, end, told["type"], told["value"], told["mod"])
    return MarkedTime(gold, bool(match["may"]), bounds, bool(told["open"]))


def parse_dated(line: Line, text: str) -> Dated:
    """Return the event or claim of a line."""
    match = match_mark(line)
    word = find_words(line, text, match["words"])
    time = None if match["rest"] == NONE else find_words(line, text, match["rest"])
    return Dated(cast("Literal['event', 'claim']", match["kind"]), word, time)
