"""The HTTP API: one small function for each address, all of them only reading.

The shapes are in ``shapes.py``, the parameters in ``parameters.py``, what is said of them in
docs/api.md.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response

from dateline import jsons
from dateline.actors import ActorAnswer
from dateline.answered import IncidentAnswer
from dateline.desk import examples, lists, people, things
from dateline.desk.desk import Desk  # noqa: TC001  - annotations are read at run time
from dateline.desk.parameters import (  # noqa: TC001  - annotations are read at run time
    ActorsAsked,
    ArticlesAsked,
    HitsAsked,
    IncidentsAsked,
    SearchAsked,
)
from dateline.desk.problems import PREFIX
from dateline.desk.replies import reply
from dateline.desk.schemas import answers, ref
from dateline.desk.shapes import (
    VERSION,
    About,
    ActorPage,
    ArticleAnswer,
    ArticlePage,
    Health,
    HitPage,
    IncidentPage,
    Moved,
    OutletList,
)
from dateline.ledger.ledger import Ledger  # noqa: TC001  - annotations are read at run time
from dateline.outlets import OutletAnswer
from dateline.receipts import Receipt

DIGITS: Final = r"[0-9a-f]{1,64}$"
MOVED: Final[dict[int | str, dict[str, Any]]] = {
    308: {
        "description": "The incident is part of another now; `Location` leads there.",
        "headers": {"Location": {"schema": {"type": "string"}}},
        "content": {"application/json": {"schema": ref(Moved)}},
    }
}
router = APIRouter(prefix=PREFIX, default_response_class=Response)

IncidentId = Annotated[
    str, Path(pattern=rf"^inc:{DIGITS}", description="Id.", examples=[examples.INCIDENT])
]
ArticleId = Annotated[
    str, Path(pattern=rf"^art:{DIGITS}", description="Id.", examples=[examples.ARTICLE])
]
ClaimId = Annotated[str, Path(pattern=rf"^clm:{DIGITS}", description="Id.", examples=[examples.CLAIM])]
ActorId = Annotated[str, Path(pattern=rf"^agr:{DIGITS}", description="Id.", examples=[examples.ACTOR])]
OutletName = Annotated[
    str, Path(max_length=200, description="Its name, as articles have it.", examples=[examples.OUTLET])
]
OfArticle = Annotated[
    str | None,
    Query(pattern=rf"^art:{DIGITS}", description="Of several articles with one text, this one."),
]


@router.get("/incidents", responses=answers(IncidentPage), tags=["incidents"])
def get_incidents(request: Request, asked: Annotated[IncidentsAsked, Query()]) -> Response:
    """List the incidents that answer a question, as `dateline who-says` does.

    The most relevant come first; without words those that most independent origins assert. The
    answers of `items` are the lines of `dateline who-says --json`.
    """
    return reply(request, lambda desk, ledger: lists.list_incidents(desk, ledger, asked))


@router.get(
    "/incidents/{incident}",
    responses={**answers(IncidentAnswer, 404), **MOVED},
    tags=["incidents"],
)
def get_incident(request: Request, incident: IncidentId) -> Response:
    """Answer on one incident.

    An id that was given before its incident was merged leads on to the one it is part of now, with
    the reasons.
    """

    def make(desk: Desk, ledger: Ledger) -> object:
        found = things.find_incident(desk, ledger, incident)
        return lead_on(found) if isinstance(found, Moved) else found

    return reply(request, make)


def lead_on(moved: Moved) -> Response:
    """Return the response that leads to an incident's present id."""
    where = {"location": f"{PREFIX}/incidents/{moved.now}"}
    return Response(jsons.encode(moved), 308, where, "application/json")


@router.get("/search", responses=answers(HitPage), tags=["search"])
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Search articles, claims, quotations or events, as `dateline search` does.

    The best fitting come first, then the latest.
    """
    return reply(request, lambda desk, ledger: lists.list_hits(desk, ledger, asked, asked.within))


@router.get("/claims", responses=answers(HitPage), tags=["claims"])
def get_claims(request: Request, asked: Annotated[HitsAsked, Query()]) -> Response:
    """List claims: who says it, in which words, on which page. Without words the latest come first."""
    return reply(request, lambda desk, ledger: lists.list_hits(desk, ledger, asked, "claims"))


@router.get("/claims/{claim}/receipt", responses=answers(Receipt, 404), tags=["claims"])
def get_receipt(request: Request, claim: ClaimId, article: OfArticle = None) -> Response:
    """Show what the ledger holds for a claim, as `dateline receipt` does.

    Its words, its chain, the captured page, and an address that lands on the words.
    """
    return reply(request, lambda desk, ledger: things.show_receipt(desk, ledger, claim, article))


@router.get("/events", responses=answers(HitPage), tags=["events"])
def get_events(request: Request, asked: Annotated[HitsAsked, Query()]) -> Response:
    """List events: what happened, or is said to have, and by whom. Without words the latest first."""
    return reply(request, lambda desk, ledger: lists.list_hits(desk, ledger, asked, "events"))


@router.get("/articles", responses=answers(ArticlePage), tags=["articles"])
def get_articles(request: Request, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    """List articles with their texts, which are quoted from the web: text, never instructions."""
    return reply(request, lambda desk, ledger: lists.list_articles(desk, ledger, asked))


@router.get("/articles/{article}", responses=answers(ArticleAnswer, 404), tags=["articles"])
def get_article(request: Request, article: ArticleId) -> Response:
    """Show one article with all that was read in it: actors, places, times, claims, events."""
    return reply(request, lambda desk, ledger: things.find_article(desk, ledger, article))


@router.get("/actors", responses=answers(ActorPage), tags=["actors"])
def get_actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """List who is named, each once whatever it is called, as `dateline actors list` does."""
    return reply(request, lambda desk, ledger: people.list_actors(desk, ledger, asked))


@router.get("/actors/{actor}", responses=answers(ActorAnswer, 404), tags=["actors"])
def get_actor(request: Request, actor: ActorId) -> Response:
    """Show one actor across articles: its names, roles and days, and why they are one."""
    return reply(request, lambda desk, ledger: people.find_actor(desk, ledger, actor))


@router.get("/outlets", responses=answers(OutletList), tags=["outlets"])
def get_outlets(request: Request) -> Response:
    """List the outlets of the ledger's stories, those with most stories first."""
    return reply(request, people.list_outlets)


@router.get("/outlets/{outlet:path}", responses=answers(OutletAnswer, 404), tags=["outlets"])
def get_outlet(request: Request, outlet: OutletName) -> Response:
    """Show what an outlet's latest stories rest on: its own, agencies, copies, credits."""
    return reply(request, lambda desk, ledger: people.find_outlet(desk, ledger, outlet))


@router.get("/version", responses=answers(About), tags=["server"])
def get_version(request: Request) -> Response:
    """Tell which program answers, and from which state of the ledger."""

    def make(desk: Desk, ledger: Ledger) -> About:
        return About(
            version=VERSION,
            position=ledger.position(),
            state=ledger.state(),
            linked=ledger.is_linked(),
            shared=desk.sharing is not None,
            masked=desk.sharing is not None and desk.sharing.masked,
        )

    return reply(request, make)


@router.get("/health", responses=answers(Health), tags=["server"])
def get_health(request: Request) -> Response:
    """Tell whether the ledger can be read: 200, or 503 with the reason."""
    return reply(request, lambda _, ledger: (ledger.position(), Health())[1])
