"""The front page: the incidents that answer a question, each with who says so and how many do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Query, Request, Response

from dateline.desk import api, lists
from dateline.desk.parameters import IncidentsAsked
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.asking import read_asked, tidied
from dateline.desk.site.links import with_query
from dateline.desk.site.tabs import Tab
from dateline.desk.views.heads import head_of
from dateline.desk.views.periods import PERIODS, beginning, last_day
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.desk.desk import Desk
    from dateline.desk.shapes import IncidentPage
    from dateline.ledger.ledger import Ledger

TAB: Final = Tab(10, "Incidents", "/")
TWIN: Final = "/incidents.json"
NAMES: Final = {
    "words": "words",
    "actor": "who",
    "place": "where",
    "type": "what",
    "outlet": "outlet",
    "since": "from",
    "until": "until",
    "origins": "origins, at least",
    "disputed": "disputed only",
}
router = make_router()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the address of the list without it."""

    name: str
    value: str
    without: str


@router.get(TWIN)
def get_twin(request: Request, asked: Annotated[IncidentsAsked, Query()]) -> Response:
    """Answer with the same list as the API."""
    return api.get_incidents(request, asked)


@router.get("/")
def show_front(request: Request) -> Response:
    """Show the incidents that answer a question."""
    clean = tidied(request)
    if clean is not None:
        return clean
    asked = read_asked(request, IncidentsAsked)
    given = request.query_params.multi_items()

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        found = lists.list_incidents(desk, ledger, asked)
        return {
            **tell(found, asked, given),
            "empty": not found.total and is_empty(ledger),
            "periods": list(make_periods(ledger, given)),
        }

    return answer(request, "front.html", make, twin=TWIN)


def tell(found: IncidentPage, asked: IncidentsAsked, given: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what the template shows of a page of incidents; ``given``: the parameters as they came."""
    filters = [(key, value) for key, value in given if key not in {"cursor", "limit"}]
    onward = [(key, value) for key, value in given if key != "cursor"]
    return {
        "heads": [head_of(each) for each in found.items],
        "total": found.total,
        "asked": asked,
        "chips": list(make_chips(filters)),
        "types": [(row["type"], row["meaning"]) for row in read_table("plover_types")],
        "first": with_query("/", onward) if asked.cursor else None,
        "next": with_query("/", [*onward, ("cursor", found.next)]) if found.next else None,
        "overview": with_query("/overview", filters),
        "rows": with_query("/incidents.csv", filters),
    }


def make_periods(ledger: Ledger, given: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield periods that end with the ledger's latest day, each with the address of its list."""
    newest = last_day(ledger)
    kept = [(key, value) for key, value in given if key not in {"since", "until", "cursor"}]
    for name in PERIODS if newest else ():
        yield f"the last {name}", with_query("/", [*kept, ("since", beginning(newest, name))])  # type: ignore[arg-type]  # there is one here


def make_chips(filters: list[tuple[str, str]]) -> Iterator[Chip]:
    """Yield the filters in force, each with the address of the list without it."""
    for number, (key, value) in enumerate(filters):
        others = filters[:number] + filters[number + 1 :]
        yield Chip(NAMES[key], "" if key == "disputed" else value, with_query("/", others))


def is_empty(ledger: Ledger) -> bool:
    """Tell whether a ledger holds no page at all."""
    return ledger.revisions() == 0
