"""Reads texts whose numbers are marked by hand: the gold of ``dateline evaluate howmany FOLDER``.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER``; then come the text and its
numbers, a number a line: ``a: WHAT BOUND VALUE | WORDS | GROUP | FACTS``. Words must stand in the text.
What the lines mean is told in the file README.md beside the texts of the tests
(``tests/reading/howmany_gold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from dateline.evaluation.marked_lines import find_words, join_text, read_blocks, read_header
from dateline.records import Bound, QuantityOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.evaluation.marked_lines import Line, Offsets

NUMBER: Final = re.compile(
    r"(?P<may>\??)(?P<key>[a-z]): (?P<what>[a-z/]+) (?P<bound>[a-z/ ]+) (?P<value>[0-9.-]+)"
    r" \| (?P<words>[^|]+?)(?: \| (?P<group>[^|]+?))?(?: \| (?P<facts>[^|]+))?"
)
NEVER: Final = "!: "
FACT: Final = re.compile(r'(?P<name>[a-z]+)=(?:"(?P<words>[^"]+)"|(?P<key>[a-z]))(?:\s+|$)')
KEYED: Final = ("of", "revises")
NONE: Final = "~"
UNSCORED: Final = "*"
COUNTLESS: Final = "none"
KEPT: Final = "kept"
MEND: Final = "Mend it as tests/reading/howmany_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number of a text. All kinds and bounds are right, the first best.

    ``low`` and ``high`` are the ends of a range, else both its value (of a vague number its least
    reading). ``spans``: where it stands, any of which is right. ``group``: the words for those
    counted, any of which is right, empty spans for none, None where not scored. ``events``: the words
    for what befell them. ``of``: the number it is a part of; ``revises``: the earlier total.
    """

    key: str
    what: tuple[str, ...]
    bounds: tuple[str, ...]
    low: float
    high: float
    spans: tuple[Offsets, ...]
    group: tuple[Offsets | None, ...] | None = None
    events: tuple[Offsets, ...] = ()
    of: str | None = None
    revises: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NumberText:
    """One text with its numbers. ``never``: numbers that count nothing at all."""

    theme: str
    number: int
    text: str
    numbers: tuple[GoldNumber, ...]
    never: tuple[Offsets, ...] = ()

    @property
    def name(self) -> str:
        """Theme and number: how the text is called in reports."""
        return f"{self.theme} {self.number}"

    @property
    def countless(self) -> bool:
        """Whether nothing must be found in the text."""
        return all(number.optional for number in self.numbers)

    @property
    def half(self) -> str:
        """The half of the texts it belongs to: the one looked at while mending, or the one kept."""
        return self.theme.rpartition("-")[2]


def read_number_texts(path: str) -> list[NumberText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a line is no gold."""
    return [parse_text(block) for block in read_blocks(path, MEND)]


def parse_text(lines: Sequence[Line]) -> NumberText:
    """Return one text; lines are joined, and an empty line parts paragraphs."""
    head = read_header(lines[0])
    end = next((at for at, line in enumerate(lines) if is_marking(line)), len(lines))
    text = join_text(lines[0], lines[1:end])
    marked = [line for line in lines[end:] if line.words]
    numbers = tuple(parse_number(one, text) for one in marked if not one.words.startswith(NEVER))
    check_keys(lines[0], numbers)
    never = tuple(
        find_words(line, text, piece)
        for line in marked
        if line.words.startswith(NEVER)
        for piece in line.words.removeprefix(NEVER).split(" + ")
    )
    return NumberText(head["theme"], int(head["number"]), text, numbers, never)


def is_marking(line: Line) -> bool:
    """Tell whether a line marks numbers and is no part of the text."""
    return line.words.startswith(NEVER) or NUMBER.fullmatch(line.words) is not None


def parse_number(line: Line, text: str) -> GoldNumber:
    """Return the number of a line."""
    match = NUMBER.fullmatch(line.words)
    if match is None:
        raise line.fail('is no number ("KEY: WHAT BOUND VALUE | WORDS | GROUP | FACTS")')
    low, high = ends_of(line, match["value"])
    facts = split_facts(line, match["facts"] or "")
    return GoldNumber(
        key=match["key"],
        what=known(line, match["what"], get_args(QuantityOf)),
        bounds=known(line, match["bound"], get_args(Bound)),
        low=low,
        high=high,
        spans=tuple(find_words(line, text, piece) for piece in match["words"].split(" / ")),
        group=group_of(line, text, match["group"] or UNSCORED),
        events=tuple(find_words(line, text, one) for one in facts.get("event", "").split(" / ") if one),
        of=facts.get("of"),
        revises=facts.get("revises"),
        optional=bool(match["may"]),
    )


def known(line: Line, cell: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a cell; raises where one is none of those known."""
    given = tuple(cell.split("/"))
    if not set(given) <= set(names):
        raise line.fail(f"knows no such name: {cell}")
    return given


def ends_of(line: Line, cell: str) -> tuple[float, float]:
    """Return both ends of a range, or a value twice."""
    low, _, high = cell.partition("-")
    try:
        return float(low), float(high or low)
    except ValueError as error:
        raise line.fail(f"has no number: {cell}") from error


def group_of(line: Line, text: str, cell: str) -> tuple[Offsets | None, ...] | None:
    """Return the spans of a cell, None among them for ``~``; None where it is not scored."""
    if cell == UNSCORED:
        return None
    return tuple(None if one == NONE else find_words(line, text, one) for one in cell.split(" / "))


def split_facts(line: Line, cell: str) -> dict[str, str]:
    """Return the values of a cell by their names; raises where one is unknown or has no value."""
    given: dict[str, str] = {}
    rest = cell.strip()
    while rest:
        match = FACT.match(rest)
        if match is None or match["name"] not in (KEYED if match["key"] else ("event",)):
            raise line.fail(f"has a fact that says nothing here: {rest}")
        given[match["name"]] = match["words"] or match["key"]
        rest = rest[match.end() :]
    return given


def check_keys(head: Line, numbers: Sequence[GoldNumber]) -> None:
    """Raise PageUnreadable where two numbers have one key, or one names a number that is not there."""
    keys = {number.key for number in numbers}
    if len(keys) != len(numbers):
        raise head.fail("has two numbers of one key")
    for number in numbers:
        if not {number.of, number.revises} - {None} <= keys - {number.key}:
            raise head.fail(f"has a number {number.key} that names none of the others")
