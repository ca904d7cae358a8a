"""The periods that reports on business tell of: quarters, halves, fiscal years, "a year earlier"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.time_calendar import make_day, shift
from dateline.reading.time_grammar import context, value_of_word
from dateline.reading.time_scene import Anchor, Reckoned, Scene, open_date, stretch

if TYPE_CHECKING:
    from dateline.reading.number_atoms import Atom

STEPS: Final = {"L": -1, "V": -1, "K": 0, "X": 1, "G": -1, "E": -1}
ENDED: Final = frozenset({"ended", "ending"})
YEAR: Final = 4  # quarters


def quarter(scene: Scene) -> Reckoned | None:
    """Read "the third quarter of 2024", "the first half of last year", "the year-ago third quarter"."""
    which, half = scene.number("O"), scene.has("h")
    unit = unit_after_ordinal(scene)
    if not half and (unit is None or value_of_word(unit.low) != "Q"):
        return None
    if not 1 <= which <= (2 if half else YEAR) or (
        scene.then[:2] in {"oT", "oa"} and not scene.has("Y")
    ):
        return None
    number, anchor = year_of_quarter(scene, half=half)
    code = f"{'H' if half else 'Q'}{which}"
    if not number:
        return open_date(f"XXXX-{code}")
    return half_year(number, which, anchor) if half else quarter_of(number, which, anchor)


def unit_after_ordinal(scene: Scene) -> Atom | None:
    """Return the unit that the ordinal counts."""
    at = scene.letters.find("O")
    later = zip(scene.atoms[at:], scene.letters[at:], strict=True)
    return next((atom for atom, letter in later if letter == "u"), None)


def quarter_of(year: int, which: int, anchor: Anchor | None) -> Reckoned | None:
    """Return a quarter of a year."""
    return stretch("Q", make_day(year, 3 * which - 2, 1), anchor)


def half_year(year: int, which: int, anchor: Anchor | None) -> Reckoned | None:
    """Return a half of a year."""
    first, last = (quarter_of(year, 2 * which - 1 + step, anchor) for step in (0, 1))
    if first is None or last is None or first.bounds is None or last.bounds is None:
        return None
    return replace(first, value=f"{year:04}-H{which}", bounds=(first.bounds[0], last.bounds[1]))


def year_of_quarter(scene: Scene, *, half: bool) -> tuple[int, Anchor | None]:
    """Return the year of a quarter and what it hangs on; 0 where nothing says."""
    if scene.has("Y"):
        return scene.number("Y"), None
    anchor = scene.published
    if anchor is None:
        return 0, None
    if scene.has("u") and (step := next((one for one in scene.letters if one in STEPS), "")):
        return anchor.day.year + STEPS[step], anchor
    begun = scene.number("O") <= (anchor.day.month - 1) // (6 if half else 3) + 1
    return anchor.day.year - (0 if begun or scene.ahead else 1), anchor


# --- the period that is reported on ----------------------------------------------------------


def reported(scene: Scene) -> Reckoned | None:
    """Read "the latest quarter", "the year-ago period", "the same period last year", "the full year"."""
    if scene.has("8"):
        return full_year(scene)
    if scene.letters.endswith(("-G", "-E")):
        return year_before(scene)
    return of_period(scene) if unit_named(scene) in {"Q", "q"} else None


def of_period(scene: Scene) -> Reckoned | None:
    """Return the quarter or period that the words mean, seen from the one reported on."""
    if scene.has("Y"):
        return same_in(scene, scene.number("Y"))
    period = period_of(scene)
    if period is None or (scene.has("=") and not scene.has("KLVGE")):
        return None
    return from_period(scene, period, -1 if scene.has("GELV") else 0)


def unit_named(scene: Scene) -> str:
    """Return Q for a quarter, q for a period, the TIMEX3 letter of another unit: of the last noun."""
    letters = scene.letters
    if letters[0] == "T" and "=" in letters:
        atom, letter = scene.atoms[2], letters[2]
    else:
        atom, letter = scene.atoms[-1], letters[-1]
    return "q" if letter == "q" else value_of_word(atom.low) if letter == "u" else ""


def period_of(scene: Scene) -> Anchor | None:
    """Return the quarter that a report tells of: the one named before, else the last that has ended."""
    if scene.period is not None or scene.published is None:
        return scene.period
    if unit_named(scene) != "Q":
        return None
    day = shift("Q", scene.published.day, -1)
    return replace(scene.published, day=day, unit="Q") if day else None


def from_period(scene: Scene, period: Anchor, years: int) -> Reckoned | None:
    """Return the period so many years from the one reported on."""
    day = shift("Y", period.day, years)
    if day is None:
        return None
    anchor = scene.published or period
    if period.unit == "H":
        return half_year(day.year, 1 if day.month <= 6 else 2, anchor)
    return stretch(period.unit, day, anchor)


def same_in(scene: Scene, year: int) -> Reckoned | None:
    """Read "the 1988 quarter": the quarter reported on, of another year."""
    period = scene.period
    if period is None:
        return None
    return from_period(scene, period, year - period.day.year)


def year_before(scene: Scene) -> Reckoned | None:
    """Read "year-earlier", "a year ago" in a report: the period reported on, a year before."""
    if scene.period is not None:
        return from_period(scene, scene.period, -1)
    if scene.published is None:
        return open_date("XXXX")
    return stretch("Y", shift("Y", scene.published.day, -1), scene.published)


def is_compared(scene: Scene) -> bool:
    """Tell whether a sentence compares money with that of the year before."""
    near = {*scene.before, *scene.after}
    return scene.period is not None and bool(near & context("shares") or scene.money)


def full_year(scene: Scene) -> Reckoned | None:
    """Read "the full year": that of the publication date."""
    if unit_named(scene) != "Y" or scene.published is None:
        return None
    return stretch("Y", scene.published.day, scene.published)


def bare_period(scene: Scene) -> Reckoned | None:
    """Read "the quarter", "the year ended June 30" where a report on business has them."""
    unit = unit_named(scene)
    ended = bool(scene.after) and scene.after[0] in ENDED
    if unit == "Q" and (scene.period is not None or ended):
        period = period_of(scene)
        return from_period(scene, period, 0) if period else open_date("XXXX-QX")
    if unit == "Y" and ended:
        return Reckoned("DURATION", "P1Y")
    if unit in {"Y", "W"} and scene.money and scene.before[:1] == ("for",):
        return full_unit(scene, unit)
    return None


def full_unit(scene: Scene, unit: str) -> Reckoned | None:
    """Return the year or week of the publication date."""
    return stretch(unit, scene.published.day, scene.published) if scene.published else None


def fiscal(scene: Scene) -> Reckoned | None:
    """Read "the current fiscal year", "next fiscal year": it need not be a year of the calendar."""
    if scene.published is None:
        return open_date("FYXXXX")
    step = next((STEPS[letter] for letter in scene.letters if letter in STEPS), 0)
    return Reckoned("DATE", f"FY{scene.published.day.year + step}", None, None, "published")
