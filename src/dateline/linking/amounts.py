"""Numbers with their bounds as ranges, and whether two of them can both hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from dateline.records import QuantityOf  # noqa: TC001  - a shelf reads it back

if TYPE_CHECKING:
    from dateline.records import Quantity

ROUGHLY = 0.1  # "about 15" may be 13.5 to 16.5
VAGUE = 10.0  # "dozens" ends where ten times its least reading begins: "hundreds"


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """How many of what, from ``low`` to ``high``; ``high`` is infinite where the words set no end."""

    what: QuantityOf
    low: float
    high: float


def amount_of(quantity: Quantity) -> Amount | None:
    """Return the range a quantity's words allow, or None where they give no number."""
    least = quantity.value if quantity.value is not None else quantity.low
    if quantity.bound == "between" and quantity.low is not None and quantity.high is not None:
        return Amount(quantity.what, quantity.low, quantity.high)
    if least is None:
        most = quantity.high
        return None if most is None else Amount(quantity.what, 0, most)
    return bounded(quantity, float(least))


def bounded(quantity: Quantity, number: float) -> Amount:
    """Return the range around a number that its bound allows."""
    what = quantity.what
    match quantity.bound:
        case "about":
            return Amount(what, number * (1 - ROUGHLY), number * (1 + ROUGHLY))
        case "at least" | "thousands":
            return Amount(what, number, inf)
        case "more than":
            return Amount(what, number + 1, inf)
        case "at most" | "up to":
            return Amount(what, 0, number)
        case "dozens" | "hundreds":
            return Amount(what, number, number * VAGUE)
        case _:
            return Amount(what, number, number)


def agree(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts of the same things can both hold."""
    return a.low <= b.high and b.low <= a.high


def add(amounts: list[Amount]) -> Amount:
    """Return the sum of amounts that count different ones of the same things."""
    return Amount(amounts[0].what, sum(one.low for one in amounts), sum(one.high for one in amounts))
