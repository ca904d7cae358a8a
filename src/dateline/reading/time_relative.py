"""Dates reckoned from the publication date or from the time the text spoke of last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.time_absolute import beside_month, is_earlier, month_near, month_of, year
from dateline.reading.time_calendar import make_day, shift, shift_days, weekday_in_week, weekday_near
from dateline.reading.time_counts import CLOCK_UNITS, count_of, length_value, size_of, unit_of
from dateline.reading.time_grammar import value_of_word
from dateline.reading.time_periods import bare_period, fiscal, is_compared, year_before
from dateline.reading.time_scene import (
    OPEN_VALUES,
    Anchor,
    Reckoned,
    Scene,
    edge_of,
    open_date,
    stretch,
)
from dateline.reading.time_seasons import code_of, relative_season, season

if TYPE_CHECKING:
    from datetime import date

STEPS: Final = {"L": -1, "V": -1, "K": 0, "X": 1, "T": 0}
FRIDAY: Final = 5


def weekday(scene: Scene) -> Reckoned | None:
    """Read "Thursday", "last Friday", "Wednesday night": a day only where publication is known."""
    atom = scene.pick("W")
    if atom is None or not shown_upper(scene, atom.start):
        return None
    number = int(value_of_word(atom.low))
    found = open_date(f"XXXX-WXX-{number}", edge_of(scene))
    if scene.published:
        day = day_of_week(scene, scene.published.day, number)
        found = stretch("D", day, scene.published, edge_of(scene)) or found
    return with_part(scene, found)


def shown_upper(scene: Scene, start: int) -> bool:
    """Tell whether the word at ``start`` is written with a capital letter."""
    at = start - scene.atoms[0].start
    return scene.shown[at : at + 1].isupper()


def day_of_week(scene: Scene, anchor: date, number: int) -> date | None:
    """Return the weekday meant, seen from the anchor."""
    if scene.has("X"):
        return weekday_near(anchor, number, ahead=True, strict=True)
    if scene.has("LV"):
        return weekday_near(anchor, number, ahead=False, strict=True)
    if scene.has("K"):
        return weekday_in_week(anchor, number, 0)
    return weekday_near(anchor, number, ahead=scene.ahead)


def with_part(scene: Scene, found: Reckoned | None) -> Reckoned | None:
    """Return the day as a time of day where the words name a part of it."""
    part = scene.pick("p")
    if found is None or part is None or found.value is None:
        return found
    return replace(found, type="TIME", value=f"{found.value}T{value_of_word(part.low)}")


def part_of_day(scene: Scene) -> Reckoned | None:
    """Read "today", "tonight", "overnight", "yesterday morning", "this afternoon", "last night"."""
    atom = scene.pick("dg")
    step = int(value_of_word(atom.low)) if atom else STEPS[next(x for x in scene.letters if x in STEPS)]
    found: Reckoned | None = open_date(OPEN_VALUES["D"], edge_of(scene))
    if scene.published:
        found = stretch("D", shift_days(scene.published.day, step), scene.published, edge_of(scene))
    if found and scene.has("g"):
        return overnight(scene, replace(found, type="TIME", value=f"{found.value}TNI"))
    return with_part(scene, found)


def overnight(scene: Scene, found: Reckoned) -> Reckoned:
    """Return "overnight" with both days that the night touches."""
    if found.bounds and scene.atoms[-1].low == "overnight" and scene.published:
        return replace(found, bounds=(found.bounds[0], scene.published.day))
    return found


def relative_unit(scene: Scene) -> Reckoned | None:
    """Read "last year", "this week", "the past month", "the following day"."""
    unit = unit_of(scene)
    if scene.has("f"):
        return fiscal(scene) if unit == "Y" else None
    if unit in CLOCK_UNITS or unit == "F":
        return clock_span(scene, unit)
    first = next(letter for letter in scene.letters if letter in "LKXVJ")
    if first == "J" or (first in "VX" and scene.letters[0] == "T" and unit != "WE"):
        return next_to_previous(scene, unit, -1 if first == "V" else 1)
    if scene.atoms[-2].low == "past" and unit in {"E", "C"}:
        return past_stretch(scene, unit, 1)
    return beside_published(scene, unit, STEPS[first])


def clock_span(scene: Scene, unit: str) -> Reckoned | None:
    """Read "the past hour", "the next fortnight" as a length."""
    if not scene.has("LX"):
        return None
    return Reckoned("DURATION", {"F": "P2W", "H": "PT1H", "N": "PT1M", "S": "PT1S"}[unit])


def beside_published(scene: Scene, unit: str, step: int) -> Reckoned | None:
    """Return the stretch ``step`` units from that of the publication date."""
    if scene.published is None:
        return open_date(OPEN_VALUES[unit], edge_of(scene))
    if unit == "WE":
        step = weekend_step(scene, scene.published.day, step)
    day = shift(unit, scene.published.day, step)
    return stretch(unit, day, scene.published, edge_of(scene))


def weekend_step(scene: Scene, day: date, step: int) -> int:
    """Return how many weeks off a weekend is: said from Monday to Thursday, "the weekend" is past."""
    past = step == 0 and day.isoweekday() < FRIDAY and not scene.ahead
    return -1 if past else step


def weekend(scene: Scene) -> Reckoned | None:
    """Read "the weekend", in a report "the quarter"; else "the day" and its like name no time."""
    if unit_of(scene) == "WE":
        return beside_published(scene, "WE", 0)
    return bare_period(scene)


def next_to_previous(scene: Scene, unit: str, step: int) -> Reckoned | None:
    """Return the stretch beside the time the text spoke of last; open where there is none."""
    anchor = scene.previous
    if unit not in OPEN_VALUES:
        return None
    if anchor is None:
        apart = unit not in FIXED or not scene.has("VX")
        return open_date(OPEN_VALUES[unit]) if apart else beside_published(scene, unit, step)
    return stretch(unit, shift(unit, anchor.day, step), anchor, mod_of_same(scene))


FIXED: Final = frozenset({"Y", "M", "Q"})  # "the next year" with no time before it is seen from now


def mod_of_same(scene: Scene) -> str | None:
    """Return the mod of "later that year", "earlier the same day"."""
    return edge_of(scene) if scene.letters[0] in "EF" else None


def day_beyond(scene: Scene) -> Reckoned | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    atom = scene.pick("d")
    step = int(value_of_word(atom.low)) if atom else 0
    if unit_of(scene) != "D" or step != (-1 if scene.has("B") else 1):
        return None
    if scene.published is None:
        return open_date(OPEN_VALUES["D"])
    return stretch("D", shift_days(scene.published.day, 2 * step), scene.published)


def same_unit(scene: Scene) -> Reckoned | None:
    """Read "the same day", "that year", "the following morning", "the year before"."""
    unit = unit_of(scene)
    if scene.has("S"):
        return (
            season(scene.previous.day.year, code_of(scene), scene.previous) if scene.previous else None
        )
    if scene.has("p"):
        found = next_to_previous(scene, "D", int(scene.has("JX")))
        return with_part(scene, found)
    if scene.has("BR"):
        return beside_previous(scene, unit, -1 if scene.has("B") else 1)
    if scene.letters.endswith("#u") and unit not in {"D", "Y", "M"}:
        return None
    return next_to_previous(scene, unit, 0)


def month_told(scene: Scene) -> Reckoned | None:
    """Read "August of that year", "May 3 of the same year"."""
    previous, number, day = scene.previous, month_of(scene), scene.number("DO")
    if unit_of(scene) != "Y":
        return None
    if previous is None:
        return open_date(f"XXXX-{number:02}" + (f"-{day:02}" if day else ""))
    return stretch("D" if day else "M", make_day(previous.day.year, number, day or 1), previous)


def beside_previous(scene: Scene, unit: str, step: int) -> Reckoned | None:
    """Read "the year before", "the day after": seen from the time the text spoke of last."""
    return next_to_previous(scene, unit, step) if scene.previous and unit in OPEN_VALUES else None


def edge_of_time(scene: Scene) -> Reckoned | None:
    """Read "earlier this month", "by the end of the year", "late last week"."""
    if scene.has("M"):
        return edge_of_named_month(scene)
    if scene.has("S"):
        return relative_season(scene)
    unit = unit_of(scene)
    if unit not in OPEN_VALUES or (unit == "D" and not scene.has("#=")):
        return None
    found = stretch_of_edge(scene, unit)
    return replace(found, mod=edge_of(scene)) if found else None


def stretch_of_edge(scene: Scene, unit: str) -> Reckoned | None:
    """Return the stretch whose beginning or end is spoken of."""
    if scene.has("#="):
        return next_to_previous(scene, unit, 0)
    if scene.has("Y"):
        return year(scene)
    step = next((STEPS[letter] for letter in reversed(scene.letters) if letter in STEPS), 0)
    if scene.ancient and not scene.has("LKX"):
        return open_date(OPEN_VALUES[unit])
    found = beside_told(scene, unit) if not scene.has("LKX") else None
    return found or beside_published(scene, unit, step)


def beside_told(scene: Scene, unit: str) -> Reckoned | None:
    """Return the month or year that a story of years past is in: "by the end of the month"."""
    previous, published = scene.told, scene.published
    if previous is None or not (scene.near or scene.history) or not is_earlier(previous, published):
        return None
    fine = (
        previous.unit == "D"
        or (unit == "Y" and previous.unit in {"M", "Q", "Y"})
        or previous.unit == unit
    )
    return stretch(unit, previous.day, previous) if fine else None


def edge_of_named_month(scene: Scene) -> Reckoned | None:
    """Read "the end of April", "late last October"."""
    if scene.has("LKX") and scene.published:
        return beside_month(scene, month_of(scene), scene.published)
    return month_near(scene, month_of(scene), edge_of(scene))


def ago(scene: Scene) -> Reckoned | None:
    """Read "two days ago", "about a year ago", "decades ago"."""
    unit, count = unit_of(scene), count_of(scene)
    if unit == "Y" and count == 1 and is_compared(scene):
        return year_before(scene)
    if scene.published is None or count is None or unit in CLOCK_UNITS:
        if unit in CLOCK_UNITS and scene.published:
            return stretch("D", scene.published.day, scene.published)
        return open_date("PAST_REF")
    found = stretch(grain(unit), shift(unit, scene.published.day, -count), scene.published)
    return replace(found, mod=size_of(scene)) if found else None


def grain(unit: str) -> str:
    """Return the unit in which so many units ago is given."""
    return {"F": "D", "WE": "W", "C": "Y", "E": "Y"}.get(unit, unit)


def shifted(scene: Scene) -> Reckoned | None:
    """Read "two days later", "a year earlier": from the time the text spoke of last."""
    unit, count = unit_of(scene), count_of(scene)
    sign = -1 if scene.has("E") else 1
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit in CLOCK_UNITS:
        return None
    if unit == "Y" and count == 1 and sign < 0 and is_compared(scene):
        return year_before(scene)
    anchor = scene.previous
    if anchor is None or count is None:
        return open_date(OPEN_VALUES.get(unit, reference))
    coarse = grain(unit) if anchor.unit == "D" or unit in {"Y", "M"} else anchor.unit
    return stretch(coarse, shift(unit, anchor.day, sign * count), anchor)


def past_stretch(scene: Scene, unit: str, count: int | None) -> Reckoned | None:
    """Return a length that ends or begins at the publication date."""
    anchor: Anchor | None = scene.published
    letter = "F" if unit == "WE" else unit
    value = length_value(letter, count)
    if anchor is None or count is None or unit in CLOCK_UNITS:
        return Reckoned("DURATION", value)
    ahead = scene.has("XJC")
    other = shift(unit, anchor.day, count if ahead else -count)
    if other is None:
        return Reckoned("DURATION", value)
    bounds = (anchor.day, other) if ahead else (other, anchor.day)
    return Reckoned("DURATION", value, None, bounds, anchor.name)


def named_stretch(scene: Scene) -> Reckoned | None:
    """Read "the past two months", "the next 10 days", "the first nine months"."""
    if scene.has("O"):
        count = count_of(scene)
        return Reckoned("DURATION", length_value(unit_of(scene), count)) if unit_of(scene) else None
    return past_stretch(scene, unit_of(scene), count_of(scene))


def vague_days(scene: Scene) -> Reckoned | None:
    """Read "recent weeks", "the coming days", "the following weeks"."""
    if scene.has("J"):
        return Reckoned("DURATION", length_value(unit_of(scene), None)) if unit_of(scene) else None
    return open_date("PAST_REF" if scene.has("c") else "FUTURE_REF")
