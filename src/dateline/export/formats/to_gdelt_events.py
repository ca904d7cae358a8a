"""GDELT 2.0 events: 61 columns, tab-separated, no head; what cannot be filled is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.export.codes import (
    cameo_group,
    cameo_types,
    country_fact,
    day_of,
    is_coded_fact,
    moment_of,
    place_name,
    published_columns,
)
from dateline.export.frame import Format
from dateline.export.gdelt import global_id, make_line
from dateline.export.lines import make_lines
from dateline.export.places import first_place

if TYPE_CHECKING:
    from datetime import date

    from dateline.export.rows import EventRow, Party, Where

NAMES: Final = published_columns("gdelt-events")
QUADS: Final = {"VC": 1, "MC": 2, "VX": 3, "MX": 4}
NO_DAY: Final = ("",) * 4
NOBODY: Final = ("",) * 10
NOWHERE: Final = ("",) * 8


def cells_of(row: EventRow) -> tuple[object, ...]:
    """Return the 61 cells of an event."""
    return (
        global_id(row),
        *day_cells(day_of(row)),
        *(actor_cells(row.actors[0]) if row.actors else NOBODY),
        *(actor_cells(row.recipients[0]) if row.recipients else NOBODY),
        *action_cells(row),
        *NOWHERE,
        *NOWHERE,
        *geo_cells(row, first_place(row.places)),
        moment_of(row.page.gathered),
        row.page.url or row.page.source,
    )


def day_cells(day: date | None) -> tuple[str, ...]:
    """Return a day in GDELT's four forms. The share of the year is counted in months of 30 days."""
    if day is None:
        return NO_DAY
    share = min(((day.month - 1) * 30 + day.day) / 365, 0.9999)
    return (f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{day.year + share:.4f}")


def actor_cells(party: Party) -> tuple[str, ...]:
    """Return the cells of an actor: country and roles as CAMEO codes, and both together."""
    country, group = country_fact(party.country, "iso3"), cameo_group(party.sector)
    types = (*cameo_types(party.sector), "", "", "")[:3]
    code = "".join((country or group or types[0], *(types[:1] if country else ())))
    return (code, party.name.upper(), country, group, "", "", "", *types)


def action_cells(row: EventRow) -> tuple[object, ...]:
    """Return the cells of what was done: CAMEO code, base and root, quad class, and one mention."""
    code = row.cameo or ""
    lead = None if row.paragraph is None else int(row.paragraph == 0)
    return (lead, code, code[:3], code[:2], QUADS.get(row.quad or ""), "", 1, 1, 1, "")


def geo_cells(row: EventRow, place: Where | None) -> tuple[object, ...]:
    """Return the cells of where it was; ids of features are GNS's, which we have none of."""
    if place is None:
        return NOWHERE
    kinds = {"country": 1, "region": 2, "city": 3, "facility": 3}
    kind = kinds.get(place.kind, 0)
    if kind > 1 and place.country != "US":
        kind = {2: 5, 3: 4}[kind]
    country = country_fact(place.country, "fips")
    return (kind or "", place_name(row), country, "", "", place.latitude, place.longitude, "")


PIECES: Final = make_lines(lambda row: make_line(cells_of(row)))
FORMAT: Final = Format(
    summary="GDELT 2.0 events: 61 columns, for what reads GDELT",
    suffix=".export.CSV",
    media_type="text/tab-separated-values",
    columns={"events": NAMES},
    write=PIECES.write,
    pieces=PIECES,
    takes=is_coded_fact,
)
