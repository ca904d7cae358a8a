"""The index of place names: which places a name may mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.cities import cities
from dateline.gazetteer.countries import capitals, countries, country_entries
from dateline.gazetteer.fold import fold
from dateline.gazetteer.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.gazetteer.entries import Entry

MOST = 12  # candidates kept of one name, the largest first


@cache
def index() -> Mapping[str, tuple[Entry, ...]]:
    """Return all places by their folded names: countries, then regions, then cities by size."""
    table: dict[str, list[Entry]] = {}
    for names, entry in everything():
        for key in {fold(name): None for name in names}:
            places = table.setdefault(key, [])
            if key and len(places) < MOST:
                places.append(entry)
    return {key: tuple(places) for key, places in table.items() if key}


def everything() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield every place with its names, the most prominent first."""
    for code, country in countries().items():
        yield (country.name, *country.others), country_entries()[code]
    yield from regions()
    yield from cities()
    yield from renamed_capitals()


def renamed_capitals() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield capitals under the names that news uses where the extract spells them otherwise."""
    seats: dict[str | None, list[Entry]] = {}
    for _, entry in cities():
        if entry.capital:
            seats.setdefault(entry.country, []).append(entry)
    for key, code in capitals().items():
        known = seats.get(code, [])
        if len(known) == 1 and fold(known[0].name) != key:
            yield (key,), known[0]


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
    return index().get(fold(name), ())
