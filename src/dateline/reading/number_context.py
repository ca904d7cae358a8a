"""What stands around a number, and whether it counts anything at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reading.number_atoms import Atom

COUNTED: Final = frozenset({"figure", "number", "vague"})
HYPHENS: Final = frozenset({"-", "–", "‑"})
JOINTS: Final = frozenset({"-", "–", "‑", ":", "/", ".", "#", "_", "+", "="})
HEAVIEST: Final = 5000  # pounds of a thing; more of them are money
CURRENCY: Final = frozenset("$£€¥₹₽₦₪")


@dataclass(frozen=True, slots=True)
class Place:
    """A number's place in its sentence: ``atoms[first:last]``, the words that bound it included."""

    atoms: Sequence[Atom]
    first: int
    last: int

    def low(self, at: int) -> str:
        """Return the word at ``at``, lower case; empty beyond the sentence."""
        return self.atoms[at].low if 0 <= at < len(self.atoms) else ""

    def touches(self, at: int) -> bool:
        """Tell whether atom ``at`` follows the one before it without a space."""
        return 0 < at < len(self.atoms) and self.atoms[at].start == self.atoms[at - 1].end


@cache
def nouns() -> Mapping[str, str]:
    """Return what each noun of the table counts."""
    return {row["noun"]: row["what"] for row in read_table("number_nouns")}


@cache
def labels() -> frozenset[str]:
    """Return the words that make a figure a label."""
    return read_column("number_labels", "word")


def is_label(place: Place) -> bool:
    """Tell whether a number is part of a name, code, score, date, address or telephone number."""
    first, last = place.first, place.last
    if place.touches(first) and (place.low(first - 1) in JOINTS or is_letters(place.low(first - 1))):
        return True
    if place.touches(last) and (place.low(last) in JOINTS - {"."} or is_letters(place.low(last))):
        return True
    before = place.low(first - 1)
    if before == "." and place.low(first - 2) in {"no", "nos"}:
        return True
    return before in labels() and place.atoms[first].kind == "figure"


def is_letters(low: str) -> bool:
    """Tell whether an atom is a word."""
    return low[:1].isalpha()


def is_share(place: Place) -> bool:
    """Tell whether a number is a share or a measure: "22%", "22 percent", "22 km"."""
    after = place.low(place.last)
    if after in {"%", "°", "º", "′", "″"}:
        return True
    beyond = place.low(place.last + 1)
    if weighs(place):
        return True
    is_rate = place.low(place.first - 1) == "every" or (after in {"of", "in"} and beyond == "every")
    return is_rate or nouns().get(after) == "none" or (after == "of" and beyond == "age")


def weighs(place: Place) -> bool:
    """Tell whether a number is a weight in pounds: "500 pounds of explosives"."""
    if place.low(place.last) not in {"pounds", "pound"} or place.low(place.first - 1) in CURRENCY:
        return False
    ahead = (place.low(place.last + 1), place.low(place.last + 2))
    few = (place.atoms[place.first].value or 0) < HEAVIEST
    return ahead == ("in", "weight") or (ahead[0] == "of" and few)


def is_one(place: Place) -> bool:
    """Tell whether the number is a bare "one", which seldom counts."""
    return place.last - place.first == 1 and place.low(place.first) == "one"


@cache
def context(name: str) -> frozenset[str]:
    """Return one of the small word lists of the table of contexts."""
    return frozenset(
        word
        for row in read_table("number_contexts")
        if row["name"] == name
        for word in row["words"].split()
    )
