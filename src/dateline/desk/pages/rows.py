"""Rows for a spreadsheet: the incidents that answer a question, and the claims on one of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from dateline.answers.case import open_cases
from dateline.answers.who_says import answer
from dateline.desk import things
from dateline.desk.lists import cut_order
from dateline.desk.parameters import RowsAsked  # noqa: TC001  - annotations are read at run time
from dateline.desk.replies import desk_of
from dateline.desk.shapes import Moved
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import checked
from dateline.export.formats.to_csv import FORMAT
from dateline.export.frame import Job
from dateline.export.making import make_page
from dateline.export.parts import find_parts, makers_of, shared
from dateline.export.places import places_told
from dateline.export.rows import IncidentRow
from dateline.export.sharing import share_incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.answers.sharing import Sharing
    from dateline.export.rows import ClaimRow, What
    from dateline.ledger.snapshot import Snapshot

SUFFIX: Final = ".csv"
router = make_router()


@router.get(f"/incidents{SUFFIX}")
def get_incidents(request: Request, asked: Annotated[RowsAsked, Query()]) -> Response:
    """Give the incidents that answer a question, in the order of the list."""
    desk = desk_of(request)
    ledger = desk.ledger()
    ids = cut_order(desk, ledger, asked).ids
    groups = ledger.incident_groups_with(ids)
    with ledger.at_once() as snapshot:
        rows = {case.group.id: row_of(snapshot, case) for case in open_cases(snapshot, groups)}
        told = [share(snapshot, rows[key], desk.sharing) for key in ids if key in rows]
    return as_csv("incidents", told, "incidents")


@router.get(f"/incidents/{{incident}}/claims{SUFFIX}")
def get_claims(request: Request, incident: str) -> Response:
    """Give the claims on an incident, those of every article that tells of it."""
    desk, key = desk_of(request), checked("inc", incident)
    ledger = desk.ledger()
    found = things.find_incident(desk, ledger, key)
    if isinstance(found, Moved):
        return RedirectResponse(f"/incidents/{found.now}/claims{SUFFIX}", 307)
    with ledger.at_once() as snapshot:
        rows = list(claims_on(snapshot, found, desk.sharing))
    return as_csv("claims", rows, f"claims-{key.partition(':')[2]}")


def row_of(snapshot: Snapshot, case: Any) -> IncidentRow:
    """Return the row of an incident, with the pages of its articles."""
    facts = snapshot.pages_of(one.capture for one in case.articles)
    pages = tuple(make_page(one, facts[one.capture]) for one in case.articles)
    return IncidentRow(answer(case), pages, places_told(case.told))


def share(snapshot: Snapshot, row: IncidentRow, sharing: Sharing | None) -> IncidentRow:
    """Return a row as it may be shown."""
    return share_incident(snapshot, row, sharing) if sharing else row


def claims_on(snapshot: Snapshot, found: IncidentAnswer, sharing: Sharing | None) -> Iterator[ClaimRow]:
    """Yield the claims on the events of an incident as they may be shown."""
    articles, events = set(found.article_ids), set(found.incident.events)
    parts = find_parts(snapshot, snapshot.pages_holding(articles))
    for maker in (maker for part in parts for maker in makers_of(part)):
        if maker.one.article.id in articles:
            rows = (
                row for row in maker.claims() if not events.isdisjoint(ref.event for ref in row.events)
            )
            yield from shared(rows, maker, sharing)


def as_csv(what: What, rows: Iterable[Any], name: str) -> Response:
    """Return rows as a file that a browser keeps; no text in it is taken for a formula."""
    out = io.BytesIO()
    FORMAT.write(rows, out, Job(what))
    headers = {"content-disposition": f'attachment; filename="{name}{SUFFIX}"'}
    return Response(out.getvalue(), 200, headers, f"{FORMAT.media_type}; charset=utf-8")
