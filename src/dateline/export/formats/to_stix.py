"""STIX 2.1: one bundle of incidents, notes, identities, locations and reports, written as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.codes import is_told_as_done
from dateline.export.frame import Format
from dateline.export.rows import EventRow, IncidentRow
from dateline.export.stix import head, make_id
from dateline.export.stix_things import (
    make_outlet,
    make_report,
    of_claim,
    of_event,
    of_incident,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.export.frame import Job
    from dateline.export.rows import PageRef, What
    from dateline.export.stix import Object

KEPT: Final = 10_000  # ids that are remembered, so that what many articles name is seldom written again
HEAD: Final = ("identity.name", "identity.identity_class", "extension-definition.schema")
PLACE: Final = tuple(
    f"location.{name}"
    for name in ("name", "latitude", "longitude", "precision", "country", "administrative_area")
)
NOTE: Final = (
    *("note.abstract", "note.content", "note.object_refs", "note.labels"),
    *("note.external_references", "note.extensions"),
)
REPORT: Final = tuple(
    f"report.{name}" for name in ("name", "published", "object_refs", "external_references")
)
INCIDENT: Final = (
    *("incident.name", "incident.labels", "incident.external_references", "incident.extensions"),
    *("relationship.description", "relationship.source_ref", "relationship.target_ref"),
)


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write the head of a bundle, the objects of each row, and the foot."""
    bundle = make_id("bundle", job.ledger, job.what, "shared" if job.shared else "")
    out.write(b'{"type":"bundle","id":' + jsons.encode(bundle) + b',"objects":[\n')
    between = b""
    for one in Fresh().only(head(), objects(rows, MAKERS[job.what])):
        out.write(between + jsons.encode(one))
        between = b",\n"
    out.write(b"\n]}\n")


class Fresh:
    """Lets through what was not written lately; memory is bounded."""

    def __init__(self) -> None:
        self.ids: dict[str, None] = {}

    def only(self, *parts: Iterable[Object]) -> Iterator[Object]:
        """Yield the objects that are new."""
        for one in (one for part in parts for one in part):
            if one["id"] in self.ids:
                continue
            self.ids[one["id"]] = None
            if len(self.ids) > KEPT:
                del self.ids[next(iter(self.ids))]
            yield one


def objects(rows: Iterable[Any], make: Callable[[Any], Iterator[Object]]) -> Iterator[Object]:
    """Yield the objects of rows, and behind those of an article its report."""
    page: PageRef | None = None
    refs: dict[str, None] = {}
    for row in rows:
        if isinstance(row, IncidentRow):
            yield from make(row)
            continue
        if page is None or row.page.article != page.article:
            yield from closed(page, refs)
            page, refs = row.page, {}
        for one in make(row):
            refs[one["id"]] = None
            yield one
    yield from closed(page, refs)


def closed(page: PageRef | None, refs: dict[str, None]) -> Iterator[Object]:
    """Yield the outlet and the report of an article, where there is one."""
    if page is not None:
        outlet = make_outlet(page)
        yield outlet
        yield make_report(page, (outlet["id"], *refs))


def is_taken(row: Any) -> bool:
    """Tell whether a row has a place: an incident is told as done; STIX has no word for what is not."""
    return not isinstance(row, EventRow) or is_told_as_done(row)


MAKERS: Final[Mapping[What, Callable[[Any], Iterator[Object]]]] = {
    "events": of_event,
    "claims": of_claim,
    "incidents": of_incident,
}
FORMAT: Final = Format(
    summary="STIX 2.1: a bundle of incidents, notes, identities, locations and reports",
    suffix=".stix.json",
    media_type="application/stix+json;version=2.1",
    columns={
        "events": (
            *HEAD,
            *INCIDENT,
            "incident.description",
            "identity.roles",
            "identity.external_references",
            *PLACE,
            *NOTE,
            *REPORT,
        ),
        "claims": (*HEAD, *NOTE, *REPORT),
        "incidents": (*HEAD, *INCIDENT, *PLACE, *NOTE[:4]),
    },
    write=write,
    takes=is_taken,
)
