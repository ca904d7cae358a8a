"""What a watch keeps of feeds, articles and servers, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dateline.gather.captures import Hints

ItemState = Literal["waiting", "done", "gone"]


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed, site map, file or folder that is watched. Times are ISO 8601 in UTC, spans in seconds.

    It is due ``wait`` seconds after ``asked_at``; ``pace`` is the wait while all goes well.
    ``validators`` are the headers that tell its server which answer is known, ``digest`` the hash of
    that answer.
    """

    key: str
    address: str
    asked_at: str | None = None
    wait: float = 0.0
    pace: float = 0.0
    succeeded_at: str | None = None
    changed_at: str | None = None
    failures: int = 0
    code: str = ""
    message: str = ""
    validators: tuple[tuple[str, str], ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An article as a feed lists it just now; ``mark``: the hash of what the feed says of it."""

    key: str
    link: str
    mark: str
    hints: Hints | None = None


@dataclass(frozen=True, slots=True)
class WatchedItem:
    """An article that a feed listed. ``link`` and ``hints`` are there while it waits.

    ``body`` and ``words`` are hashes of the page and of its story as they were last taken in, empty
    where they never were.
    """

    key: str
    feed: str
    state: ItemState = "waiting"
    link: str | None = None
    hints: Hints | None = None
    tries: int = 0
    asked_at: str | None = None
    wait: float = 0.0
    body: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HostState:
    """A server that failed: it is left alone ``wait`` seconds from ``failed_at`` on."""

    host: str
    failures: int
    failed_at: str
    wait: float


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """How many articles of a feed were taken in, wait, and could not be had."""

    done: int = 0
    waiting: int = 0
    gone: int = 0
