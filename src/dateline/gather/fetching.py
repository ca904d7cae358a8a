"""The one fetcher: an address in, what its server answered out, or why there is nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, Self

from dateline.errors import FetchFailed
from dateline.gather.exchange import Answer, Wanted
from dateline.gather.fetch_settings import FetchSettings, World
from dateline.gather.hops import Walker
from dateline.gather.reservations import Reservations, check_head, check_page
from dateline.gather.robots import Robots
from dateline.gather.shelf import Fetched
from dateline.gather.statuses import explain_status, holds_page
from dateline.gather.targets import read_target
from dateline.gather.unpacking import Bounds
from dateline.records import Note

if TYPE_CHECKING:
    from dateline.gather.shelf import Shelf
    from dateline.gather.targets import Target

    Kind = Literal["page", "feed"]

__all__ = ["FetchSettings", "Fetcher", "World"]

ACCEPT: Final = {
    "page": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5",
    "feed": "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
}
NO_PAGE: Final = re.compile(
    r"\s*(?:audio|font|image|video)/|\s*application/(?:pdf|zip)\b", re.IGNORECASE
)
NOT_KEPT: Final = frozenset({"content-encoding", "content-length", "set-cookie", "transfer-encoding"})
VALIDATORS: Final = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
SENDABLE: Final = re.compile(r"[ -~]{1,500}")
SURPLUS: Final = Note(
    "warning",
    "length-wrong",
    "The server sent more than the length it announced. What came after that was not read.",
)


class Fetcher:
    """Fetches pages and feeds, one at a time; what was fetched lies on the shelf.

    Use it as a context manager for one run: the rules and the pace of every server are kept in it.
    """

    def __init__(self, settings: FetchSettings, shelf: Shelf, *, world: World | None = None) -> None:
        self.settings = settings
        self.shelf = shelf
        self.world = world or World()
        self.walker = Walker(settings, self.world)
        self.robots = Robots(self.walker)
        self.reservations = Reservations(self.walker)

    def __enter__(self) -> Self:
        """Begin a run."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what is known of the servers; no connection outlives its request."""
        self.forget_rules()

    def fetch(
        self, address: str, *, kind: Kind, renew: bool = False, shelf: Shelf | None = None
    ) -> Fetched:
        """Return the answer to an address, from the shelf where it need not be asked for again.

        A page that lies on the shelf is not fetched again; a feed, or a page with ``renew``, is asked
        for only if it has changed. ``shelf``: another one than the fetcher's, for this answer.
        Raises AddressRefused for an address that is never fetched, FetchFailed for all else.
        """
        shelf = shelf or self.shelf
        kept = shelf.find(address)
        if kept and not holds_page(kept.status):
            kept = None
        if kept and kind == "page" and not renew:
            return replace(kept, kept=True)
        start = read_target(address, allow_private=self.settings.allow_private)
        target, answer = self.walker.follow(start, lambda hop: self.prepare(hop, kind, kept))
        if answer.status == 304 and kept:
            return kept
        if not holds_page(answer.status):
            raise explain_status(target.url, answer.status)
        check_page(target, answer, self.settings.token)
        fetched = self.make_fetched(address, target, answer)
        shelf.keep(fetched)
        return fetched

    def rest(self, host: str) -> float:
        """Return how many seconds a server asks to be left alone from now on; 0 where it does not."""
        return self.walker.pace.rest(host)

    def forget_rules(self, *, all_rules: bool = True) -> None:
        """Have the rules of servers be read again: all, or only those that could not be read."""
        self.robots.forget(all_rules=all_rules)
        if all_rules:
            self.reservations.rules.clear()

    def prepare(self, target: Target, kind: Kind, kept: Fetched | None) -> Wanted:
        """Return what is asked for at one hop; raises where the hop is refused, barred or reserved."""
        self.walker.caller.names.find(target)
        self.robots.check(target)
        self.reservations.check(target)
        headers = [("Accept", ACCEPT[kind])]
        if kept and kept.url == target.url:
            headers += list_conditions(kept)
        bounds = Bounds(self.settings.max_bytes, self.settings.max_ratio)
        return Wanted(bounds, tuple(headers), self.vet_page if kind == "page" else self.vet)

    def vet(self, target: Target, head: Answer) -> None:
        """Raise FetchFailed where the head of an answer is enough to leave the body unread."""
        if not holds_page(head.status):
            raise explain_status(target.url, head.status)
        check_head(target, head, self.settings.token)

    def vet_page(self, target: Target, head: Answer) -> None:
        """Raise FetchFailed where the head of an answer tells that no page follows."""
        self.vet(target, head)
        media_type = head.header("content-type") or ""
        if NO_PAGE.match(media_type):
            cause = f"{target.url} is no page but {media_type.split(';')[0].strip()[:60]}."
            raise FetchFailed(cause, "Give the address of the article.", code="no-page")

    def make_fetched(self, address: str, target: Target, answer: Answer) -> Fetched:
        """Return an answer as it is kept: without cookies, and without headers about its packing."""
        return Fetched(
            asked=address,
            url=target.url,
            status=answer.status,
            headers=tuple(header for header in answer.headers if header[0] not in NOT_KEPT),
            body=answer.body,
            gathered=self.world.today().isoformat(timespec="seconds"),
            notes=(SURPLUS,) if answer.surplus else (),
        )


def list_conditions(kept: Fetched) -> list[tuple[str, str]]:
    """Return the headers that ask for an answer only if it differs from the one that is kept."""
    found = ((name, kept.header(validator)) for validator, name in VALIDATORS.items())
    return [(name, value) for name, value in found if value and SENDABLE.fullmatch(value)]
