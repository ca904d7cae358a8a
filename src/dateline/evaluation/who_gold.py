"""Reads texts whose actors are marked in brackets: the gold of ``dateline evaluate who``.

A file holds texts of one or several themes. Each opens with ``# THEME NUMBER``; then come the text,
with an actor's mentions as ``[a Alma Dorn]``, and the facts, an actor a line:
``a: person KE GOV role="governor" public``. What the marks mean stands in the file README.md beside
the texts of the tests (``tests/reading/who_gold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADER: Final = re.compile(r"# (?P<theme>[a-z0-9-]+) (?P<number>[0-9]+)")
FACTS: Final = re.compile(
    r"(?P<key>[a-z][0-9]?): (?P<type>[a-z_|]+) (?P<country>[A-Z|*-]+) (?P<sector>[A-Z|*-]+)"
    r'(?: role="(?P<role>[^"\[\]]*)")?(?: (?P<public>public|private))?'
)
MARK: Final = re.compile(r"\[(?P<key>[a-z][0-9]?|place|~|\?[a-z0-9]*) |\]")
MEND: Final = "Mend it as tests/reading/who_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: an actor's key, ``place``, ``~`` (either way is right) or ``?`` (must stay open)."""

    start: int
    end: int
    key: str

    @property
    def of_actor(self) -> bool:
        """Whether the words are a mention of an actor that the text tells."""
        return self.key[0].isalpha() and self.key != "place"


@dataclass(frozen=True, slots=True)
class Known:
    """What a text tells of an actor: the right values of each fact; None where it is not scored.

    ``""`` among the values stands for null.
    """

    type: tuple[str, ...]
    country: tuple[str, ...] | None
    sector: tuple[str, ...] | None
    role: tuple[str, ...] | None
    public: bool | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text without its brackets, its marks in the order of their starts, its actors by key."""

    theme: str
    number: int
    text: str
    marks: tuple[Mark, ...]
    actors: Mapping[str, Known]

    @property
    def name(self) -> str:
        """Theme and number: how the text is called in reports."""
        return f"{self.theme} {self.number}"


@dataclass(slots=True)
class Open:
    """A text that is being taken apart: its words so far, its marks, those not closed yet."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    pending: list[tuple[int, str]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add words of the text."""
        self.words.append(words)
        self.length += len(words)


def read_texts(path: str) -> list[GoldText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a text is no gold."""
    try:
        lines = read_file(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise PageUnreadable(f"{path} is no UTF-8 ({error}).", MEND) from error
    return [parse_text(path, block) for block in blocks_of(lines)]


def blocks_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each text, its header first; what stands above the first is a preface."""
    starts = [at for at, line in enumerate(lines) if HEADER.fullmatch(line)]
    for first, last in pairwise([*starts, len(lines)]):
        yield list(lines[first:last])


def parse_text(path: str, lines: Sequence[str]) -> GoldText:
    """Return one text; its paragraphs are parted by empty lines."""
    head = HEADER.fullmatch(lines[0])
    where = f"{path}: {lines[0]}"
    if head is None:
        raise PageUnreadable(f"{where} is no header.", MEND)
    facts = [at for at, line in enumerate(lines) if FACTS.fullmatch(line)]
    end = facts[0] if facts else len(lines)
    marked = "\n".join(lines[1:end]).strip("\n")
    text, marks = unmark(where, re.sub(r"(?<!\n)\n(?!\n)", " ", marked))
    actors = known_actors(where, [line for line in lines[end:] if line])
    check_keys(where, marks, actors)
    return GoldText(head["theme"], int(head["number"]), text, marks, actors)


def unmark(where: str, marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without its brackets, and what these held."""
    state, last = Open(), 0
    for match in MARK.finditer(marked):
        state.add(marked[last : match.start()])
        last = match.end()
        if match["key"]:
            state.pending.append((state.length, match["key"]))
        elif state.pending:
            start, key = state.pending.pop()
            state.marks.append(Mark(start, state.length, key))
        else:
            raise PageUnreadable(f"{where} closes a bracket that none opened.", MEND)
    state.add(marked[last:])
    text = "".join(state.words)
    if state.pending or "[" in text or not text:
        raise PageUnreadable(f"{where} has a bracket without its fellow, or no words.", MEND)
    return text, tuple(sorted(state.marks, key=lambda one: (one.start, -one.end)))


def known_actors(where: str, lines: Sequence[str]) -> dict[str, Known]:
    """Return what the lines of facts say, by the actors' keys."""
    found: dict[str, Known] = {}
    for line in lines:
        match = FACTS.fullmatch(line)
        if match is None or match["key"] in found:
            raise PageUnreadable(f"{where} has a line of facts that cannot be read: {line}", MEND)
        found[match["key"]] = Known(
            tuple(match["type"].split("|")),
            values(match["country"]),
            values(match["sector"]),
            None if match["role"] is None else tuple(match["role"].split("|")),
            None if match["public"] is None else match["public"] == "public",
        )
    return found


def values(cell: str) -> tuple[str, ...] | None:
    """Return the right values of a fact: ``-`` is null, ``*`` is not scored, ``|`` parts several."""
    if cell == "*":
        return None
    return tuple("" if value == "-" else value for value in cell.split("|"))


def check_keys(where: str, marks: Sequence[Mark], actors: Mapping[str, Known]) -> None:
    """Raise PageUnreadable where an actor has no facts, or facts have no actor."""
    marked = {mark.key for mark in marks if mark.of_actor}
    if marked != actors.keys():
        odd = ", ".join(sorted(marked ^ actors.keys()))
        raise PageUnreadable(f"{where}: {odd} is marked without facts, or has facts only.", MEND)
