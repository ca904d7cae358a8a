"""The feeds of a watch: when each last answered, what it failed of, when it is asked again.

A watch writes how its feeds stand beside the news of the ledger, so that these pages are made anew
whenever they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final, get_args

from fastapi import Query, Request, Response

from dateline import jsons
from dateline.desk.replies import MEDIA_TYPE, desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import with_query
from dateline.desk.site.sending import FRESH, fresh, is_hidden
from dateline.errors import NotHeld
from dateline.watch.health import FeedHealth, Standing, tell_health

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ADDRESS: Final = "/feeds"
SHOWN: Final = 100  # feeds of one page
LATE: Final = 1800  # seconds: feeds that are due so long, and nobody asks, tell that no watch runs
STANDINGS: Final = get_args(Standing)
Start = Annotated[int, Query(alias="from", ge=0, le=1_000_000)]
router = make_router()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """The feeds of a watch, each as ``dateline feeds --json`` prints it: those that fail first.

    ``total``, ``failing``: of all feeds. ``running``: whether a feed is asked when it is due; null
    without feeds. ``asked``: when one was asked last, null for never.
    """

    items: tuple[FeedHealth, ...]
    total: int
    failing: int
    running: bool | None
    asked: str | None


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request) -> Response:
    """Answer with how all feeds stand."""
    if is_hidden(request):
        raise NotHeld("Feeds are not shown on this desk.", "Ask whoever runs it.")
    return Response(jsons.encode(list_feeds(request)), 200, FRESH, MEDIA_TYPE)


@router.get(ADDRESS)
def show_feeds(request: Request, standing: str = "", start: Start = 0) -> Response:
    """Show how feeds stand; ``standing``: those that stand so only; ``start``: from this one on."""
    if is_hidden(request):
        return fresh(request, "feeds.html", {"hidden": True})
    found = list_feeds(request)
    wanted = [one for one in found.items if standing in {"", one.standing}]
    told = {
        "hidden": False,
        "feeds": found,
        "shown": wanted[start : start + SHOWN],
        "standing": standing,
        "counts": count_standings(found.items),
        "first": start + 1,
        "fitting": len(wanted),
        "before": page_url(standing, max(0, start - SHOWN)) if start else None,
        "after": page_url(standing, start + SHOWN) if start + SHOWN < len(wanted) else None,
    }
    return fresh(request, "feeds.html", told, twin=f"{ADDRESS}.json")


def list_feeds(request: Request) -> FeedList:
    """Return how the feeds of the ledger's watch stand."""
    items = tell_health(desk_of(request).ledger().watch_book())
    return FeedList(
        items=items,
        total=len(items),
        failing=sum(one.standing == "failing" for one in items),
        running=is_running(items, datetime.now(UTC)) if items else None,
        asked=max((one.last_asked for one in items if one.last_asked), default=None),
    )


def is_running(feeds: Sequence[FeedHealth], now: datetime) -> bool:
    """Tell whether a watch runs: one of the feeds was just asked, or none is long overdue."""
    asked = [seconds_since(one.last_asked, now) for one in feeds if one.last_asked]
    overdue = (lateness(one, now) for one in feeds)
    return bool(asked) and (min(asked) <= LATE or max(overdue) <= LATE)


def lateness(feed: FeedHealth, now: datetime) -> float:
    """Return for how many seconds a feed has been due, negative where it is not yet."""
    ends = (one for one in (feed.next_due, feed.rests_until) if one)
    return min((seconds_since(one, now) for one in ends), default=0.0)


def seconds_since(moment: str, now: datetime) -> float:
    """Return how many seconds have passed since a moment, negative where it is to come."""
    return (now - datetime.fromisoformat(moment)).total_seconds()


def count_standings(feeds: Iterable[FeedHealth]) -> dict[str, int]:
    """Return how many feeds stand how."""
    found = dict.fromkeys(STANDINGS, 0)
    for one in feeds:
        found[one.standing] += 1
    return found


def page_url(standing: str, start: int) -> str:
    """Return the address of a part of the list."""
    pairs = (("standing", standing), ("from", start))
    return with_query(ADDRESS, [(name, value) for name, value in pairs if value])
