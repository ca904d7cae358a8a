"""Atoms: the words, numbers and marks of a stretch of text, with numbers in figures and words read.

Both the times and the quantities are read from atoms; an atom knows where it stands and, where it
is a number, what it is worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Figures with thousands commas, other figures (at most 15 digits), words, single marks.
PIECE: Final = re.compile(
    r"\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?|[^\W\d_]+|[^\w\s]|\d+"
)
ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
JOINED_SCALES: Final = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "tn": 1_000_000_000_000}


@dataclass(frozen=True, slots=True)
class Atom:
    """One word, number or mark. ``kind`` is word, mark, figure, number (in words), ordinal, vague.

    A number of several words ("two and a half million", "1.5 million") is one atom.
    """

    start: int
    end: int
    low: str
    kind: str = "word"
    value: float | None = None


def split_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Return the atoms of ``text[start:end]``, numbers joined."""
    return join_numbers(list(cut_pieces(text, start, end)))


def cut_pieces(text: str, start: int, end: int) -> Iterator[Atom]:
    """Yield words, figures and marks one by one."""
    words = number_words()
    for match in PIECE.finditer(text, start, end):
        low = match.group().lower()
        row = words.get(low)
        if row is not None:
            yield Atom(match.start(), match.end(), low, *row)
        elif low[0].isdigit():
            yield read_figure(match.start(), match.end(), low)
        else:
            yield Atom(match.start(), match.end(), low, "word" if low[0].isalpha() else "mark")


def read_figure(start: int, end: int, low: str) -> Atom:
    """Return the atom of a number in figures; one too long to count anything has no value."""
    digits = low.replace(",", "")
    if len(digits) > 18 or not digits.isascii():
        return Atom(start, end, low, "mark")
    return Atom(start, end, low, "figure", float(digits))


@cache
def number_words() -> Mapping[str, tuple[str, float | None]]:
    """Return kind and value of every number word."""
    return {
        row["word"]: (row["kind"], float(row["value"]) if row["value"] else None)
        for row in read_table("number_words")
    }


MOST: Final = 1e18  # larger numbers count nothing that news counts


def multiply(value: float, factor: float) -> float:
    """Return the product of two numbers as they are written: 8.3 by a million is 8,300,000."""
    return float(Decimal(str(value)) * Decimal(str(factor)))


def number_atom(start: int, end: int, low: str, value: float) -> Atom:
    """Return the atom of a joined number; one beyond all counting is a mere mark."""
    if value > MOST:
        return Atom(start, end, low, "mark")
    return Atom(start, end, low, "number", value)


def join_numbers(pieces: list[Atom]) -> list[Atom]:
    """Return the atoms with the words of one number joined to one atom."""
    atoms: list[Atom] = []
    at = 0
    while at < len(pieces):
        if pieces[at].low in FRACTIONS and (fraction := join_fraction(pieces, at)):
            atoms.append(fraction[0])
            at = fraction[1]
        elif pieces[at].kind in NUMERIC:
            atom, at = join_one(pieces, at)
            atoms.append(atom)
        else:
            atoms.append(pieces[at])
            at += 1
    return atoms


FRACTIONS: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


def join_fraction(pieces: list[Atom], at: int) -> tuple[Atom, int] | None:
    """Return "half a million", "a quarter of a million" as one number, from its fraction on."""
    after = at + 1
    while after < len(pieces) and pieces[after].low in {"of", "a", "an"} and after - at < 3:
        after += 1
    if after == at + 1 or after >= len(pieces) or pieces[after].kind not in MULTIPLIERS:
        return None
    worth = FRACTIONS[pieces[at].low] * (pieces[after].value or 1.0)
    return Atom(pieces[at].start, pieces[after].end, pieces[at].low, "number", round(worth)), after + 1


NUMERIC: Final = frozenset({"figure", "unit", "ten", "hundred", "scale", "ordinal"})
MULTIPLIERS: Final = frozenset({"hundred", "scale"})


def join_one(pieces: list[Atom], at: int) -> tuple[Atom, int]:
    """Return the number that begins at piece ``at`` and the piece after it."""
    first = pieces[at]
    if first.kind == "ordinal":
        return first, at + 1
    atom, after = join_figure(pieces, at) if first.kind == "figure" else join_words(pieces, at)
    return add_half(pieces, atom, after)


def add_half(pieces: list[Atom], atom: Atom, at: int) -> tuple[Atom, int]:
    """Join "two and a half million" where a number is followed by a half."""
    lows = [piece.low for piece in pieces[at : at + 3]]
    if lows != ["and", "a", "half"] or atom.value is None:
        return atom, at
    value, end, after, scale = atom.value + 0.5, pieces[at + 2].end, at + 3, 1.0
    while after < len(pieces) and pieces[after].kind in MULTIPLIERS:
        scale *= pieces[after].value or 1.0
        end, after = pieces[after].end, after + 1
    if scale == 1.0 and atom.value >= 1000:
        return atom, at
    return number_atom(atom.start, end, atom.low, multiply(value, scale)), after


def join_figure(pieces: list[Atom], at: int) -> tuple[Atom, int]:
    """Join a figure with what belongs to it: "22nd", "1.5 million", "3m"."""
    first = pieces[at]
    value, end, low = first.value or 0.0, first.end, first.low
    if at + 1 < len(pieces):
        after = pieces[at + 1]
        if after.start == end and after.low in ORDINAL_ENDS:
            return Atom(first.start, after.end, low, "ordinal", value), at + 2
        if after.start == end and after.low in JOINED_SCALES:
            worth = multiply(value, JOINED_SCALES[after.low])
            return number_atom(first.start, after.end, low + after.low, worth), at + 2
    at += 1
    joined = False
    while at < len(pieces) and pieces[at].kind in MULTIPLIERS and near(pieces[at - 1], pieces[at]):
        value = multiply(value, pieces[at].value or 1.0)
        end, joined = pieces[at].end, True
        at += 1
    if joined:
        return number_atom(first.start, end, low, value), at
    return Atom(first.start, end, low, "figure", value), at


def near(one: Atom, other: Atom) -> bool:
    """Tell whether two pieces stand side by side, a space or less apart."""
    return other.start - one.end <= 1


def join_words(pieces: list[Atom], at: int) -> tuple[Atom, int]:
    """Join the words of one number: "one hundred and twenty-two", "forty thousand"."""
    first, total, current = pieces[at], 0.0, 0.0
    last_kind, end = "", pieces[at].start
    while at < len(pieces):
        step = at + len_of_joint(pieces, at, last_kind)
        if step >= len(pieces) or not may_follow(last_kind, pieces[step].kind):
            break
        piece = pieces[step]
        total, current = add_word(total, current, piece)
        last_kind, end, at = piece.kind, piece.end, step + 1
    return number_atom(first.start, end, first.low, total + current), at


def len_of_joint(pieces: list[Atom], at: int, last_kind: str) -> int:
    """Return how many pieces ("-", "and") stand between the number so far and its next word."""
    if not last_kind:
        return 0
    low = pieces[at].low
    if low == "-" and last_kind == "ten":
        return 1
    if low == "and" and last_kind in MULTIPLIERS and pieces[at - 1].low != "dozen":
        return 1
    return 0


FOLLOWERS: Final = {
    "": frozenset({"unit", "ten", "hundred", "scale"}),
    "unit": frozenset({"hundred", "scale"}),
    "ten": frozenset({"unit", "hundred", "scale"}),
    "hundred": frozenset({"unit", "ten", "scale"}),
    "scale": frozenset({"unit", "ten", "hundred", "scale"}),
}


def may_follow(last_kind: str, kind: str) -> bool:
    """Tell whether a number word of one kind may follow one of another within one number."""
    return kind in FOLLOWERS[last_kind]


def add_word(total: float, current: float, piece: Atom) -> tuple[float, float]:
    """Return the number so far with one word more."""
    value = piece.value or 0.0
    if piece.kind == "hundred":
        return total, max(current, 1.0) * value
    if piece.kind == "scale":
        return total + max(current, 1.0) * value, 0.0
    return total, current + value


def tidy(value: float) -> float:
    """Return a whole number as int, anything else as it is."""
    return int(value) if value == int(value) else value
