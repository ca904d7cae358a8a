"""The index of place names: which places a name may mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.cities import cities, city_entry, names_of, seats
from dateline.gazetteer.countries import capitals, countries, country_entries
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST: Final = 12  # candidates kept of one name, the largest first
Source = Entry | int  # a place of our tables, or the GeoNames id of a city


@cache
def index() -> Mapping[str, tuple[Source, ...]]:
    """Return all places by their folded names: countries, then regions, then cities by size."""
    table: dict[str, list[Source]] = {}
    for names, source in everything():
        for key in {fold(name): None for name in names}:
            places = table.setdefault(key, [])
            if len(places) < MOST:
                places.append(source)
    table.pop("", None)
    return {key: tuple(places) for key, places in table.items()}


def everything() -> Iterator[tuple[tuple[str, ...], Source]]:
    """Yield every place with its names, the most prominent first."""
    for code, country in countries().items():
        yield (country.name, *country.others), country_entries()[code]
    yield from regions()
    for key, row in cities().items():
        yield tuple(names_of(row)), key
    yield from renamed_capitals()


def renamed_capitals() -> Iterator[tuple[tuple[str, ...], Source]]:
    """Yield capitals under the names that news uses where the extract spells them otherwise."""
    by_country: dict[str, list[int]] = {}
    for key in sorted(seats()):
        by_country.setdefault(cities()[key]["countrycode"], []).append(key)
    for name, code in capitals().items():
        known = by_country.get(code, [])
        if len(known) == 1 and fold(cities()[known[0]]["name"]) != name:
            yield (name,), known[0]


@cache
def openers() -> Mapping[str, int]:
    """Return the first words of all names with the number of words of the longest such name."""
    longest: dict[str, int] = {}
    for key in index():
        first, count = key.split(" ", 1)[0], key.count(" ") + 1
        longest[first] = max(longest.get(first, 0), count)
    return longest


def look_up(name: str) -> tuple[Entry, ...]:
    """Return the places that a name may mean, the most prominent first; empty where it means none."""
    return tuple(make_entry(source) for source in index().get(fold(name), ()))


def make_entry(source: Source) -> Entry:
    """Return the entry of a place of the index."""
    return city_entry(source) if isinstance(source, int) else source
