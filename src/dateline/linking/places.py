"""Whether two events may have happened in one place, and how much that they agree says.

Places are compared by three levels: a country, a region or an area, a point (a town, a building). Two
different points, two different regions of a country or two countries keep events apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final, Literal

from dateline.linking.folding import name_key
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Article, Event, Place, PlaceKind, PlaceRole

Agreement = Literal["same", "within", "near", "country", "unknown", "apart"]
"""The same point or region; one within the other; told beside the same town, where a side names no
place; one country only; a side says nothing; apart."""

LEVELS: Final[Mapping[PlaceKind, int]] = {"country": 0, "area": 0, "region": 1, "water": 1}
POINT = 2
ONE_SPOT_KM = 5.0  # two names so close are taken for one place
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, order=True)
class PlaceKey:
    """A place as far as it is compared: what it is called, where it lies, how narrow it is.

    ``called``: its name as the text has it, by which one that was not resolved may still be found.
    """

    level: int
    name: str
    country: str
    admin1: str
    geonames_id: int
    at: tuple[float, ...]
    called: str = ""


def key_of(place: Place) -> PlaceKey:
    """Return the key of a place; one that was not resolved goes by its folded name."""
    known = place.latitude is not None and place.longitude is not None
    return PlaceKey(
        LEVELS.get(place.kind, POINT),
        bare_name(name_key(place.name)),
        place.country or "",
        name_key(place.admin1 or ""),
        place.geonames_id or 0,
        (place.latitude or 0.0, place.longitude or 0.0) if known else (),
        bare_name(
            name_key(next((each.text for each in place.mentions if each.kind == "name"), place.name))
        ),
    )


def bare_name(name: str) -> str:
    """Return a folded name without "district of" before it, or "city" after it."""
    first, _, rest = name.partition(" of ")
    name = rest if rest and first.removeprefix("the ") in words_of("before") else name
    begin, _, last = name.rpartition(" ")
    return begin if begin and last in words_of("after") else name


@cache
def words_of(part: str) -> frozenset[str]:
    """Return the words of one part of the table."""
    return frozenset(row["word"] for row in read_table("link_place_words") if row["part"] == part)


def is_street(key: PlaceKey) -> bool:
    """Tell whether a place that no gazetteer knows is a street or building, in whatever town."""
    return not key.at and not words_of("street").isdisjoint(key.name.split())


def keys_of(article: Article, event: Event, role: PlaceRole) -> frozenset[PlaceKey]:
    """Return the keys of the places that play ``role`` in an event."""
    known = {place.id: place for place in article.places}
    wanted = (one.place for one in event.places if one.role == role)
    return frozenset(key_of(known[place]) for place in wanted if place in known)


def agree(a: frozenset[PlaceKey], b: frozenset[PlaceKey]) -> Agreement:
    """Return the closest agreement between two sets of places, each given as ``narrowest`` leaves it."""
    if not a or not b:
        return "unknown"
    found = {compare(one, other) for one in a for other in b}
    order: tuple[Agreement, ...] = ("same", "within", "country", "unknown")
    return next((level for level in order if level in found), "apart")


def narrowest(keys: frozenset[PlaceKey]) -> frozenset[PlaceKey]:
    """Return the places of a set that no narrower one of the same country specifies."""
    level: dict[str, int] = {}
    for key in keys:
        level[key.country] = max(key.level, level.get(key.country, 0))
    return frozenset(key for key in keys if key.level == level[key.country])


def widen(keys: frozenset[PlaceKey]) -> frozenset[PlaceKey]:
    """Return the countries of a set of places; what lies in no known country stays as it is."""
    return frozenset(
        PlaceKey(0, name_key(key.country), key.country, "", 0, ()) if key.country else key
        for key in keys
    )


def compare(a: PlaceKey, b: PlaceKey) -> Agreement:
    """Return how two places agree."""
    if is_one(a, b):
        return "country" if a.level == 0 else "same"
    streets = is_street(a) != is_street(b)
    if streets or not (a.country and b.country):
        return "apart" if a.level == b.level == POINT and not streets else "unknown"
    if a.country != b.country:
        return "apart"
    wide, narrow = sorted((a, b))
    if wide.level == 0:
        return "country"
    if wide.level < narrow.level and wide.name and wide.name in {narrow.admin1, narrow.name}:
        return "within"
    return "country" if may_hold(wide, narrow) else "apart"


def may_hold(wide: PlaceKey, narrow: PlaceKey) -> bool:
    """Tell whether a region that is no first-level one may hold a point: an island, a district, a water.

    "Sulawesi" holds towns of "Southeast Sulawesi"; of two districts of one region no more is known.
    """
    if not wide.level < narrow.level or not wide.name:
        return False
    part = set(wide.name.split()) < set(narrow.admin1.split())
    return part or (wide.admin1 not in {"", wide.name} and wide.admin1 == narrow.admin1)


def is_one(a: PlaceKey, b: PlaceKey) -> bool:
    """Tell whether two keys are one place: the same entry, the same name there, or the same spot."""
    if a.geonames_id and a.geonames_id == b.geonames_id:
        return True
    if a.level == b.level and has_name_of(a, b):
        return a.country == b.country or not (a.country and b.country)
    return a.level == b.level == POINT and distance_km(a, b) <= ONE_SPOT_KM


def has_name_of(a: PlaceKey, b: PlaceKey) -> bool:
    """Tell whether two places have one name; the text's own word counts where one was not resolved.

    A text that says no more than "Bara" and one whose "Bara" was found to be Bārah may mean one town.
    """
    if a.name == b.name:
        return True
    if a.geonames_id and b.geonames_id:
        return False
    return bool({a.name, a.called} & {b.name, b.called} - {""})


def distance_km(a: PlaceKey, b: PlaceKey) -> float:
    """Return the distance of two places along the earth, or infinity where one is not located."""
    if not (a.at and b.at):
        return float("inf")
    (lat_a, lon_a), (lat_b, lon_b) = a.at, b.at
    north = sin(radians(lat_b - lat_a) / 2) ** 2
    east = sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, north + cos(radians(lat_a)) * cos(radians(lat_b)) * east)))
