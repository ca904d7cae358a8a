"""How the feeds of a watch stand: when each last gave something, why not, and when it is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from dateline.hosts import host_of
from dateline.ledger.watch_records import FeedCounts

if TYPE_CHECKING:
    from dateline.ledger.watch_book import WatchBook
    from dateline.ledger.watch_records import FeedState, HostState

Standing = Literal["well", "failing", "never asked"]


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How one feed stands. Times are ISO 8601 in UTC, null for never.

    ``next_due`` is in the past where no watch runs. ``failures`` counts those since the last success,
    ``code`` and ``reason`` tell of the last one; a feed may stand well and yet have a reason: a part of
    it could not be had. ``rests_until``: its server failed and is left alone that long.
    """

    address: str
    standing: Standing
    last_asked: str | None
    last_success: str | None
    last_news: str | None
    next_due: str | None
    every_seconds: float
    failures: int
    code: str
    reason: str
    articles: int
    waiting: int
    not_had: int
    rests_until: str | None = None


def tell_health(book: WatchBook) -> tuple[FeedHealth, ...]:
    """Return how each feed of the list stands: those that fail first, then by address."""
    counts = book.counts()
    hosts = {host.host: host for host in book.hosts()}
    found = [
        tell_feed(feed, counts.get(feed.key, FeedCounts()), hosts.get(host_of(feed.address)))
        for feed in book.feeds(listed=True)
    ]
    return tuple(sorted(found, key=lambda one: (one.standing != "failing", one.address)))


def tell_feed(feed: FeedState, counts: FeedCounts, host: HostState | None) -> FeedHealth:
    """Return how a feed stands."""
    standing: Standing = "failing" if feed.failures else "well" if feed.asked_at else "never asked"
    return FeedHealth(
        address=feed.address,
        standing=standing,
        last_asked=feed.asked_at,
        last_success=feed.succeeded_at,
        last_news=feed.changed_at,
        next_due=add_seconds(feed.asked_at, feed.wait),
        every_seconds=feed.pace,
        failures=feed.failures,
        code=feed.code,
        reason=feed.message,
        articles=counts.done,
        waiting=counts.waiting,
        not_had=counts.gone,
        rests_until=add_seconds(host.failed_at, host.wait) if host else None,
    )


def add_seconds(moment: str | None, seconds: float) -> str | None:
    """Return a moment so many seconds later; null for never."""
    if moment is None:
        return None
    return (datetime.fromisoformat(moment) + timedelta(seconds=seconds)).isoformat(timespec="seconds")
