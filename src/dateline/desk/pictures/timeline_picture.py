"""The timeline of an incident, whole: for wide and narrow pages, its key, and the rows for a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.desk.pictures.chain_picture import Sign
from dateline.desk.pictures.svg import add, root, write
from dateline.desk.pictures.timeline_rows import Days, day_of, find_rows
from dateline.desk.pictures.timeline_scale import say_day, say_days
from dateline.desk.pictures.timeline_svg import NARROW, WIDE, draw, draw_softness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.timeline_rows import Row
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the table under the timeline, in words; ``article``: the id of its article."""

    outlet: str
    also: tuple[str, ...]
    article: str
    published: str
    happened: str
    as_of: str


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """The timeline twice, of which a page shows the one that fits; null where no day is known."""

    wide: Markup | None
    narrow: Markup | None
    key: tuple[Sign, ...]
    rows: tuple[Told, ...]


def draw_timeline(answer: IncidentAnswer, held: Iterable[LinkedArticle]) -> TimelinePicture:
    """Return the timeline of an answer; ``held``: its articles."""
    rows = find_rows(answer, held)
    incident = Days(day_of(answer.incident.earliest), day_of(answer.incident.latest))
    wide, narrow = (draw(rows, incident, form) for form in (WIDE, NARROW))
    return TimelinePicture(
        None if wide is None else write(wide),
        None if narrow is None else write(narrow),
        make_key(rows, incident),
        tuple(map(tell, rows)),
    )


def tell(row: Row) -> Told:
    """Return a row in words."""
    return Told(
        outlet=row.outlet,
        also=row.also,
        article=row.article,
        published=say_day(row.published, year=True) if row.published else "",
        happened="; ".join(map(say_days, row.happened)),
        as_of="; ".join(map(say_days, row.as_of)),
    )


def make_key(rows: Sequence[Row], incident: Days) -> tuple[Sign, ...]:
    """Return what the signs mean that the timeline has."""
    spans = [days for row in rows for days in row.happened]
    wanted = (
        (any(days.first == days.last for days in spans), "t-point", "happened on this day"),
        (any(days.first != days.last for days in spans), "t-bar", "happened at some time between"),
        (any(row.as_of for row in rows), "t-asof", "counted as of this day"),
        (any(row.published for row in rows), "t-published", "published"),
        (bool(incident.first or incident.last), "t-band", "the bounds of the incident"),
    )
    return tuple(Sign(draw_sign(kind), word) for shown, kind, word in wanted if shown)


def draw_sign(kind: str) -> Markup:
    """Return a sign of the key as a small drawing."""
    small = root(26, 14, "chain-mark")
    small.set("aria-hidden", "true")
    if kind == "t-point":
        add(small, "circle", class_=kind, cx=13, cy=7, r=5.5)
    elif kind == "t-published":
        add(small, "line", class_=kind, x1=13, x2=13, y1=0, y2=14)
    elif kind == "t-asof":
        add(small, "path", class_=kind, d="M13 1l6 6l-6 6l-6-6z")
    elif kind == "t-bar":
        draw_softness(small, "timeline-key")
        add(small, "rect", class_=kind, fill="url(#timeline-key-soft)", width=26, y=2, height=10, rx=5)
    else:
        add(small, "rect", class_=kind, width=26, height=14)
    return write(small)
