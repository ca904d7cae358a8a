"""How a watch fetches: feeds against what is known of them, pages by way of the ledger's shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol

from dateline.gather.fetching import VALIDATORS
from dateline.gather.shelf import Fetched

if TYPE_CHECKING:
    from dateline.gather.fetching import Fetcher
    from dateline.gather.shelf import Shelf
    from dateline.ledger.watch_records import FeedState, WatchedItem
    from dateline.watch.clocks import Clock

RULES_HOLD: Final = 3600.0  # seconds that the rules of a server are kept
Kind = Literal["page", "feed"]


class Fetches(Protocol):
    """Fetches for a watch. The fetcher of the house does, and simulations put their own in its place."""

    def fetch(
        self, address: str, *, kind: Kind, renew: bool = False, shelf: Shelf | None = None
    ) -> Fetched:
        """Return an answer as ``gather.fetching.Fetcher`` does; raises as it does."""
        ...

    def rest(self, host: str) -> float:
        """Return the seconds that a server asks to be left alone."""
        ...


class LongFetcher:
    """The fetcher of the house, for a run of weeks: what servers allow is asked again from time to time.

    Rules that could not be read are asked for anew with the next address of the server.
    """

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self.fetcher = fetcher
        self.clock = clock
        self.read_at = clock.seconds()

    def fetch(
        self, address: str, *, kind: Kind, renew: bool = False, shelf: Shelf | None = None
    ) -> Fetched:
        """Return the answer to an address; raises AddressRefused and FetchFailed."""
        old = self.clock.seconds() - self.read_at > RULES_HOLD
        self.fetcher.forget_rules(all_rules=old)
        if old:
            self.read_at = self.clock.seconds()
        return self.fetcher.fetch(address, kind=kind, renew=renew, shelf=shelf)

    def rest(self, host: str) -> float:
        """Return the seconds that a server asks to be left alone."""
        return self.fetcher.rest(host)


@dataclass(slots=True)
class FeedShelf:
    """Holds what is known of one feed's last answer, without its body, and keeps nothing.

    A watch would else keep every state of every feed for good.
    """

    feed: FeedState
    same: Fetched | None = None

    def find(self, address: str) -> Fetched | None:
        """Return the answer that is known, with an empty body; None for any other address."""
        if address != self.feed.address or not self.feed.validators:
            return None
        url = dict(self.feed.validators).get("url", address)
        self.same = Fetched(address, url, 200, self.feed.validators, b"", self.feed.asked_at or "")
        return self.same

    def keep(self, fetched: Fetched) -> None:
        """Keep nothing."""


@dataclass(slots=True)
class Carried:
    """A shelf for one page: what was kept of it goes along, what is to be kept comes back.

    So a page is fetched in a thread that does not touch the ledger.
    """

    before: Fetched | None
    fresh: Fetched | None = None

    def find(self, address: str) -> Fetched | None:
        """Return what was kept of an address."""
        return self.before if self.before and self.before.asked == address else None

    def keep(self, fetched: Fetched) -> None:
        """Have an answer kept when it comes back."""
        self.fresh = fetched


@dataclass(frozen=True, slots=True)
class Brought:
    """A page that was fetched; ``fresh``: the answer that is yet to be kept, if any."""

    fetched: Fetched
    fresh: Fetched | None = None


def fetch_page(fetches: Fetches, item: WatchedItem) -> Brought:
    """Return the page of an article, kept on the fetcher's own shelf; raises as ``fetch`` does."""
    return Brought(fetches.fetch(item.link or "", kind="page", renew=bool(item.body)))


def carry_page(fetches: Fetches, item: WatchedItem, before: Fetched | None) -> Brought:
    """Return the page of an article, ``before`` being what was kept of it; raises as ``fetch`` does."""
    shelf = Carried(before)
    fetched = fetches.fetch(item.link or "", kind="page", renew=bool(item.body), shelf=shelf)
    return Brought(fetched, shelf.fresh)


def find_validators(fetched: Fetched) -> tuple[tuple[str, str], ...]:
    """Return what tells a server which answer is known; nothing where it gave no such headers."""
    found = [(name, value) for name in VALIDATORS if (value := fetched.header(name))]
    return (*found, ("url", fetched.url)) if found else ()
