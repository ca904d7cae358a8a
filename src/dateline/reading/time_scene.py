"""What a time expression is reckoned from, and the reckoning's outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.reading.time_calendar import first_of, last_of, value_of

if TYPE_CHECKING:
    from datetime import date

    from dateline.reading.number_atoms import Atom
    from dateline.reading.time_tense import Tense
    from dateline.records import TimexType


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that others are reckoned from: ``name`` is ``published`` or ``time:ID``."""

    name: str
    day: date
    unit: str = "D"


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around one expression.

    ``before`` and ``after`` are the nearest words on both sides, lower case, nearest first;
    ``tense`` what its clause speaks of; ``previous`` is the last time the text gave; ``near`` that
    this was in the same sentence; ``history`` that the text tells of years long past; ``shown`` are the
    words as they stand, ``tail`` the two characters after them, ``head`` the one before;
    ``then`` the letters after it; ``earlier`` the figure that a range opens with, before it; ``period``
    is the quarter or half year that a report on business tells of, ``money`` whether the sentence speaks
    of money, ``ancient`` whether the text speaks of years before Christ, ``era`` is the last one named;
    ``story`` is where a history has got to, ``tag`` the English tag of the last word.
    """

    atoms: tuple[Atom, ...]
    letters: str
    shown: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    published: Anchor | None = None
    previous: Anchor | None = None
    story: Anchor | None = None
    tense: Tense = ""
    near: bool = False
    history: bool = False
    tail: str = ""
    tag: str = ""
    head: str = ""
    then: str = ""
    then_atoms: tuple[Atom, ...] = ()
    earlier: Atom | None = None
    period: Anchor | None = None
    money: bool = False
    ancient: bool = False
    era: int | None = None

    @property
    def ahead(self) -> bool:
        """Whether the clause speaks of what is to come."""
        return self.tense == "future"

    @property
    def told(self) -> Anchor | None:
        """The time that the text tells of: where a history's story is, else what was spoken of last."""
        return self.story if self.history else self.previous

    def pick(self, letters: str) -> Atom | None:
        """Return the first atom of one of the letters."""
        for atom, letter in zip(self.atoms, self.letters, strict=True):
            if letter in letters:
                return atom
        return None

    def number(self, letters: str) -> int:
        """Return the value of the first atom of one of the letters; 0 where there is none."""
        atom = self.pick(letters)
        return int(atom.value or 0) if atom else 0

    def has(self, letters: str) -> bool:
        """Tell whether any of the letters stands in the expression."""
        return any(letter in letters for letter in self.letters)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An expression's TIMEX3 type, value and mod, first and last day, and what it hangs on."""

    type: TimexType
    value: str | None
    mod: str | None = None
    bounds: tuple[date, date] | None = None
    anchor: str | None = None
    unit: str = ""


def stretch(
    unit: str, day: date | None, anchor: Anchor | None, mod: str | None = None
) -> Reckoned | None:
    """Return the stretch of ``unit`` that holds ``day``; None beyond the calendar."""
    first = first_of(unit, day) if day else None
    last = last_of(unit, day) if day else None
    if day is None or first is None or last is None:
        return None
    name = anchor.name if anchor else None
    return Reckoned("DATE", value_of(unit, day), mod, (first, last), name, unit)


def open_date(value: str, mod: str | None = None) -> Reckoned:
    """Return a date that nothing fixes, with its underspecified value."""
    return Reckoned("DATE", value, mod)


OPEN_VALUES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
EDGES = {
    "e": "START",
    "b": "START",
    "E": "START",
    "l": "END",
    "z": "END",
    "F": "END",
    "i": "MID",
    "I": "MID",
}


def edge_of(scene: Scene) -> str | None:
    """Return the TIMEX3 mod that the expression's first words give: START, MID, END."""
    return next((EDGES[letter] for letter in scene.letters if letter in EDGES), None)
