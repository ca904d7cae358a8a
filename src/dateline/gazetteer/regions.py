"""Regions, areas and waters that news names, from the table of regions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from dateline.gazetteer.countries import cells
from dateline.gazetteer.entries import Entry
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import PlaceKind


@cache
def regions() -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """Return every region with all its names, in the table's order."""
    return tuple(
        ((row["name"], *cells(row["others"])), region_entry(row)) for row in read_table("place_regions")
    )


def region_entry(row: Mapping[str, str]) -> Entry:
    """Return the entry of one region; one of a country is its own first-level region by name."""
    kind = cast("PlaceKind", row["kind"])
    return Entry(
        name=row["name"],
        kind=kind,
        country=row["country"] or None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        radius_km=float(row["radius_km"]),
        admin1=row["name"] if kind == "region" and row["country"] else None,
    )
