"""A simulated day: a clock that only sleeping moves, and feeds whose articles come at given times.

Everything lies in memory. Who asks what and when is kept, and every article is invented.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from dateline.errors import FetchFailed
from dateline.gather.shelf import Fetched
from dateline.gather.statuses import explain_status, holds_page
from dateline.hosts import host_of
from dateline.identity import hash_bytes
from dateline.page.anatomy import take_apart
from dateline.page.told import Told
from dateline.pipeline import Outcome
from dateline.records import Report
from dateline.watch.articles import Desk
from dateline.watch.watcher import Plan, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.gather.captures import Found
    from dateline.gather.shelf import Shelf
    from dateline.ledger import Ledger

START = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)
REQUEST = 0.05  # simulated seconds that a request takes
STORY = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The ferry to Lantern Point was stopped at berth {number}, harbour officials said on Friday.</p>"
    "<p>No one was hurt, according to the harbour master. {more}</p></article></body></html>"
)


class SimClock:
    """A clock that sleeping and asking move; ``slept`` moves the time of day alone, as sleep does."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.off = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed + self.off)

    def seconds(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.passed += seconds

    def set_day(self, seconds: float) -> None:
        """Set the time of day forward or back; the other clock goes on."""
        self.off += seconds


@dataclass
class SimPage:
    """A page: its versions by the seconds from which they are served."""

    versions: list[tuple[float, str]]

    def at(self, now: float) -> str | None:
        return next((text for since, text in reversed(self.versions) if since <= now), None)


@dataclass
class SimFeed:
    """A feed that shows its last ``shown`` items; ``bend`` may change what is served."""

    address: str
    items: list[tuple[float, str, str]] = field(default_factory=list)  # seconds, link, title
    shown: int = 30
    bend: Callable[[str, float], str] | None = None

    def at(self, now: float) -> str:
        out = [(when, link, title) for when, link, title in self.items if when <= now]
        listed = "".join(make_item(*one) for one in out[::-1][: self.shown])
        text = f"<rss version='2.0'><channel><title>Lantern Wire</title>{listed}</channel></rss>"
        return self.bend(text, now) if self.bend else text


def make_item(when: float, link: str, title: str) -> str:
    day = (START + timedelta(seconds=when)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><pubDate>{day}</pubDate></item>"
    )


@dataclass
class SimWeb:
    """All servers: feeds and pages by address, what fails by host, and what was asked."""

    clock: SimClock
    feeds: dict[str, SimFeed] = field(default_factory=dict)
    pages: dict[str, SimPage] = field(default_factory=dict)
    trouble: dict[str, Callable[[float], FetchFailed | None]] = field(default_factory=dict)
    rests: dict[str, float] = field(default_factory=dict)
    asked: list[tuple[float, str]] = field(default_factory=list)
    answered: Counter[int] = field(default_factory=Counter)
    shelf: Shelf | None = None
    before: Callable[[str], None] = lambda _: None

    def fetch(
        self,
        address: str,
        *,
        kind: Literal["page", "feed"],
        renew: bool = False,
        shelf: Shelf | None = None,
    ) -> Fetched:
        shelf = shelf or self.shelf
        assert shelf is not None
        kept = shelf.find(address)
        if kept and kind == "page" and not renew:
            return replace(kept, kept=True)
        self.before(address)
        self.clock.passed += REQUEST
        self.asked.append((self.clock.passed, address))
        status, body = self.answer(address)
        tag = f'"{hash_bytes(body)[:16]}"'
        status = 304 if kept and kept.header("etag") == tag else status
        self.answered[status] += 1
        if kept and status == 304:
            return kept
        if not holds_page(status):
            raise explain_status(address, status)
        at = self.clock.now().isoformat(timespec="seconds")
        fetched = Fetched(address, address, status, (("etag", tag),), body, at)
        shelf.keep(fetched)
        return fetched

    def answer(self, address: str) -> tuple[int, bytes]:
        failing = self.trouble.get(host_of(address)) or self.trouble.get("*")
        failure = failing(self.clock.passed) if failing else None
        if failure:
            raise failure
        if address in self.feeds:
            return 200, self.feeds[address].at(self.clock.passed).encode()
        page = self.pages[address].at(self.clock.passed) if address in self.pages else None
        return (200, page.encode()) if page else (404, b"")

    def rest(self, host: str) -> float:
        return self.rests.get(host, 0.0)

    def publish(self, feed: str, when: float, number: int, more: str = "") -> str:
        """Have a feed list a story from a time on; return its address."""
        link = f"http://{host_of(feed)}/story-{number}"
        title = f"Ferry {number} stopped"
        self.feeds.setdefault(feed, SimFeed(feed)).items.append((when, link, title))
        self.pages[link] = SimPage([(when, make_story(number, more))])
        return link

    def count(self, address: str) -> int:
        return sum(one == address for _, one in self.asked)


def make_story(number: int, more: str = "") -> str:
    return STORY.format(title=f"Ferry {number} stopped", number=number, more=more)


def read_lightly(ledger: Ledger) -> Callable[[Iterable[Found]], Iterator[Outcome]]:
    """Return what stores pages taken apart, without asking the model: simulations count, not read."""

    def read(found: Iterable[Found]) -> Iterator[Outcome]:
        for capture in found:
            parts = take_apart(capture, Told())  # type: ignore[arg-type]
            report = Report(parts.page, parts.articles, parts.notes)
            added = ledger.add(capture.data, report, "light", "{}")  # type: ignore[union-attr]
            yield Outcome("read" if added else "known", capture.source, report)

    return read


def make_watcher(ledger: Ledger, web: SimWeb, plan: Plan | None = None) -> Watcher:
    """Return a watch over all feeds of the simulated web, as a new process would have it."""
    web.shelf = ledger.shelf()
    watcher = Watcher(Desk(ledger, web, read_lightly(ledger)), web.clock, plan)
    watcher.list_feeds(web.feeds)
    return watcher


def run_until(watcher: Watcher, clock: SimClock, end: float) -> None:
    """Go rounds until a time."""
    while clock.passed < end:
        watcher.go_round()


def no_answer(host: str) -> FetchFailed:
    return FetchFailed(f"{host} gave no answer.", "Try again later.", code="no-answer")
