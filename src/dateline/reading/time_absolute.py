"""Dates that name a year, a month or a day of a month."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.time_calendar import SEASONS, make_day, season_bounds
from dateline.reading.time_grammar import context, value_of_word
from dateline.reading.time_scene import (
    Anchor,
    Reckoned,
    Scene,
    edge_of,
    open_date,
    stretch,
)

if TYPE_CHECKING:
    from datetime import date

LEADS: Final = context("leads")
PLURAL_NOUN: Final = re.compile(r"[a-z]{3,}s")
NOT_COUNTED: Final = context("not_counted")
BACK: Final = 4  # months that a story told in order may go back without a new year


def month_of(scene: Scene) -> int:
    """Return the number of the month named, 1 to 12."""
    atom = scene.pick("M")
    return int(value_of_word(atom.low)) if atom else 0


def numeric_date(scene: Scene) -> Reckoned | None:
    """Read 2024-12-19, 19/12/2024; where day and month cannot be told apart only the year counts."""
    parts = [int(atom.value or 0) for atom in scene.atoms if atom.kind == "figure"]
    if scene.letters[0] == "Y":
        return stretch("D", make_day(*parts), None)
    first, second, year = parts
    if first > 12:
        return stretch("D", make_day(year, second, first), None)
    if second > 12:
        return stretch("D", make_day(year, first, second), None)
    return (
        open_date(f"{year}-XX-XX")
        if first != second
        else stretch("D", make_day(year, first, first), None)
    )


def full_date(scene: Scene) -> Reckoned | None:
    """Read a day, month and year."""
    return stretch("D", make_day(scene.number("Y"), month_of(scene), scene.number("OD")), None)


def month_year(scene: Scene) -> Reckoned | None:
    """Read a month of a named year."""
    return stretch("M", make_day(scene.number("Y"), month_of(scene), 1), None, edge_of(scene))


def day_and_month(scene: Scene) -> Reckoned | None:
    """Read a day and month without a year: the nearest such day to what the text is dated by."""
    month, day = month_of(scene), scene.number("OD")
    if make_day(2024, month, day) is None:
        return None
    anchor = year_anchor(scene)
    if anchor is None:
        return open_date(f"XXXX-{month:02}-{day:02}")
    if anchor.name != "published":
        return stretch("D", go_on(anchor.day, month, day), anchor)
    years = (anchor.day.year + step for step in (-1, 0, 1))
    days = [found for year in years if (found := make_day(year, month, day))]
    if scene.ahead:
        days = [found for found in days if found >= anchor.day] or days
    return stretch("D", min(days, key=lambda found: abs(found - anchor.day)), anchor)


def year_anchor(scene: Scene) -> Anchor | None:
    """Return what gives a bare month its year: an earlier year just named, else publication."""
    previous, published = scene.previous, scene.published
    if previous and (scene.near or scene.history) and is_earlier(previous, published):
        return previous
    return published


def is_earlier(previous: Anchor, published: Anchor | None) -> bool:
    """Tell whether the time spoken of last lies in a year before that of publication."""
    return published is None or previous.day.year < published.day.year


def month(scene: Scene) -> Reckoned | None:
    """Read a month on its own, where case and the words around it say that it is one."""
    if not is_month(scene):
        return None
    return month_near(scene, month_of(scene), edge_of(scene))


def is_month(scene: Scene) -> bool:
    """Tell whether the word is a month and not a name or a verb."""
    if not scene.shown[:1].isupper() or (scene.tail[:1] == " " and scene.tail[1:].isupper()):
        return False
    return bool(scene.before) and scene.before[0] in LEADS


def month_near(scene: Scene, number: int, mod: str | None) -> Reckoned | None:
    """Return the month nearest to the anchor: the last one, or the next in what is to come."""
    anchor = year_anchor(scene)
    if anchor is None:
        return open_date(f"XXXX-{number:02}", mod)
    if anchor.name != "published":
        return stretch("M", go_on(anchor.day, number, 1), anchor, mod)
    if not scene.tense:
        return stretch("M", nearest_month(anchor.day, number), anchor, mod)
    return stretch("M", month_from(anchor.day, number, ahead=scene.ahead), anchor, mod)


def go_on(previous: date, month: int, day: int) -> date | None:
    """Return the day or month that a story told in order comes to after ``previous``."""
    later = previous.month - month > BACK
    return make_day(previous.year + later, month, day)


def nearest_month(day: date, number: int) -> date | None:
    """Return the first day of the month nearest to ``day``, before or after it."""
    found = [first for step in (-1, 0, 1) if (first := make_day(day.year + step, number, 1))]
    return min(found, key=lambda first: abs((first - day.replace(day=1)).days), default=None)


def month_from(day: date, number: int, *, ahead: bool) -> date | None:
    """Return the first day of the last such month at or before ``day``, or the next at or after."""
    year = day.year
    if ahead:
        year += number < day.month
    else:
        year -= number > day.month
    return make_day(year, number, 1)


def edge_of_month(scene: Scene) -> Reckoned | None:
    """Read "early October"."""
    return month_near(scene, month_of(scene), edge_of(scene))


def relative_month(scene: Scene) -> Reckoned | None:
    """Read "last April", "next May", "this September", "April this year"."""
    anchor, number = scene.published, month_of(scene)
    if anchor is None:
        return open_date(f"XXXX-{number:02}")
    if scene.letters[0] == "M":
        step = {"L": -1, "K": 0, "X": 1}[next(x for x in reversed(scene.letters) if x in "LKX")]
        return stretch("M", make_day(anchor.day.year + step, number, 1), anchor)
    if scene.letters[0] == "K":
        return stretch("M", make_day(anchor.day.year, number, 1), anchor)
    ahead = scene.letters[0] == "X"
    found = month_from(anchor.day, number, ahead=ahead)
    if found and found.month == anchor.day.month and found.year == anchor.day.year:
        found = make_day(found.year + (1 if ahead else -1), number, 1)
    return stretch("M", found, anchor)


def year(scene: Scene) -> Reckoned | None:
    """Read a year, unless the figure counts things; "fiscal 2024" and "241 BC" included."""
    if counts_things(scene):
        return None
    number = scene.number("YND")
    if scene.has("Z"):
        return Reckoned("DATE", f"BC{number:04}")
    if scene.has("f"):
        return Reckoned("DATE", f"FY{number}")
    return stretch("Y", make_day(number, 1, 1), None, edge_of(scene))


def counts_things(scene: Scene) -> bool:
    """Tell whether a figure like a year is a count, a price, a part of a longer number or a name."""
    before = scene.before[0] if scene.before else ""
    after = scene.after[0] if scene.after else ""
    if before in MONEY or after in UNITS_AFTER or not within_reach(scene):
        return True
    if before in LEADS or len(scene.letters) > 1:
        return False
    return bool(PLURAL_NOUN.fullmatch(after)) and after not in NOT_COUNTED


MONEY: Final = context("money")
UNITS_AFTER: Final = context("units_after")


def within_reach(scene: Scene) -> bool:
    """Tell whether the year is one that news speaks of without saying more."""
    number = scene.number("Y")
    if 1800 <= number <= 2099 or scene.has("Z"):
        return True
    return bool(scene.before) and scene.before[0] in LEADS


def season_year(scene: Scene) -> Reckoned | None:
    """Read "the winter of 2023"."""
    atom = scene.pick("S")
    return season(scene.number("Y"), value_of_word(atom.low), None) if atom else None


def season(number: int, code: str, anchor: Anchor | None) -> Reckoned | None:
    """Return the season of a year with its meteorological bounds."""
    bounds = season_bounds(number, code)
    name = anchor.name if anchor else None
    return Reckoned("DATE", f"{number:04}-{code}", None, bounds, name) if bounds else None


def relative_season(scene: Scene) -> Reckoned | None:
    """Read "last summer", "this fall", "the winter" (the season of the publication's year)."""
    atom, anchor = scene.pick("S"), scene.published
    code = value_of_word(atom.low) if atom else "SP"
    if scene.letters[0] == "T":
        return open_date(f"XXXX-{code}") if before_of(scene) and code != "FA" else None
    if anchor is None:
        return open_date(f"XXXX-{code}")
    starts = make_day(anchor.day.year, SEASONS[code], 1)
    begun = starts is not None and starts <= anchor.day
    step = {"L": 0 if begun else -1, "V": -1, "K": 0, "X": 1 if begun else 0}[scene.letters[0]]
    return season(anchor.day.year + step, code, anchor)


def before_of(scene: Scene) -> bool:
    """Tell whether a word such as "in" stands before the expression."""
    return bool(scene.before) and scene.before[0] in LEADS


def quarter(scene: Scene) -> Reckoned | None:
    """Read "the third quarter of 2024", "the first half of last year"."""
    which = scene.number("O")
    half = scene.has("h")
    unit = scene.pick("u")
    if not half and (unit is None or value_of_word(unit.low) != "Q"):
        return None
    if not 1 <= which <= (2 if half else 4):
        return None
    number, anchor = quarter_year(scene, ends=half)
    code = f"{'H' if half else 'Q'}{which}"
    if not number:
        return open_date(f"XXXX-{code}")
    months = 6 if half else 3
    first = make_day(number, (which - 1) * months + 1, 1)
    found = stretch("Q", first, anchor)
    if found and half and found.bounds:
        later = stretch("Q", make_day(number, which * 6, 1), anchor)
        last = later.bounds[1] if later and later.bounds else found.bounds[1]
        found = replace(found, value=f"{number:04}-{code}", bounds=(found.bounds[0], last))
    return found


def quarter_year(scene: Scene, *, ends: bool) -> tuple[int, Anchor | None]:
    """Return the year of a quarter and what it hangs on; 0 where nothing says."""
    if scene.has("Y"):
        return scene.number("Y"), None
    anchor = scene.published
    relative = next((letter for letter in scene.letters if letter in "LKXV"), None)
    if anchor is None:
        return 0, None
    if relative:
        return anchor.day.year + {"L": -1, "V": -1, "K": 0, "X": 1}[relative], anchor
    begun = scene.number("O") <= (anchor.day.month - 1) // (6 if ends else 3) + 1
    return anchor.day.year - (0 if begun or scene.ahead else 1), anchor


def century(scene: Scene) -> Reckoned | None:
    """Read "the 19th century"."""
    atom = scene.pick("u")
    which = scene.number("O")
    if atom is None or value_of_word(atom.low) != "C" or not 1 <= which <= 22:
        return None
    return stretch("C", make_day(max((which - 1) * 100, 1), 1, 1), None, edge_of(scene))


def decade(scene: Scene) -> Reckoned | None:
    """Read "the 1990s", "the late '80s"."""
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
