"""Which counts belong together: parts of a total, lists of victims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from dateline.reading.number_people import is_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.records import Quantity

MORE: Final = frozenset({"more", "others", "other", "nearby", "elsewhere"})
VICTIMS: Final = frozenset(
    {"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"}
)
FAR: Final = 4  # words between a total and the colon before its parts


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with the place of its words among the sentence's atoms."""

    quantity: Quantity
    amount: Amount
    after: int


def part_of(atoms: Sequence[Atom], amount: Amount, before: Sequence[Counted]) -> Counted | None:
    """Return the total that a number is a part of: "22 people, including 15 children"."""
    if not before:
        return None
    last = before[-1]
    lows = [atom.low for atom in atoms[last.after : amount.first]]
    whom = lows[-2:] in (["of", "whom"], ["of", "which"], ["of", "them"])
    if "including" in lows or "among" in lows or whom or is_spelt_out(lows):
        return root(before, last)
    follows = [atom.low for atom in atoms[amount.last : amount.last + 2]]
    if follows in (["of", "them"], ["of", "whom"]):
        return root(before, last)
    if last.quantity.part_of and "and" in lows and goes_on(before, lows, follows):
        return root(before, last)
    return None


def is_spelt_out(lows: Sequence[str]) -> bool:
    """Tell whether a list of parts begins: "9 people: 5 in the market"."""
    return lows[-1:] == [":"] and len(lows) <= FAR


def goes_on(before: Sequence[Counted], lows: Sequence[str], follows: Sequence[str]) -> bool:
    """Tell whether a number after "and" is one more part: "and seven more", "and 4 in a house"."""
    if MORE & {*follows, *lows[-2:]}:
        return True
    return (
        lows[-1:] == ["and"] and len(before[-1].quantity.group) == 0 and follows[:1] in (["in"], ["at"])
    )


def root(before: Sequence[Counted], last: Counted) -> Counted:
    """Return the total of which ``last`` is itself a part, else ``last``."""
    return next((one for one in before if one.quantity.id == last.quantity.part_of), last)


def neighbour(atoms: Sequence[Atom], amount: Amount, before: Sequence[Counted]) -> Counted | None:
    """Return the count that a number goes on: "killed three soldiers and two civilians"."""
    if not before:
        return None
    last = before[-1]
    lows = [atom.low for atom in atoms[last.after : amount.first]]
    if (
        lows == ["to"]
        and last.amount.first
        and "from"
        in {
            atoms[last.amount.first - 1].low,
            atoms[last.amount.first].low,
        }
    ):
        return last
    if last.quantity.what not in VICTIMS:
        return None
    if lows and lows[-1] in {"and", ","} and len(lows) <= 2 and after_noun(atoms, amount):
        return last
    return None


def after_noun(atoms: Sequence[Atom], amount: Amount) -> bool:
    """Tell whether a word for persons follows within three words."""
    ahead = atoms[amount.last : amount.last + 3]
    return any(is_people(atom.low, atom.low) for atom in ahead)


def join_totals(atoms: Sequence[Atom], found: Sequence[Counted]) -> list[Quantity]:
    """Return the quantities, those taken from the total behind them tied to it: "150 of the 3,000"."""
    return [taken_from(atoms, one, other) for one, other in zip_longest(found, found[1:])]


def taken_from(atoms: Sequence[Atom], one: Counted, other: Counted | None) -> Quantity:
    """Return a quantity with the total after it: "150 of the 3,000 protesters"."""
    if other is None or one.quantity.part_of:
        return one.quantity
    lows = [atom.low for atom in atoms[one.amount.last : other.amount.first]]
    if lows[:1] != ["of"] or len(lows) > 2:
        return one.quantity
    return replace(one.quantity, part_of=other.quantity.id)
