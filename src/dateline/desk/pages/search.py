"""Search: articles, claims, quotations and events by words and filters, each with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

from fastapi import Query, Request, Response

from dateline.desk import api, lists
from dateline.desk.parameters import SearchAsked
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.asking import read_asked, tidied
from dateline.desk.site.links import with_query
from dateline.desk.site.tabs import Tab
from dateline.desk.views.hits import show_hit
from dateline.records import Stance, Status
from dateline.searches import Within
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger

ADDRESS: Final = "/search"
TAB: Final = Tab(20, "Search", ADDRESS)
router = make_router()


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Answer with the same hits as the API."""
    return api.search(request, asked)


@router.get(ADDRESS)
def show_search(request: Request) -> Response:
    """Show what a search finds; without words and filters the latest."""
    clean = tidied(request)
    if clean is not None:
        return clean
    asked = read_asked(request, SearchAsked)
    given = request.query_params.multi_items()

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        found = lists.list_hits(desk, ledger, asked, asked.within)
        kept = [(key, value) for key, value in given if key != "cursor" and value]
        search = with_query(ADDRESS, kept) if any(key != "within" for key, _ in kept) else ""
        onward = [(key, value) for key, value in given if key != "cursor"]
        return {
            "hits": [show_hit(one) for one in found.items],
            "asked": asked,
            "empty": not found.items and not ledger.revisions(),
            "watch": with_query("/watch", [("search", search)]) if search else None,
            "filtered": any(key not in {"words", "within", "cursor"} for key, _ in given),
            "types": [(row["type"], row["meaning"]) for row in read_table("plover_types")],
            "kinds": get_args(Within),
            "stances": get_args(Stance),
            "statuses": get_args(Status),
            "first": with_query(ADDRESS, onward) if asked.cursor else None,
            "next": with_query(ADDRESS, [*onward, ("cursor", found.next)]) if found.next else None,
        }

    return answer(request, "search.html", make)
