"""The words for those counted: "people" in "at least 22 people", "Christian farmers"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dateline.reading.number_context import nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.records import Span

NOMINAL: Final = frozenset({"ADJ", "NOUN", "PROPN"})
HEADS: Final = frozenset({"NOUN", "PROPN"})
SKIPPED: Final = frozenset({"of", "the", "more", "other", "these", "those", "his", "its", "their"})
LONGEST: Final = 6
Group = tuple["Span", ...]


def group_of(reading: Reading, atoms: Sequence[Atom], amount: Amount) -> tuple[Group, int]:
    """Return the span of the words counted and the atom after them; nothing where none follow."""
    first = amount.last
    while first < len(atoms) and atoms[first].low in SKIPPED:
        first += 1
    last = first
    while last < min(first + LONGEST, len(atoms)) and is_nominal(reading, atoms[last]):
        last += 1
        if nouns().get(atoms[last - 1].low) in {"person", "troops", "weapons"}:
            break
    while last > first and atoms[last - 1].kind == "mark":
        last -= 1
    if last == first:
        return (), amount.last
    return (reading.cut(atoms[first].start, atoms[last - 1].end),), last


def is_nominal(reading: Reading, atom: Atom) -> bool:
    """Tell whether a word can be part of the words counted."""
    if atom.low == "-":
        return True
    if atom.kind != "word":
        return False
    if atom.low in nouns():
        return nouns()[atom.low] != "none"
    token = bisect_left(reading.starts, atom.start)
    return (
        token < len(reading.starts)
        and reading.starts[token] == atom.start
        and (reading.tags[token] in NOMINAL)
    )
