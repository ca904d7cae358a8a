"""Years in words, decades, centuries, and the time before Christ."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.reading.time_absolute import mod_of, month_of
from dateline.reading.time_calendar import make_day
from dateline.reading.time_counts import count_of
from dateline.reading.time_grammar import context, value_of_word
from dateline.reading.time_history import YEARS
from dateline.reading.time_scene import Reckoned, Scene, edge_of, stretch


def spelled_year(scene: Scene) -> Reckoned | None:
    """Read "nineteen ninety-six", "January nineteen ninety-seven", as broadcasts are written down."""
    first, second = (
        atom for atom, letter in zip(scene.atoms, scene.letters, strict=True) if letter == "N"
    )
    words = first.kind == second.kind == "number" and second.start - first.end == 1
    century, rest = int(first.value or 0), int(second.value or 0)
    if not words or century not in CENTURIES or not TEN <= rest < 100:
        return None
    number = month_of(scene)
    return stretch(
        "M" if number else "Y", make_day(century * 100 + rest, number or 1, 1), None, edge_of(scene)
    )


CENTURIES: Final = (18, 19, 20)
TEN: Final = 10


def before_christ(scene: Scene) -> Reckoned | None:
    """Read "480 BC", "August 480 BC", "the 470s BC", "the 4th century BC": without bounds."""
    mod = mod_of(scene)
    if scene.has("u"):
        which, unit = scene.number("O"), scene.pick("u")
        is_century = unit is not None and value_of_word(unit.low) == "C"
        return Reckoned("DATE", f"BC{which - 1:02}", mod) if is_century and which else None
    number = scene.number("YND")
    if scene.has("s"):
        return Reckoned("DATE", f"BC{number // 10:03}", mod)
    part = scene.pick("MS")
    name = value_of_word(part.low) if part else ""
    tail = f"-{name:0>2}" if scene.has("M") else f"-{name}" if name else ""
    return Reckoned("DATE", f"BC{number:04}{tail}", mod)


def century(scene: Scene) -> Reckoned | None:
    """Read "the 19th century"."""
    atom = scene.pick("u")
    which = scene.number("O")
    if atom is None or value_of_word(atom.low) != "C" or not 1 <= which <= 22:
        return None
    return stretch("C", make_day(max((which - 1) * 100, 1), 1, 1), None, edge_of(scene))


def decade(scene: Scene) -> Reckoned | None:
    """Read "the 1990s", "the late '80s"."""
    if scene.has("~"):
        return spoken_decade(scene)
    atom = scene.pick("YDN")
    last = scene.atoms[-1]
    if atom is None or last.start - atom.end > 1 or atom.kind != "figure":
        return None
    number = int(atom.value or 0)
    if number % 10 or ("'" in scene.letters[-2:] and number > 100):
        return None
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return stretch("E", make_day(number, 1, 1), None, edge_of(scene))


def spoken_decade(scene: Scene) -> Reckoned | None:
    """Read "the nineties", where no degrees of heat are meant."""
    if not context("heat").isdisjoint(scene.before):
        return None
    return stretch(
        "E", make_day(1900 + int(value_of_word(scene.atoms[-1].low)), 1, 1), None, edge_of(scene)
    )


# --- what is told of years before Christ -----------------------------------------------------

BEFORE_CHRIST: Final = re.compile(r"\d\s?B\.?C\b")
LEAST: Final = 3  # years before Christ, before a text is about them
AFTER: Final = frozenset("JXRF")
SAME: Final = frozenset("=#")


def is_antique(text: str) -> bool:
    """Tell whether a text names more years before Christ than others."""
    ancient = len(BEFORE_CHRIST.findall(text))
    return ancient >= LEAST and ancient > len(YEARS.findall(text))


def within_era(reckoned: Reckoned, scene: Scene) -> Reckoned:
    """Return an open month, season or year as one of the year before Christ that the text is in."""
    value, era = reckoned.value or "", scene.era
    if era is None or not value.startswith("XXXX") or value.startswith(("XXXX-X", "XXXX-W")):
        return reckoned
    if value == "XXXX":
        era -= steps_on(scene)
    return replace(reckoned, value=f"BC{era:04}{value[4:]}") if era > 0 else reckoned


def steps_on(scene: Scene) -> int:
    """Return how many years after the one spoken of "the following year", "a year earlier" is."""
    if scene.has("FE") and scene.has("uU"):
        count = count_of(scene) or 1
        return count if scene.has("F") else -count
    if not SAME.isdisjoint(scene.letters):
        return 0
    return 1 if not AFTER.isdisjoint(scene.letters) else -int(scene.has("VB"))
