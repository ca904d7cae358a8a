"""Whether the words around a weekday or month speak of what is to come or of what has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.time_grammar import context

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reading.number_atoms import Atom

Tense = Literal["past", "future", ""]
WILL: Final = context("will")
BOUND: Final = context("bound")
SCHEDULED: Final = context("scheduled")
SAID: Final = context("said")
NO_VERBS: Final = context("no_verbs")
ENDS: Final = frozenset({";", "“", "”", '"'})
BE: Final = frozenset({"is", "are", "was", "were", "be", "am", "'re", "’re"})
SOONEST: Final = frozenset({"soon", "early"})  # "as soon as Tuesday"
LIMITS: Final = frozenset({"until", "till"})
LIMIT: Final = 2  # atoms before an expression that opens its sentence with "until"
AFTER: Final = 7  # atoms after an expression that are looked at
REACH: Final = 12  # atoms before it


def tense_around(atoms: Sequence[Atom], first: int, last: int, tags: Mapping[int, str]) -> Tense:
    """Return what the nearest tense word around ``atoms[first:last]`` speaks of.

    ``tags`` are the English tags of the text's words by where they start; empty where none are known.
    """
    before = atoms[max(first - REACH, 0) : first]
    if before and before[-1].low == "since":
        return "past"
    if is_limit(before):
        told = first <= LIMIT and look_on(atoms[last : last + AFTER], tags) == "past"
        return "past" if told else "future"  # "Until Thursday they had not called"
    found = look_back(before, tags)
    if found is not None:
        return found
    return look_on(atoms[last : last + AFTER], tags)


def look_on(after: Sequence[Atom], tags: Mapping[int, str]) -> Tense:
    """Return the tense of the nearest verb after, before any mark."""
    for atom in after[1:] if after and after[0].low == "," else after:
        if atom.low in WILL and tags.get(atom.start) != "VBD":  # "on Monday they planned"
            return "future"
        if is_past(atom, tags):
            return "past"
        if atom.kind == "mark":
            break
    return ""


def is_limit(before: Sequence[Atom]) -> bool:
    """Tell whether "until", or "as soon as", opens the expression, a time of the clock left aside."""
    lows = [atom.low for atom in before if atom.kind == "word" and len(atom.low) > 1]
    lows = [low for low in lows if low not in {"on", "est", "gmt", "local", "time"}]
    if lows[-1:] and lows[-1] in LIMITS:
        return True
    return lows[-1:] == ["as"] and not SOONEST.isdisjoint(lows[-2:-1])


def look_back(before: Sequence[Atom], tags: Mapping[int, str]) -> Tense | None:
    """Return the tense of the nearest verb before; None where there is none."""
    for place in range(len(before) - 1, -1, -1):
        atom = before[place]
        if atom.low in WILL or is_scheduled(atom, tags):
            return "future"
        if is_past(atom, tags):
            return "past"
        if atom.low == "to" and is_verb(before[place + 1 : place + 2], tags):
            return "future" if is_bound(before[:place]) else ""
        if atom.low in ENDS:
            return ""
    return None


def is_scheduled(atom: Atom, tags: Mapping[int, str]) -> bool:
    """Tell whether a verb stands in the present as programmes have it: "polls close on Sunday"."""
    return atom.low in SCHEDULED and tags.get(atom.start) in {"VBZ", "VBP"}


def is_bound(before: Sequence[Atom]) -> bool:
    """Tell whether the word before "to ..." says that it is yet to come: "set to resume"."""
    lows = [atom.low for atom in before[-2:]]
    return bool(lows) and (lows[-1] in BOUND or lows[-1] in BE)


def is_verb(after: Sequence[Atom], tags: Mapping[int, str]) -> bool:
    """Tell whether the word after "to" is a verb and not a place or a number."""
    if not after or not after[0].low[:1].isalpha():
        return False
    tag = tags.get(after[0].start)
    return tag == "VB" if tag else after[0].low not in NO_VERBS


def is_past(atom: Atom, tags: Mapping[int, str]) -> bool:
    """Tell whether a word is a verb of the past, or looks like one where nothing tells its kind."""
    if atom.low in SAID:
        return True
    tag = tags.get(atom.start)
    if tag:
        return tag == "VBD"
    return len(atom.low) > 4 and atom.low.endswith("ed") and atom.low not in WILL
