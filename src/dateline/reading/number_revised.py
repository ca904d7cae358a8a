"""Totals that take the place of earlier ones: "raised the toll to 31 from 24", "19, not 23"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.number_context import context
from dateline.reading.number_parts import VICTIMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_parts import Counted
    from dateline.records import Quantity

REVISED: Final = VICTIMS | {"troops", "protesters"}
OLD: Final = context("earlier")
MOVED: Final = context("moved")
LATER: Final = frozenset({"later", "now", "since"})
AGAINST: Final = (("not",), ("against",), ("compared", "with"), ("compared", "to"), ("instead", "of"))
FAR: Final = 12  # words between two totals of one sentence
NEAR: Final = 5  # words before a total that may call it an earlier one


def revise(atoms: Sequence[Atom], found: Sequence[Counted], before: Sequence[Quantity]) -> list[Counted]:
    """Return the counts of a sentence, each new total tied to the earlier one.

    ``before`` are the quantities of the sentences before, in text order.
    """
    return [
        replace(one, quantity=replace(one.quantity, revises=earlier.id)) if earlier is not None else one
        for at, one in enumerate(found)
        for earlier in (earlier_of(atoms, found, at, before),)
    ]


def earlier_of(
    atoms: Sequence[Atom], found: Sequence[Counted], at: int, before: Sequence[Quantity]
) -> Quantity | None:
    """Return the total that the count at a place takes the place of, if any."""
    one = found[at]
    if one.quantity.what not in REVISED or one.quantity.part_of or is_old(atoms, found, at):
        return None
    others = [other for other in found if other is not one and is_rival(one, other)]
    close = [other for other in others if abs(other.amount.number - one.amount.number) <= FAR]
    old = next((other for other in close if is_old(atoms, found, found.index(other))), None)
    if old is not None:
        return old.quantity
    return earlier_sentence(atoms, one, before) if not others else None


def is_rival(one: Counted, other: Counted) -> bool:
    """Tell whether two counts may be two totals of the same people."""
    same = one.quantity.what == other.quantity.what
    return same and other.quantity.part_of is None and not other.quantity.group


def is_old(atoms: Sequence[Atom], found: Sequence[Counted], at: int) -> bool:
    """Tell whether the words before a count call it an earlier total."""
    amount = found[at].amount
    start = amount.first
    while start and atoms[start - 1].low in {"the", "a", "an"}:
        start -= 1
    lows = [atom.low for atom in atoms[max(start - NEAR, 0) : start]]
    if any(tuple(lows[-len(words) :]) == words for words in AGAINST):
        return True
    is_from = lows[-1:] == ["from"] or atoms[start].low == "from"
    if is_from and not MOVED.isdisjoint(atom.low for atom in atoms):
        return True
    return not OLD.isdisjoint(lows) and at + 1 < len(found)


def earlier_sentence(atoms: Sequence[Atom], one: Counted, before: Sequence[Quantity]) -> Quantity | None:
    """Return the last total of the sentences before, where a total is said to have changed."""
    start = one.amount.first
    lows = [atom.low for atom in atoms[max(start - FAR, 0) : start]]
    is_total = lows[-1:] in (["to"], ["at"]) and not context("tolls").isdisjoint(lows)
    if not is_total or one.quantity.group or not (MOVED | LATER) & set(lows):
        return None
    totals = (
        other for other in reversed(before) if other.what == one.quantity.what and not other.part_of
    )
    last = next(totals, None)
    return last if last is not None and last.value != one.quantity.value else None
