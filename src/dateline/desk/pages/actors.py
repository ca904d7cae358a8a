"""Who is named: a list, and of each one what it said, through which outlets, and what is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from dateline.desk import api, lists, people
from dateline.desk.parameters import ActorsAsked
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.asking import read_asked, tidied
from dateline.desk.site.links import actor_url, checked, with_query
from dateline.desk.site.tabs import Tab
from dateline.desk.views.bars import bars_of, months_of
from dateline.desk.views.hits import show_hit
from dateline.records import ActorType
from dateline.searches import MOST
from dateline.searches import Query as Search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.actors import ActorAnswer
    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger
    from dateline.searches import Hit

ADDRESS: Final = "/actors"
TAB: Final = Tab(30, "Actors", ADDRESS)
SHOWN: Final = 20  # claims and events of one actor
router = make_router()


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """Answer with the same list as the API."""
    return api.get_actors(request, asked)


@router.get(ADDRESS)
def show_actors(request: Request) -> Response:
    """Show who is named, those that most articles name first."""
    clean = tidied(request)
    if clean is not None:
        return clean
    asked = read_asked(request, ActorsAsked)
    given = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        found = people.list_actors(desk, ledger, asked)
        onward = with_query(ADDRESS, [*given, ("cursor", found.next)]) if found.next else None
        return {"found": found, "asked": asked, "types": get_args(ActorType), "next": onward}

    return answer(request, "actors.html", make)


@router.get(ADDRESS + "/{actor}.json")
def get_actor_twin(request: Request, actor: str) -> Response:
    """Answer with the same actor as the API."""
    return api.get_actor(request, checked("agr", actor))


@router.get(ADDRESS + "/{actor}")
def show_actor(request: Request, actor: str) -> Response:
    """Show one actor; an id of before leads on to the one it is part of now."""
    wanted = checked("agr", actor)

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any] | Response:
        found = people.find_actor(desk, ledger, wanted)
        if found.id != wanted:
            return RedirectResponse(actor_url(found.id), 308)
        return tell(desk, ledger, found)

    return answer(request, "actor.html", make)


def tell(desk: Desk, ledger: Ledger, found: ActorAnswer) -> dict[str, Any]:
    """Return what the template shows of an actor. What it said is found by its name."""
    said = ledger.search(Search(within="claims", sources=(found.name,), limit=MOST))
    told = ledger.search(Search(within="events", actors=(found.name,), limit=SHOWN))
    return {
        "actor": found,
        "said": shown(desk, ledger, said[:SHOWN]),
        "told": shown(desk, ledger, told),
        "count": len(said),
        "many": len(said) == MOST,
        "stances": bars_of(Counter(one.stance for hit in said for one in hit.said_by[:1]).items()),
        "outlets": bars_of(Counter(hit.outlet or "not known" for hit in said).items()),
        "months": months_of(hit.published for hit in said),
        "more_said": with_query("/search", [("within", "claims"), ("source", found.name)]),
        "more_told": with_query("/search", [("within", "events"), ("actor", found.name)]),
    }


def shown(desk: Desk, ledger: Ledger, hits: tuple[Hit, ...]) -> list[Any]:
    """Return hits as they are shown, masked where answers are shared."""
    held = lists.share(ledger, hits, desk.sharing) if desk.sharing else hits
    return [show_hit(replace(one, marks=())) for one in held]
