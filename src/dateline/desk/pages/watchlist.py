"""The watch list: saved searches, each with how much fits it, and how much of that is of late."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.parameters import SearchAsked
from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import with_query
from dateline.desk.site.sending import Sent, fresh, is_hidden, need, take
from dateline.desk.site.tabs import Tab
from dateline.desk.views.periods import PERIODS, beginning, last_day
from dateline.errors import SearchBroken
from dateline.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.searches import Query, SavedSearch

ADDRESS: Final = "/watch"
TAB: Final = Tab(50, "Watch list", ADDRESS)
LONGEST: Final = 4000  # characters of a search's address
COUNTED: Final = 200  # hits that are counted of one search
NAMES: Final = {
    "actors": "actor",
    "places": "place",
    "types": "type",
    "statuses": "status",
    "stances": "stance",
    "sources": "source",
    "outlets": "outlet",
}
router = make_router()


@dataclass(frozen=True, slots=True)
class Watched:
    """A saved search: its words and filters, where it is shown, how much fits, how much of late."""

    name: str
    told: str
    url: str
    saved: str
    all: int
    new: int
    new_url: str


@router.get(ADDRESS)
def show_list(request: Request, since: str = "week", search: str = "") -> Response:
    """Show the saved searches; ``since``: what counts as of late: a day, a week, a month.

    ``search``: the address of a search that the form is filled with.
    """
    desk = desk_of(request)
    ledger = desk.ledger()
    chosen = since if since in PERIODS else "week"
    newest = last_day(ledger)
    begins = beginning(newest, chosen) if newest else None
    hidden = is_hidden(request)
    searches = () if hidden else ledger.saved_searches()
    feeds = () if hidden else ledger.watch_book().feeds(listed=True)
    told = {
        "feeds": len(feeds),
        "failing": sum(one.failures > 0 for one in feeds),
        "watched": [watch(ledger, one, begins) for one in searches],
        "since": chosen,
        "choices": tuple(PERIODS),
        "newest": newest.isoformat() if newest else None,
        "counted": COUNTED,
        "shared": hidden,
        "search": search[:LONGEST],
        "name": dict(parse_qsl(urlsplit(search[:LONGEST]).query)).get("words", "")[:60],
    }
    return fresh(request, "watchlist.html", told)


def watch(ledger: Ledger, saved: SavedSearch, begins: str | None) -> Watched:
    """Return a saved search with its counts."""
    late = replace(saved.query, published_from=later(saved.query.published_from, begins))
    return Watched(
        saved.name,
        "; ".join(f"{name} {value}" for name, value in parameters(saved.query)),
        with_query("/search", parameters(saved.query)),
        saved.at,
        count(ledger, saved.query),
        count(ledger, late),
        with_query("/search", parameters(late)),
    )


def later(one: str | None, other: str | None) -> str | None:
    """Return the later of two days, either of which may be null."""
    return max(filter(None, (one, other)), default=None)


def count(ledger: Ledger, query: Query) -> int:
    """Return how much fits a search, at most as many as are counted."""
    return len(ledger.search(replace(query, limit=COUNTED, after="")))


def parameters(query: Query) -> Iterator[tuple[str, Any]]:
    """Yield a search as the parameters of the search page."""
    for name, value in asdict(query).items():
        if name in {"limit", "after"} or value in (None, "", (), 0):
            continue
        if name == "box":
            yield name, ",".join(f"{degree:g}" for degree in value)
        elif isinstance(value, tuple):
            yield from ((NAMES[name], one) for one in value)
        else:
            yield name, value


@router.post(ADDRESS)
async def change(request: Request) -> Response:
    """Save a search under a name, or remove one."""

    def do(sent: Sent) -> str:
        name = need(sent, "name")
        with Ledger.open(desk_of(request).where, create=False) as ledger:
            if sent.get("remove"):
                ledger.remove_search(name)
            else:
                ledger.save_search(name, read_search(need(sent, "search")))
        return ADDRESS

    return await take(request, do)


def read_search(address: str) -> Query:
    """Return the search of an address of the search page. Raises SearchBroken."""
    given: dict[str, Any] = {}
    for key, value in parse_qsl(urlsplit(address).query):
        field = SearchAsked.model_fields.get(key)
        if field is not None and field.default_factory is list:
            given.setdefault(key, []).append(value)
        elif key != "cursor":
            given[key] = value
    try:
        asked = SearchAsked.model_validate(given)
    except ValueError as error:
        advice = "Search for it on the search page, and save that address."
        raise SearchBroken("This is no search that the desk knows.", advice) from error
    return replace(asked.query(asked.within, ""), limit=20)
