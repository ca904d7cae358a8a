"""Where the incidents of a list were, as a map and as a list; asked for as the front page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Query, Request, Response

from dateline.desk.lists import cut_order
from dateline.desk.parameters import OverviewAsked
from dateline.desk.pictures.overview import look_over
from dateline.desk.replies import reply
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.asking import read_asked, tidied
from dateline.desk.site.links import with_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.desk.desk import Desk
    from dateline.desk.pictures.overview import Overview
    from dateline.ledger.ledger import Ledger

ADDRESS: Final = "/overview"
router = make_router()


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request, asked: Annotated[OverviewAsked, Query()]) -> Response:
    """Answer with the same places as JSON."""
    return reply(request, lambda desk, ledger: find_overview(desk, ledger, asked))


@router.get(ADDRESS)
def show_overview(request: Request) -> Response:
    """Show where the incidents that answer a question were."""
    clean = tidied(request)
    if clean is not None:
        return clean
    asked = read_asked(request, OverviewAsked)
    given = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        found = find_overview(desk, ledger, asked)
        return {
            "overview": found,
            "back": with_query("/", [one for one in given if one[0] != "limit"]),
            "first": with_query(ADDRESS, given) if asked.cursor else None,
            "next": with_query(ADDRESS, [*given, ("cursor", found.next)]) if found.next else None,
        }

    return answer(request, "overview.html", make)


def find_overview(desk: Desk, ledger: Ledger, asked: OverviewAsked) -> Overview:
    """Return where the incidents of a page were that answer a question. Raises SearchBroken."""
    return desk.overview(
        ledger,
        asked.model_dump_json(),
        lambda: look_over(ledger, cut_order(desk, ledger, asked), desk.sharing),
    )
