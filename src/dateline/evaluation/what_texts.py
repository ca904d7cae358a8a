"""Reads texts whose events are marked by hand: the gold of events with their status.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER``; then come the text and its
events, an event a line: ``a: TYPE STATUS | TRIGGER | ACTORS | RECIPIENTS | FACTS``. Words must stand in
the text. What the lines mean is told in the file README.md beside the texts of the tests
(``tests/reading/what_gold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from dateline.evaluation.marked_lines import find_words, join_text, read_blocks, read_header
from dateline.records import EventType, Status
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.evaluation.marked_lines import Line, Offsets

EVENT: Final = re.compile(r"(?P<may>\??)(?P<key>[a-z][0-9]?): (?P<kind>[A-Z]\S*) (?P<parts>.+)")
ANY_OTHER: Final = "?: OTHER"
FACT: Final = re.compile(r'(?P<name>[a-z]+)=(?:"(?P<words>[^"]+)"|(?P<key>[a-z][0-9]?))(?:\s+|$)')
NONE: Final = "~"
UNSCORED: Final = "*"
PARTS: Final = (4, 5)  # status, trigger, actors, recipients and, where there are any, facts
WORDS: Final = ("object", "with", "at", "from", "to", "topic", "cause", "by")
OPEN: Final = frozenset({"cause"})  # what is scored only where a text's key says something of it
PARTIES: Final = ("actors", "recipients")
TYPES: Final = frozenset(get_args(EventType))
STATUSES: Final = frozenset(get_args(Status))
MEND: Final = "Mend it as tests/reading/what_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class Item:
    """One who or what plays a part: spans any of which is right. ``optional``: no loss to leave out."""

    spans: tuple[Offsets, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of a text. All types (``TYPE``, ``TYPE.mode``) and statuses are right, the first best.

    ``parts`` holds the items by the part they play (``actors``, ``recipients`` and those of ``WORDS``),
    None for a part that is not scored. ``same``: the event that it mentions again.
    """

    key: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    trigger: tuple[Offsets, ...]
    parts: Mapping[str, tuple[Item, ...] | None]
    same: str | None = None
    optional: bool = False

    @property
    def roots(self) -> tuple[str, ...]:
        """The types without their modes."""
        return tuple(name.partition(".")[0] for name in self.types)


@dataclass(frozen=True, slots=True)
class WhatText:
    """One text with its events. ``other_free``: whatever OTHER is found there is no fault."""

    theme: str
    number: int
    text: str
    events: tuple[GoldEvent, ...]
    other_free: bool = False

    @property
    def name(self) -> str:
        """Theme and number: how the text is called in reports."""
        return f"{self.theme} {self.number}"

    @property
    def eventless(self) -> bool:
        """Whether nothing must be found in the text."""
        return all(event.optional for event in self.events)


def read_what_texts(path: str) -> list[WhatText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a line is no gold."""
    return [parse_text(block) for block in read_blocks(path, MEND)]


def parse_text(lines: Sequence[Line]) -> WhatText:
    """Return one text; lines are joined, and an empty line parts paragraphs."""
    head = read_header(lines[0])
    end = next((at for at, line in enumerate(lines) if is_marking(line)), len(lines))
    text = join_text(lines[0], lines[1:end])
    marked = [line for line in lines[end:] if line.words and line.words != ANY_OTHER]
    events = tuple(parse_event(line, text) for line in marked)
    check_keys(lines[0], events)
    free = any(line.words == ANY_OTHER for line in lines)
    return WhatText(head["theme"], int(head["number"]), text, events, free)


def is_marking(line: Line) -> bool:
    """Tell whether a line marks an event and is no part of the text."""
    return line.words == ANY_OTHER or EVENT.fullmatch(line.words) is not None


def parse_event(line: Line, text: str) -> GoldEvent:
    """Return the event of a line."""
    match = EVENT.fullmatch(line.words)
    cells = match["parts"].split(" | ") if match else []
    if match is None or len(cells) not in PARTS:
        raise line.fail('is no event ("KEY: TYPE STATUS | TRIGGER | ACTORS | RECIPIENTS | FACTS")')
    statuses, trigger, actors, recipients, facts = (*cells, "")[: PARTS[1]]
    given = split_facts(line, facts)
    named = {"actors": actors, "recipients": recipients} | {
        name: given.get(name, UNSCORED if name in OPEN else NONE) for name in WORDS
    }
    return GoldEvent(
        match["key"],
        types_of(line, match["kind"]),
        statuses_of(line, statuses),
        tuple(find_words(line, text, piece) for piece in trigger.split(" // ")),
        {name: items_of(line, text, cell) for name, cell in named.items()},
        given.get("same"),
        bool(match["may"]),
    )


def types_of(line: Line, cell: str) -> tuple[str, ...]:
    """Return the types of a cell, each a TYPE or TYPE.mode of PLOVER or OTHER."""
    known = TYPES | {f"{row['type']}.{row['mode']}" for row in read_table("plover_modes")}
    types = tuple(cell.split("/"))
    if not set(types) <= known:
        raise line.fail(f"knows no such type: {cell}")
    return types


def statuses_of(line: Line, cell: str) -> tuple[str, ...]:
    """Return the statuses of a cell."""
    statuses = tuple(cell.split("/"))
    if not set(statuses) <= STATUSES:
        raise line.fail(f"knows no such status: {cell}")
    return statuses


def split_facts(line: Line, cell: str) -> dict[str, str]:
    """Return the values of a cell by their names; raises where one is unknown or has no value."""
    given: dict[str, str] = {}
    rest = cell.strip()
    while rest:
        match = FACT.match(rest)
        if match is None or not is_fact(match):
            raise line.fail(f"has a fact that says nothing here: {rest}")
        given[match["name"]] = match["words"] or match["key"]
        rest = rest[match.end() :]
    return given


def is_fact(match: re.Match[str]) -> bool:
    """Tell whether a name is one of those that take words, or ``same`` with the key of an event."""
    return match["name"] in WORDS if match["words"] else match["name"] == "same"


def items_of(line: Line, text: str, cell: str) -> tuple[Item, ...] | None:
    """Return the items of a cell, parted by `` + ``; None where the part is not scored."""
    if cell == UNSCORED:
        return None
    return () if cell == NONE else tuple(item_of(line, text, piece) for piece in cell.split(" + "))


def item_of(line: Line, text: str, piece: str) -> Item:
    """Return one item: the words, any of which is right where ``/`` parts them, ``?`` before them."""
    words = piece.removeprefix("?").split(" / ")
    return Item(tuple(find_words(line, text, one) for one in words), piece.startswith("?"))


def check_keys(head: Line, events: Sequence[GoldEvent]) -> None:
    """Raise PageUnreadable where two events have one key, or one is the same as none of the others."""
    keys = [event.key for event in events]
    if len(set(keys)) != len(keys):
        raise head.fail("has two events of one key")
    for at, event in enumerate(events):
        if event.same is not None and event.same not in keys[:at]:
            raise head.fail(f"has an event {event.key} that is the same as none before it")
