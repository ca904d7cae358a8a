"""A source by its name: leads to the actor who is called so, else to the claims it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from dateline.actors import ActorsWanted
from dateline.desk.people import is_masked
from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import actor_url, with_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.desk.desk import Desk

ADDRESS: Final = "/source"
Name = Annotated[str, Query(min_length=1, max_length=400)]
router = make_router()


@router.get(ADDRESS)
def lead(request: Request, name: Name) -> Response:
    """Lead to all that a source said. Names may hold any character, so it stands in ``?name=``."""
    return RedirectResponse(find_page(desk_of(request), name), 307)


def find_page(desk: Desk, name: str) -> str:
    """Return the address of whoever alone is called so, of the list of several, or of the claims."""
    wanted = ActorsWanted(words=name, masked=is_masked(desk))
    found = desk.ledger().actors(wanted)
    called = [one for one in found if is_called(name, [one.name])] or [
        one for one in found if is_called(name, (each.name for each in one.names))
    ]
    if called:
        return actor_url(called[0].id) if len(called) == 1 else with_query("/actors", [("words", name)])
    return with_query("/search", [("within", "claims"), ("source", name)])


def is_called(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name is one of some, whatever its letters' case."""
    return name.casefold() in {one.casefold() for one in names}
