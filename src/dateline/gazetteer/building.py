"""Builds the index of all places that come with the package: tables first, then towns by size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.gazetteer.countries import capitals, countries, country_entries
from dateline.gazetteer.divisions import Divisions
from dateline.gazetteer.fold import fold
from dateline.gazetteer.packing import Packer
from dateline.gazetteer.regions import facilities
from dateline.gazetteer.towns import entry_of, find_seats, names_of, read_towns, spread_towns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gazetteer.entries import Entry


def build_index() -> bytes:
    """Return the bytes of the index; takes some seconds."""
    packer = Packer()
    for names, entry in everything():
        packer.add([fold(name) for name in names], entry)
    return packer.pack()


def everything() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield every place with its names, the most prominent first."""
    towns = read_towns()
    divisions = Divisions(spread_towns(towns))
    for code, country in countries().items():
        yield (country.name, *country.others), country_entries()[code]
    yield from divisions.regions
    yield from facilities()
    seats = find_seats(towns)
    called = renamed_seats({town.geonameid: (town.name, town.countrycode) for town in towns}, seats)
    for town in towns:
        admin1 = divisions.names.get((town.countrycode, town.admin1code))
        names = (*names_of(town), *called.get(town.geonameid, ()))
        yield names, entry_of(town, seats, admin1)
    yield from divisions.further
    yield from divisions.counties


def renamed_seats(
    towns: dict[int, tuple[str, str]], seats: frozenset[int]
) -> dict[int, tuple[str, ...]]:
    """Return the names that news uses of capitals where the extract spells them otherwise."""
    by_country: dict[str, list[int]] = {}
    for key in sorted(seats):
        by_country.setdefault(towns[key][1], []).append(key)
    found: dict[int, tuple[str, ...]] = {}
    for name, code in capitals().items():
        known = by_country.get(code, [])
        if len(known) == 1 and fold(towns[known[0]][0]) != name:
            found[known[0]] = (*found.get(known[0], ()), name)
    return found
