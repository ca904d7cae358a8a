"""Outlets: what each prints, what it originates and copies, whom it credits and who credits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk import api, people
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.links import with_query
from dateline.desk.site.tabs import Tab
from dateline.desk.views.bars import bars_of
from dateline.desk.views.hits import show_hit
from dateline.desk.views.holding import hold
from dateline.desk.views.same_texts import find_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.desk.desk import Desk
    from dateline.desk.views.bars import Bar
    from dateline.ledger.ledger import Ledger
    from dateline.outlets import Counted, OutletAnswer

ADDRESS: Final = "/outlets"
TAB: Final = Tab(40, "Outlets", ADDRESS)
SHOWN: Final = 20  # stories of one outlet
router = make_router()


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request) -> Response:
    """Answer with the same list as the API."""
    return api.get_outlets(request)


@router.get(ADDRESS)
def show_outlets(request: Request) -> Response:
    """Show the outlets of the stories, those with most stories first."""

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        found = people.list_outlets(desk, ledger).items
        bars = {
            bar.name: bar.width for bar in bars_of(((o.name, o.articles) for o in found), len(found))
        }
        return {"outlets": found, "widths": bars}

    return answer(request, "outlets.html", make)


@router.get("/outlet.json")
def get_outlet_twin(request: Request, name: str) -> Response:
    """Answer with the same outlet as the API."""
    return api.get_outlet(request, name)


@router.get("/outlet")
def show_outlet(request: Request, name: str) -> Response:
    """Show one outlet. Its name stands behind ``?name=``: names may hold any character."""

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        return tell(desk, ledger, people.find_outlet(desk, ledger, name))

    return answer(request, "outlet.html", make)


def tell(desk: Desk, ledger: Ledger, found: OutletAnswer) -> dict[str, Any]:
    """Return what the template shows of an outlet."""
    ids = ledger.outlet_stories(found.name, SHOWN)
    held = hold(ledger, ids, desk.sharing)
    return {
        "outlet": found,
        "same": find_same(ledger, ids, desk.sharing),
        "stories": [show_hit(held.hits[one, one]) for one in ids],
        "lists": [
            (
                "Written by agencies",
                "The page names them as the writer of its text.",
                bar(found.agencies),
            ),
            ("Copied from", "Another outlet's page has the same text before.", bar(found.copied_from)),
            ("Credits", "Whom its stories rest on by name.", bar(found.credits)),
            ("Credited by", "Outlets whose stories credit one of these.", bar(found.credited_by)),
            ("Copied by", "Outlets that print its text.", bar(found.copied_by)),
        ],
        "more": with_query("/search", [("within", "articles"), ("outlet", found.name)]),
    }


def bar(counted: Iterable[Counted]) -> tuple[Bar, ...]:
    """Return counted names as bars."""
    return bars_of((one.name, one.articles) for one in counted)
