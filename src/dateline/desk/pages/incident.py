"""The page of an incident: what is claimed, by how many origins, in which words, and who disagrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time
from fastapi.responses import RedirectResponse

from dateline.desk import api, things
from dateline.desk.pictures.chain_picture import draw_chains
from dateline.desk.pictures.chain_records import Teller
from dateline.desk.pictures.places import find_places
from dateline.desk.pictures.timeline_picture import draw_timeline
from dateline.desk.shapes import Moved
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.links import checked, incident_url
from dateline.desk.views.claims import list_claims
from dateline.desk.views.disputes import list_disputes
from dateline.desk.views.heads import head_of
from dateline.desk.views.holding import hold
from dateline.desk.views.reasons import list_apart, list_reasons, name_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.answered import IncidentAnswer
    from dateline.desk.desk import Desk
    from dateline.desk.views.holding import Held, Telling
    from dateline.ledger.ledger import Ledger

MOST: Final = 60  # rows of each list; with ``?all=1`` there is no end to them
router = make_router()


@router.get("/incidents/{incident}.json")
def get_twin(request: Request, incident: api.IncidentId) -> Response:
    """Answer with the same incident as the API."""
    return api.get_incident(request, incident)


@router.get("/incidents/{incident}")
def show_incident(request: Request, incident: str) -> Response:
    """Show one incident, its lists cut unless ``all`` is asked; a merged one's id leads on."""
    key = checked("inc", incident)

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any] | Response:
        found = things.find_incident(desk, ledger, key)
        if isinstance(found, Moved):
            return RedirectResponse(incident_url(found.now), 307)
        held = hold(ledger, found.article_ids, desk.sharing)
        apart = () if desk.sharing else reasons_of(ledger, key)
        most = None if request.query_params.get("all") else MOST
        names = name_all(found, held)
        told = {"reasons": list_reasons(found, names), "apart": list_apart(apart, names)}
        return {**tell(found, held), **told, "most": most}

    return answer(request, "incident.html", make)


def tell(found: IncidentAnswer, held: Held) -> dict[str, Any]:
    """Return what the template shows of an incident."""
    return {
        "head": head_of(found),
        "found": found,
        "claims": list_claims(found, held),
        "disputes": list_disputes(found, held),
        "tellings": sorted(held.tellings.values(), key=lambda one: (one.day or "9999", one.outlet)),
        "copied": {key: held.outlet(group[0]) for group in found.copies for key in group[1:]},
        "chain": draw_chains(found, map(teller_of, held.tellings.values())),
        "timeline": draw_timeline(found, held.articles.values()),
        "places": find_places(found, held.articles.values()),
    }


def teller_of(told: Telling) -> Teller:
    """Return an article as the chain picture takes it."""
    return Teller(told.id, told.outlet, told.day[:10] if told.day else None)


def reasons_of(ledger: Ledger, key: str) -> tuple[str, ...]:
    """Return why events of an incident were joined or kept apart, as linking keeps it."""
    return tuple(reason for group in ledger.incident_groups_with([key]) for reason in group.reasons)
