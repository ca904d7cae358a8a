"""Dates that name a year, a month or a day of a month."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dateline.reading.time_calendar import make_day
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
FAR_AHEAD: Final = 75  # days that a sentence in the past tense may look ahead: "has set Nov. 10"
BACK: Final = 7  # months that a story told in order may go back without a new year
LAST_MONTH: Final = 12
# "March and April 1945": the year that stands after the next of several months or days
SHARED_YEAR: Final = re.compile(r"(?:,M)*(?:[-&t,]|,&)[eil]?-?(?:M\.?(?:[OD])?|[OD]o?M\.?|[OD]),?o?Y")


def month_of(scene: Scene) -> int:
    """Return the number of the month named, 1 to 12."""
    atom = scene.pick("M")
    return int(value_of_word(atom.low)) if atom else 0


def mod_of(scene: Scene) -> str | None:
    """Return the mod that the first word gives: START, MID, END, APPROX."""
    return "APPROX" if scene.has("x") else edge_of(scene)


def numeric_date(scene: Scene) -> Reckoned | None:
    """Read 2024-12-19, 19/12/2024; where day and month cannot be told apart only the year counts."""
    parts = [int(atom.value or 0) for atom in scene.atoms if atom.kind == "figure"]
    if scene.letters[0] == "Y":
        return stretch("D", make_day(*parts), None)
    first, second, year = parts
    if first > LAST_MONTH:
        return stretch("D", make_day(year, second, first), None)
    if second > LAST_MONTH:
        return stretch("D", make_day(year, first, second), None)
    return (
        open_date(f"{year}-XX-XX")
        if first != second
        else stretch("D", make_day(year, first, first), None)
    )


def full_date(scene: Scene) -> Reckoned | None:
    """Read a day, month and year."""
    day = make_day(scene.number("Y"), month_of(scene), scene.number("OD"))
    return stretch("D", day, None, mod_of(scene))


def month_year(scene: Scene) -> Reckoned | None:
    """Read a month of a named year."""
    return stretch("M", make_day(scene.number("Y"), month_of(scene), 1), None, mod_of(scene))


def day_and_month(scene: Scene) -> Reckoned | None:
    """Read a day and month without a year: the nearest such day to what the text is dated by."""
    month, day = month_of(scene), scene.number("OD")
    if make_day(2024, month, day) is None:
        return None
    anchor = year_anchor(scene)
    if anchor is None:
        return open_date(f"XXXX-{month:02}-{day:02}", mod_of(scene))
    if anchor.unit == "shared":
        return stretch("D", make_day(anchor.day.year, month, day), None, mod_of(scene))
    if anchor.name != "published":
        return stretch("D", go_on(anchor.day, month, day), anchor, mod_of(scene))
    years = (anchor.day.year + step for step in (-1, 0, 1))
    days = [found for year in years if (found := make_day(year, month, day))]
    return stretch("D", nearest_day(scene, anchor.day, days), anchor, mod_of(scene))


def nearest_day(scene: Scene, day: date, days: list[date]) -> date:
    """Return the nearest of several days; in what has been none that is far ahead."""
    if scene.ahead:
        days = [found for found in days if found >= day] or days
    elif scene.tense:
        far = timedelta(days=0 if scene.before[:1] == ("ended",) else FAR_AHEAD)
        days = [found for found in days if found - day <= far] or days
    return min(days, key=lambda found: abs(found - day))


def relative_day(scene: Scene) -> Reckoned | None:
    """Read "last Oct. 23", "next May 3"."""
    month, day, anchor = month_of(scene), scene.number("OD"), scene.published
    if anchor is None or make_day(2024, month, day) is None:
        return open_date(f"XXXX-{month:02}-{day:02}") if make_day(2024, month, day) else None
    ahead = scene.has("X")
    years = (anchor.day.year + step for step in ((0, 1) if ahead else (0, -1)))
    days = [found for year in years if (found := make_day(year, month, day))]
    fit = [found for found in days if (found > anchor.day if ahead else found < anchor.day)]
    return stretch("D", fit[0] if fit else None, anchor)


def year_anchor(scene: Scene) -> Anchor | None:
    """Return what gives a bare month its year: one that follows, one just named, else publication."""
    if match := SHARED_YEAR.match(scene.then):
        atom = scene.then_atoms[match.end() - 1]
        first = make_day(int(atom.value or 0), 1, 1)
        return Anchor("shared", first, "shared") if first else scene.published
    previous, published = scene.told, scene.published
    if scene.ancient:
        return None
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
    if not scene.shown[:1].isupper() or not scene.before:
        return False
    before, name = scene.before[0], scene.letters and scene.atoms[-1].low in context("names")
    if scene.tail[:1] == " " and scene.tail[1:].isupper():
        return before in context("surely") if not name else before in context("certainly")
    if SHARED_YEAR.match(scene.then) and (scene.then[0] in "-t" or before in {",", "and", "to"}):
        return True
    return before in LEADS or (before in context("owners") and is_attribute(scene))


def is_attribute(scene: Scene) -> bool:
    """Tell whether a month stands before a noun: "the October vote"."""
    after = scene.after[0] if scene.after else ""
    return (
        scene.atoms[-1].low != "may"
        and len(after) > LEAST_NOUN
        and after not in NO_NOUNS
        and scene.then[:1] == "_"
    )


LEAST_NOUN: Final = 3  # letters: what is shorter is mostly a preposition
NO_NOUNS: Final = context("no_nouns")


def month_near(scene: Scene, number: int, mod: str | None) -> Reckoned | None:
    """Return the month nearest to the anchor: the last one, or the next in what is to come."""
    anchor = year_anchor(scene)
    if anchor is None:
        return open_date(f"XXXX-{number:02}", mod)
    if anchor.unit == "shared":
        return stretch("M", make_day(anchor.day.year, number, 1), None, mod)
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
    return beside_month(scene, number, anchor)


def beside_month(scene: Scene, number: int, anchor: Anchor) -> Reckoned | None:
    """Return the month that "last", "this" or "next" means, with "early", "late" as its mod."""
    if scene.has("K"):
        return stretch("M", make_day(anchor.day.year, number, 1), anchor, edge_of(scene))
    ahead = scene.has("X")
    found = month_from(anchor.day, number, ahead=ahead)
    if found and found.month == anchor.day.month and found.year == anchor.day.year:
        found = make_day(found.year + (1 if ahead else -1), number, 1)
    return stretch("M", found, anchor, edge_of(scene))


def year(scene: Scene) -> Reckoned | None:
    """Read a year, unless the figure counts things; "fiscal 2024", "the year 2000" included."""
    if counts_things(scene):
        return None
    atom, number = scene.pick("u"), scene.number("YN")
    if scene.has("N") and not is_spoken_year(scene):
        return None
    if atom is not None and value_of_word(atom.low) != "Y":
        return None
    if scene.has("f"):
        return Reckoned("DATE", f"FY{number}")
    return stretch("Y", make_day(number, 1, 1), None, mod_of(scene))


def is_spoken_year(scene: Scene) -> bool:
    """Tell whether "the year two thousand" names a year in words."""
    return scene.atoms[-1].kind == "number" and RECENT <= scene.number("N") < LATEST


def counts_things(scene: Scene) -> bool:
    """Tell whether a figure like a year is a count, a price, a part of a longer number or a name."""
    before = scene.before[0] if scene.before else ""
    after = scene.after[0] if scene.after else ""
    beside = before in MONEY and (before not in MARKS or not scene.head.isspace())
    if beside or after in UNITS_AFTER or not within_reach(scene):
        return True
    if is_amount(scene, before):
        return True
    if before in LEADS or is_named_by(scene, before) or (len(scene.letters) > 1 and not scene.has("x")):
        return False
    return bool(PLURAL_NOUN.fullmatch(after)) and after not in NOT_COUNTED


def is_amount(scene: Scene, before: str) -> bool:
    """Tell whether "a crowd of" counts, or a figure and a hyphen before make one long number."""
    of = before == "of" and bool(scene.before[1:]) and scene.before[1] in context("amounts")
    dialled = before == "-" and scene.before[1:2] != () and scene.before[1].isdigit()
    return of or (dialled and len(scene.before[1]) != len("1984"))


def is_named_by(scene: Scene, before: str) -> bool:
    """Tell whether "the" makes a year of a figure before a plural: "the 1999 champions"."""
    return before == "the" and scene.number("Y") >= RECENT and not scene.has("x")


MARKS: Final = frozenset(":./+=")  # make no number of a figure that stands apart from them
LATEST: Final = 2100
RECENT: Final = 1900  # figures below are more often counts where a noun follows
MONEY: Final = context("money")
UNITS_AFTER: Final = context("units_after")


def within_reach(scene: Scene) -> bool:
    """Tell whether the year is one that news speaks of without saying more."""
    number = scene.number("YN")
    if 1800 <= number <= 2099:
        return True
    return bool(scene.before) and scene.before[0] in LEADS
