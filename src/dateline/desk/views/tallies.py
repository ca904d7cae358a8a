"""Tallies: a row of outlets above a row of origins, one small mark each, as an SVG draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer

MOST: Final = 24  # marks in a row; of more the rest is told as a number
STEP: Final = 8  # from one mark to the next, in units of the drawing


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: where it stands, and what it stands for (outlet, asserts, denies, doubts, loose)."""

    x: int
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of marks; ``more``: how many it has no room for, told behind the last at ``end``."""

    marks: tuple[Mark, ...]
    more: int
    end: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The outlets that tell of an incident above the origins it rests on, and the same in words."""

    outlets: Row
    origins: Row
    width: int
    told: str


def tally_of(answer: IncidentAnswer) -> Tally:
    """Return the tally of an answer."""
    outlets = make_row(["outlet"] * answer.outlets)
    origins = make_row(
        ["asserts"] * answer.asserting_origins
        + ["denies"] * answer.denying_origins
        + ["doubts"] * answer.doubting_origins
        + ["loose"] * answer.not_established
    )
    width = max(row.end + (STEP * 4 if row.more else 0) for row in (outlets, origins))
    return Tally(outlets, origins, max(width, STEP), say_tally(answer))


def make_row(kinds: list[str]) -> Row:
    """Return a row with one mark for each kind, in order."""
    shown = kinds[:MOST]
    marks = tuple(Mark(number * STEP, kind) for number, kind in enumerate(shown))
    return Row(marks, len(kinds) - len(shown), len(shown) * STEP)


def say_tally(answer: IncidentAnswer) -> str:
    """Return a tally in words."""
    counts = (
        (answer.asserting_origins, "asserting"),
        (answer.denying_origins, "denying"),
        (answer.doubting_origins, "doubting"),
        (answer.not_established, "not established"),
    )
    origins = ", ".join(f"{number} {side}" for number, side in counts if number)
    return f"Outlets: {answer.outlets}. Origins: {origins or 'none'}."
