"""Whether the words around a weekday or month speak of what is to come or of what has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.time_grammar import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.number_atoms import Atom

Tense = Literal["past", "future", ""]
WILL: Final = context("will")
SAID: Final = context("said")
NO_VERBS: Final = context("no_verbs")
ENDS: Final = frozenset({";", "“", "”", '"'})
REACH = 9


def tense_around(atoms: Sequence[Atom], first: int, last: int) -> Tense:
    """Return what the nearest tense word around ``atoms[first:last]`` speaks of."""
    before = [atom.low for atom in atoms[max(first - REACH, 0) : first]]
    if before[-2:-1] == ["as"] or before[-1:] == ["until"]:
        return "future"
    found = look_back(before)
    if found is not None:
        return found
    for atom in atoms[last : last + 5]:
        if atom.low in WILL:
            return "future"
        if is_past(atom.low):
            return "past"
        if atom.kind == "mark":
            return ""
    return ""


def look_back(lows: list[str]) -> Tense | None:
    """Return the tense of the nearest verb before; None where there is none."""
    for place in range(len(lows) - 1, -1, -1):
        low = lows[place]
        if low in WILL:
            return "future"
        if is_past(low):
            return "past"
        if low in ENDS or (low == "to" and is_verb(lows[place + 1 : place + 2])):
            return ""
    return None


def is_verb(after: list[str]) -> bool:
    """Tell whether the word after "to" looks like a verb and not like a place or a number."""
    return bool(after) and after[0].isalpha() and after[0] not in NO_VERBS


def is_past(low: str) -> bool:
    """Tell whether a word looks like a verb of the past."""
    return low in SAID or (len(low) > 4 and low.endswith("ed") and low not in WILL)
