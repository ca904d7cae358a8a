"""The watch itself: asks feeds that are due, takes in what waits, links it, waits for the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dateline.errors import DatelineError, DiskFull, FetchFailed, InputError, LedgerUnusable
from dateline.gather.addresses import looks_like_address
from dateline.hosts import host_of
from dateline.identity import hash_text
from dateline.ledger.watch_records import FeedState
from dateline.pipeline import link_ledger
from dateline.records import Note
from dateline.watch.articles import take_file, take_page
from dateline.watch.clocks import Timeline
from dateline.watch.fetches import carry_page, fetch_page
from dateline.watch.flights import Errand, Flights
from dateline.watch.listing import ask_feed, look_into
from dateline.watch.servers import LOST_CODES, PASSING, Servers
from dateline.watch.waits import Waits, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Never

    from dateline.ledger.watch_records import ItemState, WatchedItem
    from dateline.watch.articles import Desk, Taken
    from dateline.watch.clocks import Clock
    from dateline.watch.fetches import Brought
    from dateline.watch.listing import Listing

ONE_FEED: Final = (InputError, FetchFailed)  # a full disk or a locked ledger is no fault of a feed
MOST_SLEEP: Final = 30.0  # seconds; a machine that slept is noticed within these
AT_ONCE: Final = 100  # articles taken in before they are linked, and feeds are asked again
NEVER_AGAIN: Final = frozenset({"address-refused", "forgotten", "no-page", "robots", "http-410"})
MOST_REST: Final = 300.0  # seconds until what could not be sent is tried again, though no feed is due
LATER_WAIT: Final = 60.0  # seconds until a full disk or a locked ledger is tried again
LONGEST_WAIT: Final = 900.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How a watch goes: its waits, how much it takes of one feed at a time, and who is told.

    ``at_once``: so many servers are asked together, each by one request at a time.
    ``after`` is called when what came was linked; ``relisted`` before each round: it returns the feeds
    of the list where that was changed, else None.
    """

    waits: Waits = field(default_factory=Waits)
    most: int = 200
    at_once: int = 1
    tell: Callable[[Counter[str]], None] = lambda _: None
    trouble: Callable[[str], None] = lambda _: None
    after: Callable[[], None] = lambda: None
    relisted: Callable[[], Iterable[str] | None] = lambda: None


class Watcher:
    """Watches feeds into a ledger. All that it must know again is in the ledger's book."""

    def __init__(self, desk: Desk, clock: Clock, plan: Plan | None = None) -> None:
        self.desk = desk
        self.plan = plan or Plan()
        self.clock = clock
        self.timeline = Timeline(clock)
        self.book = desk.ledger.watch_book()
        self.servers = Servers(self.plan.waits, self.timeline, self.book)
        self.feeds: dict[str, FeedState] = {}
        self.due: dict[str, float] = {}  # of feeds and of articles that were tried, by key
        self.counts: Counter[str] = Counter()
        self.flights = Flights(self.plan.at_once, lambda: self.stopped)
        self.unlinked = 0
        self.stopped = False

    def stop(self) -> None:
        """Have the watch end behind the page in hand."""
        self.stopped = True

    def list_feeds(self, addresses: Iterable[str]) -> None:
        """Take up the feeds of the list, each where an earlier run left it, and which servers rest.

        Called again with another list, feeds that are on both go on as they were.
        """
        if not self.feeds:
            self.servers.load()
        known = self.book.list_feeds(start_feed(one, self.plan.waits) for one in addresses)
        now, before = self.timeline.now(), self.feeds
        self.feeds = {feed.key: feed for feed in known}
        for key in before.keys() - self.feeds.keys():
            self.due.pop(key, None)
        for feed in known:
            if feed.key not in before:
                self.due[feed.key] = now + self.timeline.until_due(feed.asked_at, feed.wait)

    def run_once(self) -> Counter[str]:
        """Ask what is due, take in all that waits, link it, and return what was done."""
        self.finish(anew=True)
        self.ask_each(self.due_feeds())
        for errand, bring in self.flights.rest():
            self.take_up(errand, bring)
        tried: set[str] = set()
        while not self.stopped and (items := [one for one in self.due_items() if one.key not in tried]):
            tried |= {one.key for one in items[:AT_ONCE]}
            self.take_each(items[:AT_ONCE])
            for errand, bring in self.flights.rest():
                self.take_up(errand, bring)
            self.finish(anew=True)
        return self.counts

    def run(self) -> None:
        """Watch until it is stopped; a full disk or a locked ledger is waited for."""
        wait = LATER_WAIT
        while not self.stopped:
            try:
                self.go_round()
                wait = LATER_WAIT
            except (DiskFull, LedgerUnusable) as error:
                self.plan.trouble(f"{error} Trying again in {wait:.0f} seconds.")
                self.rest(wait)
                wait = min(2 * wait, LONGEST_WAIT)

    def go_round(self) -> None:
        """Go one round: the feeds and articles that are due now; then wait until something is."""
        addresses = self.plan.relisted()
        if addresses is not None:
            self.list_feeds(addresses)
        self.ask_each(self.due_feeds())
        items = self.due_items()[:AT_ONCE]
        self.take_each(items)
        self.finish()
        if not items:
            self.rest(min(self.until_next(), MOST_REST))

    def rest(self, seconds: float) -> None:
        """Wait in short steps, until the seconds are over on the timeline or the watch is stopped."""
        until = self.timeline.now() + seconds
        while not self.stopped and (left := until - self.timeline.now()) > 0:
            self.clock.sleep(min(left, MOST_SLEEP))

    # --- what is due -------------------------------------------------------------------------

    def due_feeds(self) -> list[FeedState]:
        """Return the feeds that may be asked now, the longest due first."""
        now = self.timeline.now()
        due = [one for one in self.feeds.values() if self.feed_due(one) <= now]
        return sorted(due, key=lambda one: (self.due[one.key], one.key))

    def feed_due(self, feed: FeedState) -> float:
        """Return when a feed is due, its server's rest and a lost network heeded."""
        return max(self.due[feed.key], self.servers.free_at(host_of(feed.address)))

    def due_items(self) -> list[WatchedItem]:
        """Return the articles that may be fetched now, one of each server in turn."""
        now = self.timeline.now()
        turns: Counter[str] = Counter()
        ranked = []
        for item in self.book.waiting():
            if self.item_due(item) <= now:
                host = host_of(item.link)
                ranked.append((turns[host], item))
                turns[host] += 1
        return [item for _, item in sorted(ranked, key=lambda one: one[0])]

    def item_due(self, item: WatchedItem) -> float:
        """Return when an article is due."""
        if item.key not in self.due:
            left = self.timeline.until_due(item.asked_at, item.wait)
            self.due[item.key] = self.timeline.now() + left if left else 0.0
        return max(self.due[item.key], self.servers.free_at(host_of(item.link)))

    def until_next(self) -> float:
        """Return the seconds until something is due."""
        times = [self.feed_due(one) for one in self.feeds.values()]
        times += [self.item_due(one) for one in self.book.waiting()]
        return max(1.0, min(times, default=MOST_SLEEP) - self.timeline.now())

    # --- feeds -------------------------------------------------------------------------------

    def ask_each(self, feeds: Iterable[FeedState]) -> None:
        """Ask feeds what they list, unless a server began to rest in the meantime."""
        errands = [Errand(one, host_of(one.address), partial(self.look_at, one)) for one in feeds]
        for errand, bring in self.flights.go(errands, self.is_due):
            self.take_up(errand, bring)

    def look_at(self, feed: FeedState) -> Listing:
        """Return what a feed lists; touches nothing of the watch, so that it may run in a thread."""
        is_web = looks_like_address(feed.address)
        return ask_feed(feed, self.desk.fetches) if is_web else look_into(feed)

    def is_due(self, errand: Errand) -> bool:
        """Tell whether an errand is due still."""
        one = errand.subject
        due = self.feed_due(one) if isinstance(one, FeedState) else self.item_due(one)
        return due <= self.timeline.now()

    def take_up(self, errand: Errand, bring: Callable[[], Any]) -> None:
        """Take up what came of an errand; ``bring`` gives it, or raises why there is nothing."""
        if isinstance(errand.subject, FeedState):
            self.hear(errand.subject, bring)
        else:
            self.take(errand.subject, bring)

    def hear(self, feed: FeedState, bring: Callable[[], Listing]) -> None:
        """Take up what a feed lists; one that is no longer on the list is passed over."""
        if feed.key not in self.feeds:
            return
        self.counts["asked"] += 1
        host = host_of(feed.address)
        try:
            listing = bring()
        except ONE_FEED as error:
            self.feed_failed(feed, error)
            return
        if host:
            self.servers.answered(host)
        self.take_listing(feed, listing)

    def take_listing(self, feed: FeedState, listing: Listing) -> None:
        """Keep what a feed lists: what is new waits, at most so much of it at a time."""
        news = self.book.unheard(listing.items)
        stamp, waits = self.timeline.stamp(), self.plan.waits
        pace = waits.next_pace(feed.pace, len(news))
        whole = len(news) <= self.plan.most
        kept = replace(
            feed,
            asked_at=stamp,
            wait=spread(feed.address, pace) if whole else waits.least,
            pace=pace,
            succeeded_at=stamp,
            changed_at=stamp if news else feed.changed_at,
            failures=0,
            code=listing.missed[0].code if listing.missed else "",
            message=str(listing.missed[0]) if listing.missed else "",
            validators=listing.validators if whole else (),
            digest=listing.digest if whole else "",
        )
        self.counts["listed"] += self.book.take_feed(kept, news[: self.plan.most])
        for item in news[: self.plan.most]:
            self.due.pop(item.key, None)
        self.keep_feed(kept)

    def feed_failed(self, feed: FeedState, error: DatelineError) -> None:
        """Keep that a feed gave nothing, and why; its server rests where it was the server's fault."""
        self.counts["failed"] += 1
        failures = feed.failures + 1
        wait = max(feed.pace, self.plan.waits.back_off(feed.address, failures))
        if error.code in PASSING:
            wait = self.server_failed(host_of(feed.address), error)
        message, stamp = str(error), self.timeline.stamp()
        kept = replace(
            feed, asked_at=stamp, wait=wait, failures=failures, code=error.code, message=message
        )
        self.book.take_feed(kept, ())
        self.keep_feed(kept)

    def keep_feed(self, feed: FeedState) -> None:
        """Remember how a feed stands, and when it is due; one that only its server kept is due then."""
        self.feeds[feed.key] = feed
        wait = 0.0 if feed.code in PASSING and feed.failures else feed.wait
        self.due[feed.key] = self.timeline.now() + wait

    def server_failed(self, host: str, error: DatelineError) -> float:
        """Have a server rest; return for how many seconds."""
        return self.servers.failed(host, error, self.desk.fetches.rest(host))

    # --- articles ----------------------------------------------------------------------------

    def take_each(self, items: Sequence[WatchedItem]) -> None:
        """Take in articles one by one, each whole before the next, until the watch is stopped."""
        errands = [Errand(one, host_of(one.link), self.prepare(one)) for one in items]
        for errand, bring in self.flights.go(errands, self.is_due, finish=True):
            self.take_up(errand, bring)

    def prepare(self, item: WatchedItem) -> Callable[[], Brought | None]:
        """Return what fetches an article; in a thread it gets along what the ledger keeps of it."""
        fetches = self.desk.fetches
        if not host_of(item.link):
            return lambda: None
        if self.plan.at_once == 1:
            return lambda: fetch_page(fetches, item)
        try:
            before = self.desk.ledger.shelf().find(item.link or "")
        except FetchFailed as error:
            return partial(fail, error)
        return lambda: carry_page(fetches, item, before)

    def take(self, item: WatchedItem, bring: Callable[[], Brought | None]) -> None:
        """Take in one article, or keep why it could not be had."""
        host = host_of(item.link)
        try:
            brought = bring()
            if brought and brought.fresh:
                self.desk.ledger.shelf().keep(brought.fresh)
            taken = (
                take_page(item, brought.fetched, self.desk) if brought else take_file(item, self.desk)
            )
        except ONE_FEED as error:
            self.item_failed(item, error)
            return
        if host:
            self.servers.answered(host)
        self.counts[taken.became] += 1
        self.unlinked += taken.pages
        self.keep_item(item, taken)

    def keep_item(self, item: WatchedItem, taken: Taken) -> None:
        """Keep that an article was taken in."""
        state: ItemState = "gone" if taken.became == "unread" else "done"
        done = replace(
            item, state=state, tries=0, asked_at=None, wait=0.0, body=taken.body, words=taken.words
        )
        self.book.save_item(done, taken.also)
        self.due.pop(item.key, None)

    def item_failed(self, item: WatchedItem, error: DatelineError) -> None:
        """Keep that an article could not be had: it is tried again, or given up and recorded."""
        self.counts["missed"] += 1
        passing = error.code in PASSING
        if passing:
            self.server_failed(host_of(item.link), error)
        if passing and self.servers.is_lost and error.code in LOST_CODES:
            return  # no fault of the article: it waits until the network is back
        tries = item.tries + 1
        if error.code in NEVER_AGAIN or tries >= self.plan.waits.tries:
            self.desk.ledger.skip(item.link or "", Note("error", error.code, str(error)))
            self.book.save_item(replace(item, state="gone", tries=tries))
            self.counts["given up"] += 1
            return
        wait = self.plan.waits.back_off(item.key, tries)
        self.due[item.key] = self.timeline.now() + wait
        stamp = self.timeline.stamp()
        self.book.save_item(replace(item, tries=tries, asked_at=stamp, wait=wait))

    # --- behind a round ----------------------------------------------------------------------

    def finish(self, *, anew: bool = False) -> None:
        """Link what came, have it told, and say what was done; ``anew``: what earlier runs left, too."""
        if self.unlinked or not self.desk.ledger.is_linked():
            link_ledger(self.desk.ledger)
            self.unlinked = 0
        self.plan.after()
        if self.counts and not anew:
            self.plan.tell(self.counts)
            self.counts = Counter()


def start_feed(address: str, waits: Waits) -> FeedState:
    """Return a feed that was never asked."""
    return FeedState(hash_text(address), address, pace=waits.start())


def fail(error: DatelineError) -> Never:
    """Raise what kept an article from being fetched at all."""
    raise error
