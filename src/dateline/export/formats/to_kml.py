"""KML 2.2: events and incidents for Google Earth, in a folder for each day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.export.codes import day_of
from dateline.export.frame import Format
from dateline.export.ordering import in_order
from dateline.export.places import cut_at_antimeridian, shape_of
from dateline.export.plain import on_one_line
from dateline.export.rows import EventRow, IncidentRow
from dateline.export.telling import draw_lines, tell_event, tell_incident
from dateline.shown import shorten
from dateline.xmls import Element, escape, open_document, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.export.frame import Job
    from dateline.export.places import Shape, Spot
    from dateline.export.rows import What

KML: Final = "http://www.opengis.net/kml/2.2"
WIDEST: Final = 100  # of a name
UNKNOWN: Final = "No day known"
COLOURS: Final[
    dict[What, dict[str, str]]
] = {  # opacity, blue, green, red; white tints the pin not at all
    "events": {
        "happened": "ff2d6cdf",
        "ongoing": "ff2d9cdf",
        "planned": "ffd08a2e",
        "demanded": "ffd0b02e",
        "possible": "ff8fd3e8",
        "hypothetical": "ffbfe3ee",
        "denied": "ffa03c8c",
        "not_happened": "ff8c8c8c",
    },
    "incidents": {
        "asserted": "ff2d6cdf",
        "disputed": "ffa03c8c",
        "denied": "ffd08a2e",
        "not_established": "ff8c8c8c",
    },
}
DATA: Final[dict[What, tuple[str, ...]]] = {
    "events": (
        *("event", "article", "type", "mode", "status", "hedged", "words"),
        *("words_start", "words_end"),
        *("incident", "independent_origins", "uncertainty_m", "outlet", "url", "source"),
        *("published", "page_sha256", "text_sha256"),
    ),
    "incidents": (
        *("incident", "type", "mode", "independent_origins", "denying_origins", "doubting_origins"),
        *("not_established", "articles", "outlets", "article_ids", "urls", "page_sha256s"),
        *("uncertainty_m",),
    ),
}
PARTS: Final = ("name", "Snippet", "description", "TimeSpan", "TimeStamp", "styleUrl")
SHAPES: Final = ("Point", "LineString", "MultiGeometry")


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write a folder for each day, in order; the rows wait for theirs on disk."""
    kind = EventRow if job.what == "events" else IncidentRow
    with open_document(out, "kml", KML) as pen, pen.inside("Document"):
        pen.write(tag("name", f"Dateline: {job.what}"))
        for name, colour in COLOURS[job.what].items():
            pen.write(make_style(name, colour))
        for day, held in groupby(in_order(rows, kind, place_of), place_of):
            with pen.inside("Folder"):
                pen.write(tag("name", day))
                for row in held:
                    pen.write(make_placemark(row, job.what))


def place_of(row: Any) -> str:
    """Return the name of the folder of a row: its day, else the day of publication."""
    if isinstance(row, IncidentRow):
        days = [page.published[:10] for page in row.pages if page.published]
        return row.answer.incident.earliest or min(days, default=UNKNOWN)
    day = day_of(row)
    return day.isoformat() if day else UNKNOWN


def make_style(name: str, colour: str) -> Element:
    """Return the style of a status: nothing of it is fetched."""
    icon = tag("IconStyle", "", tag("color", colour))
    label = tag("LabelStyle", "", tag("scale", "0.7"))
    line = tag("LineStyle", "", tag("color", colour), tag("width", "3"))
    return tag("Style", "", icon, label, line, make_balloon(), id=name)


def make_balloon() -> Element:
    """Return what opens at a click: the description alone."""
    return tag("BalloonStyle", "", tag("text", "$[description]"))


def make_placemark(row: Any, what: What) -> Element:
    """Return a row as a placemark; what was not located is in the list, and on no globe."""
    shape = shape_of(row.places)
    told = data_of(row, shape) if what == "events" else incident_data(row, shape)
    lines = tell_event(row) if what == "events" else tell_incident(row)
    title: str = row.title if what == "events" else row.answer.incident.title
    return tag(
        "Placemark",
        "",
        tag("name", shorten(on_one_line(title), WIDEST)),
        tag("Snippet", maxLines="0"),
        tag("description", draw_lines(lines)),
        *times_of(row),
        tag("styleUrl", f"#{style_of(row)}"),
        tag("ExtendedData", "", *make_data(told, what)),
        *draw(shape),
    )


def times_of(row: Any) -> Iterator[Element]:
    """Yield the days that the texts state, else the day of publication as a stamp."""
    held = row.answer.incident if isinstance(row, IncidentRow) else row
    if held.earliest:
        days = tag("begin", held.earliest), tag("end", held.latest or held.earliest)
        yield tag("TimeSpan", "", *days)
    elif (day := place_of(row)) != UNKNOWN:
        yield tag("TimeStamp", "", tag("when", day))


def style_of(row: Any) -> str:
    """Return the name of the style of a row: the status of an event, how an incident is told."""
    if isinstance(row, EventRow):
        return row.status
    answer = row.answer
    if answer.disputes:
        return "disputed"
    if answer.independent_origins:
        return "asserted"
    return "denied" if answer.denying_origins else "not_established"


def make_data(told: Mapping[str, Any], what: What) -> Iterator[Element]:
    """Yield what is known of the data of a row."""
    for name in DATA[what]:
        value = told[name]
        if value not in {None, ""}:
            shown = str(value).lower() if isinstance(value, bool) else on_one_line(str(value))
            yield Element(f'<Data name="{name}"><value>{escape(shown)}</value></Data>')


def data_of(row: EventRow, shape: Shape | None) -> Mapping[str, Any]:
    """Return the data of an event by their names."""
    page = row.page
    own = {name: getattr(row, name) for name in DATA["events"] if hasattr(row, name)}
    borne = {name: getattr(page, name) for name in DATA["events"] if hasattr(page, name)}
    words = row.words
    where = {"words": words.text, "words_start": words.start, "words_end": words.end}
    return own | borne | where | {"uncertainty_m": shape and shape.uncertainty_m}


def incident_data(row: IncidentRow, shape: Shape | None) -> Mapping[str, Any]:
    """Return the data of an incident by their names."""
    answer = row.answer
    counts = {name: getattr(answer, name) for name in DATA["incidents"] if hasattr(answer, name)}
    return counts | {
        "incident": answer.incident.id,
        "type": answer.incident.type,
        "mode": answer.incident.mode,
        "article_ids": " ".join(answer.article_ids),
        "urls": " ".join(page.url or page.source for page in row.pages),
        "page_sha256s": " ".join(page.page_sha256 for page in row.pages),
        "uncertainty_m": shape and shape.uncertainty_m,
    }


def draw(shape: Shape | None) -> Iterator[Element]:
    """Yield a point, or the line of a movement along the ground with a point at its end."""
    if shape is None:
        return
    points = [tag("Point", "", tag("coordinates", say_spots([spot]))) for spot in shape.spots]
    if len(points) == 1:
        yield points[0]
        return
    lines = [
        tag("LineString", "", tag("tessellate", "1"), tag("coordinates", say_spots(line)))
        for line in cut_at_antimeridian(shape.spots)
    ]
    yield tag("MultiGeometry", "", *lines, points[-1])


def say_spots(spots: Iterable[Spot]) -> str:
    """Return spots as KML has them: longitude, latitude."""
    return " ".join(f"{x},{y}" for x, y in spots)


FORMAT: Final = Format(
    summary="KML: events and incidents by day for Google Earth",
    suffix=".kml",
    media_type="application/vnd.google-earth.kml+xml",
    columns={what: (*PARTS, *SHAPES, *DATA[what]) for what in DATA},
    write=write,
    orders=True,
)
