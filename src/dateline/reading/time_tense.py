"""Whether the words around a weekday or month speak of what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.time_grammar import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.number_atoms import Atom

WILL: Final = context("will")
SAID: Final = context("said")
REACH = 9


def looks_ahead(atoms: Sequence[Atom], first: int, last: int) -> bool:
    """Tell whether the nearest tense word around ``atoms[first:last]`` speaks of the future."""
    for atom in reversed(atoms[max(first - REACH, 0) : first]):
        if atom.low in WILL:
            return True
        if is_past(atom.low) or atom.low in {";", "“", "”"}:
            return False
    for atom in atoms[last : last + 5]:
        if atom.low in WILL:
            return True
        if is_past(atom.low) or atom.kind == "mark":
            return False
    return False


def is_past(low: str) -> bool:
    """Tell whether a word looks like a verb of the past."""
    return low in SAID or (len(low) > 4 and low.endswith("ed") and low not in WILL)
