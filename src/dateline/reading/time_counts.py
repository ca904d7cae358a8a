"""Counts and units: how many of what an expression names, and the TIMEX3 value of such a length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.time_grammar import value_of_word

if TYPE_CHECKING:
    from dateline.reading.time_scene import Scene

CLOCK_UNITS: Final = frozenset({"H", "N", "S"})
MADE_OF: Final = {"F": (2, "W"), "Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y")}


def unit_of(scene: Scene) -> str:
    """Return the TIMEX3 letter of the unit named."""
    atom = scene.pick("uU")
    return value_of_word(atom.low) if atom else ""


def count_of(scene: Scene) -> int | None:
    """Return how many units are named; None for "several" and its like."""
    if scene.has("v"):
        atom = scene.pick("v")
        return 2 if atom and atom.low == "couple" else None
    atom = scene.pick("DNYH")
    if atom is not None:
        return int(atom.value or 0) if atom.value == int(atom.value or 0) else None
    return 1 if scene.has("a") else None


SIZES: Final = (
    ("@1", "EQUAL_OR_MORE"), ("@2", "EQUAL_OR_LESS"), ("^t", "EQUAL_OR_LESS"), ("<", "LESS_THAN"),
    ("5>", "EQUAL_OR_LESS"), ("5<", "EQUAL_OR_MORE"), ("P", "MORE_THAN"), (">", "MORE_THAN"),
    ("y", "LESS_THAN"), ("x", "APPROX"),
)  # fmt: skip


def size_of(scene: Scene) -> str | None:
    """Return the TIMEX3 mod of "at least", "less than", "about" and their like."""
    return next((mod for start, mod in SIZES if scene.letters.startswith(start)), None)


def length_value(unit: str, count: float | None) -> str:
    """Return a TIMEX3 length such as P2W, PT36H or, with no count, PXY."""
    number = "X" if count is None else f"{count:g}"
    if unit in CLOCK_UNITS:
        return f"PT{number}{'M' if unit == 'N' else unit}"
    if count is None or unit not in MADE_OF:
        return f"P{number}{'W' if unit == 'F' else unit}"
    times, letter = MADE_OF[unit]
    return f"P{times * count:g}{letter}"
