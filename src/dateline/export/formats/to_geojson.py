"""GeoJSON (RFC 7946): events and incidents on a map, each a feature with flat properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.frame import Format, Pieces
from dateline.export.places import cut_at_antimeridian, end_of, first_place, shape_of
from dateline.export.plain import on_one_line
from dateline.export.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.export.columns import Kind
    from dateline.export.frame import Job
    from dateline.export.places import Shape
    from dateline.export.rows import What, Where

DRAWN: Final[dict[What, tuple[str, ...]]] = {
    "events": ("place_role", "origin", "destination", "uncertainty_m"),
    "incidents": ("place", "place_role", "origin", "destination", "uncertainty_m"),
}


def make_lines(rows: Sequence[Any], job: Job) -> bytes:
    """Return rows as features, a line each."""
    return b",\n".join([jsons.encode(make_feature(row, job.what)) for row in rows])


def join(pieces: Iterable[bytes], out: BinaryIO, job: Job) -> None:
    """Write a collection."""
    out.write(b'{"type":"FeatureCollection","name":"dateline-%s","features":[' % job.what.encode())
    between = b"\n"
    for piece in pieces:
        out.write(between + piece)
        between = b",\n"
    out.write(b"\n]}\n")


def make_feature(row: Any, what: What) -> dict[str, Any]:
    """Return a row as a feature; what was not located has no geometry, and is on no map."""
    table, shape = TABLES[what], shape_of(row.places)
    cells = zip(table.names, table.kinds, table.cells(row), strict=True)
    properties = {name: say(kind, cell) for name, kind, cell in cells}
    drawn = say_places(row.places, shape)
    return {
        "type": "Feature",
        "id": key_of(row, what),
        "geometry": draw(shape),
        "properties": properties | {name: drawn[name] for name in DRAWN[what]},
    }


def key_of(row: Any, what: What) -> str:
    """Return what no other feature of the file is called."""
    key: str = f"{row.page.article}/{row.event}" if what == "events" else row.answer.incident.id
    return key


def say(kind: Kind, cell: Any) -> Any:
    """Return a cell as a property; text is shown on one line."""
    if kind in {"text", "day", "moment"}:
        return cell and on_one_line(cell)
    return [on_one_line(one) for one in cell] if kind == "texts" else cell


def say_places(places: Sequence[Where], shape: Shape | None) -> dict[str, Any]:
    """Return what the geometry stands for: names of the place and of both ends, and how wide it is."""
    found = {
        "place": first_place(places),
        "origin": end_of(places, "origin"),
        "destination": end_of(places, "destination"),
    }
    names = {name: place and on_one_line(place.name) for name, place in found.items()}
    role = found["place"].role if found["place"] else None
    return names | {"place_role": role, "uncertainty_m": shape and shape.uncertainty_m}


def draw(shape: Shape | None) -> dict[str, Any] | None:
    """Return a point, or the line of a movement: two lines where it crosses the 180th meridian."""
    if shape is None:
        return None
    if len(shape.spots) == 1:
        return {"type": "Point", "coordinates": shape.spots[0]}
    lines = cut_at_antimeridian(shape.spots)
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


PIECES: Final = Pieces(make_lines, join)
FORMAT: Final = Format(
    summary="GeoJSON: places and movements for QGIS and maps on the web",
    suffix=".geojson",
    media_type="application/geo+json",
    columns={what: (*TABLES[what].names, *names) for what, names in DRAWN.items()},
    write=PIECES.write,
    pieces=PIECES,
)
