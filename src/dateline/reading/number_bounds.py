"""The words that bound a number: at least, about, up to, between."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.number_atoms import tidy
from dateline.reading.number_context import CURRENCY, HYPHENS, context
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reading.number_atoms import Atom
    from dateline.records import Bound

LONGEST: Final = 4
FAR: Final = 10  # words before a number that may tell of a total or of its change
Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds; ``atoms[first:last]`` are its words, the bounding ones included."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    number: int = 0


@cache
def bounds(place: str) -> Mapping[Phrases, Bound]:
    """Return the phrases that bound a number before or after it."""
    return {
        tuple(row["phrase"].split()): cast("Bound", row["bound"])
        for row in read_table("number_bounds")
        if row["place"] == place
    }


def read_amount(atoms: Sequence[Atom], at: int) -> Amount:
    """Return the amount whose first number is ``atoms[at]``."""
    atom = atoms[at]
    if atom.kind == "vague":
        return read_vague(atoms, at)
    span = read_range(atoms, at)
    if span is not None:
        return span
    first, bound = bound_before(atoms, at)
    last, bound = bound_after(atoms, at + 1, bound)
    return make_amount((first, at, last), atom.value or 0.0, bound)


def make_amount(place: tuple[int, int, int], value: float, bound: Bound) -> Amount:
    """Return the amount of one number under its bound."""
    value = tidy(value)
    low = value if bound in {"exactly", "at least", "more than"} else None
    high = value if bound in {"exactly", "at most", "up to"} else None
    first, at, last = place
    return Amount(first, last, value, low, high, bound, at)


def bound_before(atoms: Sequence[Atom], at: int) -> tuple[int, Bound]:
    """Return where the bounding words before ``at`` begin, and their bound."""
    table = bounds("before")
    start = at
    if at and atoms[at - 1].low in {"a", "an"} and atoms[at].kind == "number":
        start -= 1
    while start and is_currency(atoms, start):
        start -= 1
    tables = (table, bounds("toll")) if tells_toll(atoms, start) else (table,)
    for length in range(min(LONGEST, start), 0, -1):
        words = tuple(atom.low for atom in atoms[start - length : start])
        for rows in tables:
            if words in rows:
                return start - length, rows[words]
    return (at if atoms[start].low not in {"a", "an"} else start), "exactly"


def is_currency(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether the atom before ``at`` is a currency's sign, or letters that touch one: "US$"."""
    before = atoms[at - 1]
    if before.low in CURRENCY:
        return True
    return atoms[at].low in CURRENCY and before.end == atoms[at].start and before.kind == "word"


def tells_toll(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether a total is spoken of before a number: "the toll passed 600"."""
    near = {atom.low for atom in atoms[max(at - FAR, 0) : at]}
    return bool(near & context("tolls"))


def bound_after(atoms: Sequence[Atom], at: int, bound: Bound) -> tuple[int, Bound]:
    """Return where the bounding words after the number end, and the bound."""
    words = tuple(atom.low for atom in atoms[at : at + 2])
    found = bounds("after").get(words)
    return (at + 2, found) if found and bound == "exactly" else (at, bound)


def read_range(atoms: Sequence[Atom], at: int) -> Amount | None:
    """Read "between 30 and 40", "30 to 40", "30-40"; None where it is no range."""
    start = at - 1 if at and atoms[at - 1].low in CURRENCY else at
    other = at + 3 if at + 3 < len(atoms) and atoms[at + 2].low in CURRENCY else at + 2
    if other >= len(atoms) or atoms[other].kind not in {"figure", "number"}:
        return None
    low, high = atoms[at].value or 0.0, atoms[other].value or 0.0
    joint, between = atoms[at + 1].low, start > 0 and atoms[start - 1].low == "between"
    if not is_joint(atoms, start, joint) and not (joint == "or" and low < high <= low + low / 2):
        return None
    if (
        low < high
        and high >= 1000 > low
        and atoms[other].kind == "number"
        and atoms[at].kind == "figure"
    ):
        low = scale_up(low, atoms[other])
    if low >= high or (joint in HYPHENS and high > 20 * low):
        return None
    first = start - 1 if between or (start and atoms[start - 1].low == "from") else start
    return Amount(first, other + 1, None, tidy(low), tidy(high), "between", at)


def is_joint(atoms: Sequence[Atom], start: int, joint: str) -> bool:
    """Tell whether a word joins the ends of a range; in "rose from 40 to 65" it joins none."""
    before = atoms[start - 1].low if start else ""
    if before == "from" and context("moved") & {atom.low for atom in atoms[max(start - FAR, 0) : start]}:
        return False
    return joint in {"to", *HYPHENS} or (before == "between" and joint == "and")


def scale_up(low: float, other: Atom) -> float:
    """Return ``low`` in the other number's scale: "2 to 3 million" is 2,000,000 to 3,000,000."""
    digits = other.low.replace(",", "")
    figure = Decimal(digits) if digits.replace(".", "").isdecimal() else Decimal(0)
    scale = Decimal(str(other.value or 0.0)) / figure if figure else Decimal(1)
    return float(Decimal(str(low)) * scale)


VAGUE: Final[Mapping[str, tuple[float, str]]] = {
    row["word"]: (float(row["low"]), row["bound"])
    for row in read_table("number_words")
    if row["kind"] == "vague"
}


def read_vague(atoms: Sequence[Atom], at: int) -> Amount:
    """Read "dozens", "thousands", "tens of thousands"."""
    low, bound = VAGUE[atoms[at].low]
    last = at + 1
    if at + 2 < len(atoms) and atoms[at + 1].low == "of" and atoms[at + 2].kind == "vague":
        outer, (inner, bound) = (
            {"tens": 10.0, "hundreds": 100.0}.get(atoms[at].low, 1.0),
            VAGUE[atoms[at + 2].low],
        )
        low, last = outer * inner, at + 3
    first, _ = bound_before(atoms, at)
    return Amount(first, last, None, tidy(low), None, cast("Bound", bound), at)
