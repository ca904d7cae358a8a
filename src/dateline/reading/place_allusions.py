"""Peoples: the adjectives and nouns that name where somebody is from, and the places they lead to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.countries import adjectives, country_entries, country_names, nationals
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.gazetteer.entries import Entry
    from dateline.language.reading import Reading
    from dateline.reading.place_find import Found

LONGEST = 2  # words of a people's name


@cache
def peoples() -> Mapping[str, str]:
    """Return the folded adjectives and nouns of regions and areas with the names of these."""
    return {fold(row["people"]): row["place"] for row in read_table("place_peoples")}


def place_of(key: str) -> Entry | None:
    """Return the country, region or area of a folded demonym; None where it is none."""
    code = adjectives().get(key) or nationals().get(key)
    if code and key not in country_names():
        return country_entries()[code]
    name = peoples().get(key)
    return next(iter(look_up(name)), None) if name else None


def peoples_named(reading: Reading, names: Iterable[Found]) -> Iterator[tuple[int, int, Entry]]:
    """Yield the tokens of each demonym and the place it leads to; none is looked for in ``names``."""
    taken = {at for name in names for at in range(name.first, name.last)}
    people = {at for one in reading.typed if one.label == "PER" for at in range(one.first, one.last)}
    at = 0
    while at < len(reading.starts):
        step = 1
        for size in range(LONGEST, 0, -1):
            last = at + size
            if last > len(reading.starts) or not reading.word(at)[0].isupper():
                continue
            entry = place_of(
                fold(reading.text[reading.starts[at] : reading.ends[last - 1]].split("-")[0])
            )
            if entry is not None and not ({*range(at, last)} & (taken | people)):
                yield at, last, entry
                step = size
                break
        at += step
