"""Event frames: the rows of the frame tables as conditions on the parts of a site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast, get_args

from dateline.errors import HouseError
from dateline.reading.event_words import words_of
from dateline.records import EventType
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Quad

CONDITION: Final = re.compile(r"(!?)([a-z0-9|-]+)(?:(!=|!~|=|~in:|~)([@\w|:'-]+))?")
NONE: Final = "-"
TABLES: Final = ("event_phrases", "event_frames", "event_acts", "event_happenings")  # in this order


class Condition(NamedTuple):
    """One condition of a pattern: the parts named in ``slots``, tested against ``values``.

    ``cell`` is the condition as the table has it, ``others`` those of which one is enough ("a/b").
    """

    slots: tuple[str, ...]
    test: str
    values: frozenset[str]
    cell: str = ""
    others: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One row: in which company a word is which kind of event, and which parts fill the roles.

    ``actor``, ``recipient`` and ``object`` are lists of choices: the first part that is there fills
    one place of the role. ``type`` is None for rows that say "no event".
    """

    type: EventType | None
    mode: str | None
    conditions: tuple[Condition, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    object: tuple[tuple[str, ...], ...]
    row: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What the PLOVER tables say of a type: quad class, score, CAMEO root, whether it is public."""

    quad: Quad | None
    score: float | None
    cameo: str | None
    public: bool


@cache
def frames(word: str) -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of one kind of word (verb, noun, adj) by lemma, in the order of the tables."""
    found: dict[str, list[Frame]] = {}
    for row in frame_rows():
        if row["word"] == word:
            frame = make_frame(row)
            for lemma in row["words"].split():
                found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def frame_rows() -> tuple[Mapping[str, str], ...]:
    """Return the rows of all frame tables, in the order in which they are tried."""
    return tuple(row for table in TABLES for row in read_table(table))


def make_frame(row: Mapping[str, str]) -> Frame:
    """Return the frame of one row. Raises HouseError where the row cannot be read."""
    if row["type"] != NONE and row["type"] not in get_args(EventType):
        raise HouseError(f"Frames: {row['type']!r} is no event type.", "Mend the row.")
    return Frame(
        type=None if row["type"] == NONE else cast("EventType", row["type"]),
        mode=row["mode"] or None,
        conditions=tuple(make_condition(cell) for cell in row["pattern"].split()),
        actor=make_choices(row["actor"]),
        recipient=make_choices(row["recipient"]),
        object=make_choices(row["object"]),
        row=f"{row['words']} / {row['pattern']}",
    )


def make_condition(cell: str) -> Condition:
    """Return one condition of a pattern as the head of the table ``event_frames`` explains it."""
    first, *others = cell.split("/")
    if others:
        return make_single(first)._replace(cell=cell, others=tuple(map(make_single, others)))
    return make_single(cell)


def make_single(cell: str) -> Condition:
    """Return a condition that holds no alternative."""
    match = CONDITION.fullmatch(cell)
    if match is None:
        raise HouseError(f"Table event_frames: the condition {cell!r} cannot be read.", "Mend the row.")
    absent, slots, test, values = match.groups()
    name = test or ("absent" if absent else "present")
    return Condition(tuple(slots.split("|")), name, spell_out(values or "", test or ""), cell)


def spell_out(values: str, test: str) -> frozenset[str]:
    """Return the words of a condition, classes replaced by theirs."""
    if test in {"~", "!~"}:
        return frozenset({values})
    words: set[str] = set()
    for value in filter(None, values.split("|")):
        words |= words_of(value[1:]) if value.startswith("@") else {value}
    return frozenset(words)


def make_choices(cell: str) -> tuple[tuple[str, ...], ...]:
    """Return a role's cell ("subj+with|to") as a list of choices."""
    return tuple(tuple(choice.split("|")) for choice in cell.split("+") if choice)


@cache
def triggers() -> frozenset[str]:
    """Return the lemmas that have a frame."""
    return frozenset(lemma for word in ("verb", "noun", "adj") for lemma in frames(word))


@cache
def kinds() -> Mapping[str, Kind]:
    """Return what the PLOVER tables say of each event type."""
    return {
        row["type"]: Kind(
            quad=cast("Quad", row["quad"]) if row["quad"] else None,
            score=float(row["score"]) if row["score"] else None,
            cameo=row["cameo"] or None,
            public=row["public"] == "yes",
        )
        for row in read_table("plover_types")
    }


@cache
def cameo_codes() -> Mapping[tuple[str, str], str]:
    """Return the CAMEO code of each type and mode."""
    return {(row["type"], row["mode"]): row["cameo"] for row in read_table("plover_modes")}
