"""Events under the names of POLECAT's columns, a line of JSON each, with what bears them beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline import jsons
from dateline.export.codes import country_fact, day_of, is_coded_fact, published_columns
from dateline.export.frame import Format
from dateline.export.lines import make_lines
from dateline.export.places import first_place
from dateline.export.receipts import bear

if TYPE_CHECKING:
    from dateline.export.rows import EventRow, Party

NAMES: Final = (*published_columns("polecat"), "Dateline")
VERSION: Final = "dateline-export/1"
QUADS: Final = {
    "VC": "VERBAL COOPERATION",
    "MC": "MATERIAL COOPERATION",
    "VX": "VERBAL CONFLICT",
    "MX": "MATERIAL CONFLICT",
}


def make_line(row: EventRow) -> bytes:
    """Return an event as a line of JSON."""
    return jsons.encode(record(row)) + b"\n"


def record(row: EventRow) -> dict[str, Any]:
    """Return an event under POLECAT's names, in their order; what cannot be filled is null."""
    day = day_of(row)
    filled = {
        "Event ID": f"{row.page.article}_{row.event}",
        "Event Date": day and day.isoformat(),
        "Event Type": row.type,
        "Event Mode": row.mode,
        "Intensity": row.score,
        "Quad Code": QUADS.get(row.quad or ""),
        "Contexts": [],
        **parties("Actor", row.actors),
        **parties("Recipient", row.recipients),
        **places(row),
        "Source": row.page.outlet,
        "Publication Date": (row.page.published or "")[:10] or None,
        "Language": row.page.language,
        "Version": VERSION,
        "Dateline": bear(row),
    }
    return {name: filled.get(name) for name in NAMES}


def parties(side: str, held: tuple[Party, ...]) -> dict[str, Any]:
    """Return the actors or recipients: several values of one field are a list in one order."""
    sectors = [sector for one in held for sector in (one.sector or "").split(",") if sector]
    return {
        f"{side} Name": [one.name for one in held],
        f"{side} Country": [country_fact(one.country, "iso3") for one in held],
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": [one.sector or "" for one in held],
        f"{side} Title": [one.role or "" for one in held],
        f"{side} Name Raw": [one.words[0].text if one.words else "" for one in held],
    }


def places(row: EventRow) -> dict[str, Any]:
    """Return where an event was."""
    place = first_place(row.places)
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "City": place.name if place.kind == "city" else None,
        "Province": place.admin1,
        "Country": country_fact(place.country, "iso3") or None,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geonames_id,
    }


PIECES: Final = make_lines(make_line)
FORMAT: Final = Format(
    summary="events under the names of POLECAT's columns, a line of JSON each",
    suffix=".jsonl",
    media_type="application/x-ndjson",
    columns={"events": NAMES},
    write=PIECES.write,
    pieces=PIECES,
    takes=is_coded_fact,
)
