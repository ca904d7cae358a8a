"""Seasons: of a named year, last or next, and the one that a text is in the middle of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.reading.time_calendar import SEASONS, make_day, season_bounds
from dateline.reading.time_grammar import context, value_of_word
from dateline.reading.time_scene import Anchor, Reckoned, Scene, edge_of, open_date

if TYPE_CHECKING:
    from datetime import date

# "the spring and summer of 1943": the year that stands after the next season
SHARED_YEAR: Final = re.compile(r"[-&t,]T?[eil]?-?S(?:oT?)?Y")
LEADS: Final = context("leads")
DOWNFALL: Final = "fall"  # "the fall" is more often a downfall than a season


def season_year(scene: Scene) -> Reckoned | None:
    """Read "the winter of 2023"."""
    return season(scene.number("Y"), code_of(scene), None, edge_of(scene))


def code_of(scene: Scene) -> str:
    """Return the TIMEX3 code of the season named."""
    atom = scene.pick("S")
    return value_of_word(atom.low) if atom else "SP"


def season(number: int, code: str, anchor: Anchor | None, mod: str | None = None) -> Reckoned | None:
    """Return the season of a year with its meteorological bounds."""
    bounds = season_bounds(number, code)
    name = anchor.name if anchor else None
    return Reckoned("DATE", f"{number:04}-{code}", mod, bounds, name, "M") if bounds else None


def relative_season(scene: Scene) -> Reckoned | None:
    """Read "last summer", "this fall", "the winter"."""
    if is_part_of_name(scene):
        return None
    step = next((letter for letter in scene.letters if letter in "LVKX"), "")
    return stepped(scene, step) if step else bare_season(scene)


def stepped(scene: Scene, step: str) -> Reckoned | None:
    """Read "last summer", "the spring of next year"."""
    code, mod, anchor = code_of(scene), edge_of(scene), scene.published
    if anchor is None:
        return open_date(f"XXXX-{code}", mod)
    years = {"L": -1, "V": -1, "K": 0, "X": 1}[step]
    begins = make_day(anchor.day.year, SEASONS[code], 1)
    begun = begins is not None and begins <= anchor.day
    if step == "L" and not scene.has("u"):
        years = -(not begun or is_now(anchor.day, begins))
    if step == "X" and not scene.has("u"):
        years = int(begun)
    return season(anchor.day.year + years, code, anchor, mod)


def bare_season(scene: Scene) -> Reckoned | None:
    """Read "in the winter", "early in spring"; "in summer" in no tense is any."""
    code, mod = code_of(scene), edge_of(scene)
    if not (is_lead(scene) or is_of_campaign(scene)) or scene.atoms[-1].low == DOWNFALL:
        return None
    if match := SHARED_YEAR.match(scene.then):
        return season(int(scene.then_atoms[match.end() - 1].value or 0), code, None, mod)
    anchor = year_of(scene)
    if anchor is None or scene.ancient or not (scene.has("T") or scene.tense):
        return open_date(f"XXXX-{code}", mod)
    begins = make_day(anchor.day.year, SEASONS[code], 1)
    return season(anchor.day.year + bare_step(scene, anchor, begins), code, anchor, mod)


def is_part_of_name(scene: Scene) -> bool:
    """Tell whether a season with a capital letter opens a longer name: "the Summer Palace"."""
    atom, at = scene.pick("S"), scene.atoms[0].start
    capital = atom is not None and scene.shown[atom.start - at : atom.start - at + 1].isupper()
    return capital and scene.tail[:1] == " " and scene.tail[1:].isupper()


def is_lead(scene: Scene) -> bool:
    """Tell whether a word such as "in" stands before the expression."""
    return bool(scene.before) and (scene.before[0] in LEADS or scene.before[0] in THROUGH)


def is_of_campaign(scene: Scene) -> bool:
    """Tell whether the season is that of fighting: "their spring offensive"."""
    return scene.after[:1] != () and scene.after[0] in context("campaigns")


THROUGH: Final = frozenset({"over", "spent", "spend", "passed", "through", "all"})


def is_now(day: date, begins: date | None) -> bool:
    """Tell whether a day lies within the three months from ``begins`` on."""
    return begins is not None and 0 <= (day - begins).days < 92


def year_of(scene: Scene) -> Anchor | None:
    """Return what gives a bare season its year: in a history the time told of last."""
    previous, published = scene.told, scene.published
    return previous if previous and (scene.history or scene.near) else published


def bare_step(scene: Scene, anchor: Anchor, begins: date | None) -> int:
    """Return how many years off a bare season is: the last that has begun, or the next to come."""
    if anchor.name != "published":
        return 0
    begun = begins is not None and begins <= anchor.day
    return int(begun and not is_now(anchor.day, begins)) if scene.ahead else -int(not begun)
