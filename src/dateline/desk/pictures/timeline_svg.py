"""The timeline as SVG: a row an outlet, bars for bounds, dots for days, ticks for publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dateline.desk.pictures.lettering import fit
from dateline.desk.pictures.svg import add, describe, root, say
from dateline.desk.pictures.timeline_scale import make_scale, say_day, say_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from dateline.desk.pictures.timeline_rows import Days, Row
    from dateline.desk.pictures.timeline_scale import Scale

NAME: Final = 14
NOTE: Final = 11.5
BAR: Final = 10
UNDATED: Final = "No day stated"
AXIS: Final = 30
HEAD: Final = 34  # the room of the head over those that state no day


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a timeline: ``above``: names stand over their rows, and not beside them."""

    name: str
    width: float
    names: float
    row: float
    above: bool = False


WIDE: Final = Form("timeline-wide", 1124, 216, 34)
NARROW: Final = Form("timeline-narrow", 358, 0, 52, above=True)


def draw(rows: Sequence[Row], incident: Days, form: Form) -> ET.Element | None:
    """Return the timeline in a form; None where no day at all is known."""
    scale = make_scale(rows, incident, form.names + 8, form.width - form.names - 16)
    if scale is None:
        return None
    places, bottom = place_rows(rows, form)
    picture = root(form.width, bottom, f"t-svg {form.name}")
    describe(picture, form.name, "When it happened, and who said so when", say_rows(rows, incident))
    draw_softness(picture, form.name)
    draw_incident(picture, scale, incident, bottom)
    draw_axis(picture, scale, bottom)
    for row, y in zip(rows, places, strict=True):
        draw_row(picture, row, y, scale, form)
    if any(not row.happened for row in rows):
        first = next(y for row, y in zip(rows, places, strict=True) if not row.happened)
        head = first - form.row / 2 - 8
        add(picture, "text", UNDATED, class_="c-head", x=0 if form.above else 2, y=head)
    return picture


def place_rows(rows: Sequence[Row], form: Form) -> tuple[list[float], float]:
    """Return the middle of each row, and the bottom of them all; those without a day stand apart."""
    y, places, dated = float(AXIS), [], True
    for row in rows:
        if dated and not row.happened:
            y += HEAD
            dated = False
        places.append(y + form.row / 2)
        y += form.row
    return places, y + 2


def draw_softness(picture: ET.Element, name: str) -> None:
    """Define the fill of bars whose ends are not sharp."""
    made = add(add(picture, "defs"), "linearGradient", id=f"{name}-soft", class_="t-soft")
    for at, opacity in (("0%", 0.08), ("35%", 0.65), ("65%", 0.65), ("100%", 0.08)):
        add(made, "stop", offset=at, stop_opacity=str(opacity))


def draw_incident(picture: ET.Element, scale: Scale, incident: Days, bottom: float) -> None:
    """Draw the days between which the incident lies, as a band behind all rows."""
    if incident.first or incident.last:
        left, right = ends_of(incident, scale)
        band = add(
            picture,
            "rect",
            class_="t-band",
            x=left,
            y=AXIS - 4,
            width=right - left,
            height=bottom - AXIS + 4,
        )
        add(band, "title", f"The incident: {say_days(incident)}")


def draw_axis(picture: ET.Element, scale: Scale, bottom: float) -> None:
    """Draw the days that are written, with a fine line down from each."""
    axis = add(picture, "g", class_="t-axis", aria_hidden="true")
    for when, label in scale.ticks():
        x = scale.middle(when)
        add(axis, "line", class_="t-grid", x1=x, x2=x, y1=AXIS - 8, y2=bottom)
        add(axis, "text", label, class_="t-day", x=x, y=14, text_anchor=anchor_of(x, label, scale))


def anchor_of(x: float, label: str, scale: Scale) -> str:
    """Return how a label stands at a place, so that the edges of the picture do not cut it."""
    room = 7 * len(label) / 2
    if x < scale.left + room:
        return "start"
    return "end" if x > scale.left + scale.width - room else "middle"


def draw_row(picture: ET.Element, row: Row, y: float, scale: Scale, form: Form) -> None:
    """Draw one row: its name as a link, what it says of when, and when it was published."""
    group = add(picture, "g", class_="t-row")
    add(group, "title", say_row(row))
    low = y + form.row / 2
    add(group, "line", class_="t-guide", x1=0, x2=form.width, y1=low, y2=low)
    link = add(group, "a", href=f"/articles/{quote(row.article, safe=':')}", class_="t-link")
    draw_name(link, row, y, form)
    middle = y + 9 if form.above else y
    for days in row.happened:
        draw_days(group, days, middle, scale, form)
    for days in row.as_of:
        left, right = ends_of(days, scale)
        at = say((left + right) / 2)
        add(group, "path", class_="t-asof", d=f"M{at} {say(middle - 6)}l6 6l-6 6l-6-6z")
    if row.published:
        x = scale.middle(row.published)
        add(group, "line", class_="t-published", x1=x, x2=x, y1=middle - 9, y2=middle + 9)


def draw_name(link: ET.Element, row: Row, y: float, form: Form) -> None:
    """Draw the name of a row's outlet, and how many others say the same."""
    note = (
        f"+ {len(row.also)} {'more' if row.others else 'copy' if len(row.also) == 1 else 'copies'}"
        if row.also
        else ""
    )
    room = form.width - 8 if form.above else form.names - 12
    taken = len(note) * 6.2 + 8 if note else 0
    at = y - 10 if form.above else y + 5
    name = fit(row.outlet, NAME, room - taken)
    text = add(link, "text", class_="c-name", x=0 if form.above else 2, y=at)
    add(text, "tspan", name)
    if note:
        add(text, "tspan", note, class_="c-note", dx=8)


def draw_days(group: ET.Element, days: Days, y: float, scale: Scale, form: Form) -> None:
    """Draw when something happened: a dot for a day, a bar with soft ends for less than that."""
    if days.first and days.first == days.last and scale.first <= days.first <= scale.last:
        add(group, "circle", class_="t-point", cx=scale.middle(days.first), cy=y, r=5.5)
        return
    left, right = ends_of(days, scale)
    fill = f"url(#{form.name}-soft)"
    wide = max(right - left, 6)
    left = min(left, scale.left + scale.width - wide)
    box = add(group, "rect", class_="t-bar", fill=fill, x=left, y=y - BAR / 2, width=wide)
    box.attrib |= {"height": say(BAR), "rx": say(BAR / 2)}
    if days.first is None or days.first < scale.first:
        add(group, "path", class_="t-open", d=f"M{say(left + 6)} {say(y - 5)}l-5 5l5 5")
    if days.last is None or days.last > scale.last:
        add(group, "path", class_="t-open", d=f"M{say(left + wide - 6)} {say(y - 5)}l5 5l-5 5")


def ends_of(days: Days, scale: Scale) -> tuple[float, float]:
    """Return where days begin and end on the scale; an open side reaches its edge."""
    left = scale.start(days.first) if days.first else scale.left
    return left, scale.end(days.last) if days.last else scale.left + scale.width


def say_row(row: Row) -> str:
    """Return a row in words."""
    happened = "; ".join(map(say_days, row.happened)) or "no day stated"
    counted = f", counted as of {'; '.join(map(say_days, row.as_of))}" if row.as_of else ""
    published = say_day(row.published, year=True) if row.published else "a day that is not known"
    also = f" (and {', '.join(row.also[:20])})" if row.also else ""
    return f"{row.outlet}{also}, published on {published}: {happened}{counted}"


def say_rows(rows: Sequence[Row], incident: Days) -> str:
    """Return in words what the timeline shows."""
    dated = sum(bool(row.happened) for row in rows)
    bounds = say_days(incident) if incident.first or incident.last else "no day stated"
    return (
        f"The incident: {bounds}. {dated} rows state when it happened, {len(rows) - dated} do not."
        " The table under the picture says the same."
    )
