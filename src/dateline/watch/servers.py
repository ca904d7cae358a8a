"""Servers that fail rest, and a network that is lost is not held against them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.ledger.watch_records import HostState

if TYPE_CHECKING:
    from dateline.errors import DatelineError
    from dateline.ledger.watch_book import WatchBook
    from dateline.watch.clocks import Timeline
    from dateline.watch.waits import Waits

LOST_CODES: Final = frozenset({"no-answer", "name-unknown"})  # what a machine without network sees
PASSING: Final = LOST_CODES | {
    "busy",
    "cut-short",
    "too-slow",
    "http-429",
    "http-500",
    "http-502",
    "http-503",
    "http-504",
}
LOST_HOSTS: Final = 3  # so many different servers without an answer in a row: the network is lost
LOST_WAIT: Final = 60.0  # seconds until it is tried again


@dataclass(slots=True)
class Servers:
    """Which servers are left alone until when (in seconds of the timeline)."""

    waits: Waits
    timeline: Timeline
    book: WatchBook
    failures: dict[str, int] = field(default_factory=dict)
    until: dict[str, float] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)  # since the last answer of anybody
    lost_until: float = 0.0

    def load(self) -> None:
        """Take up which servers rested when the last run ended."""
        now = self.timeline.now()
        for host in self.book.hosts():
            self.failures[host.host] = host.failures
            self.until[host.host] = now + self.timeline.until_due(host.failed_at, host.wait)

    @property
    def is_lost(self) -> bool:
        """Tell whether the network seems to be lost."""
        return len(self.silent) >= LOST_HOSTS

    def free_at(self, host: str) -> float:
        """Return when a server may be asked; what is on this machine always may."""
        if not host:
            return 0.0
        return max(self.until.get(host, 0.0), self.lost_until if self.is_lost else 0.0)

    def answered(self, host: str) -> None:
        """Note that a server answered: if the network was lost, nobody rests for that any more."""
        lost = self.silent if self.is_lost else {host} & set(self.failures)
        self.silent = set()
        for one in sorted(lost | ({host} & set(self.failures))):
            self.failures.pop(one, None)
            self.until.pop(one, None)
            self.book.save_host(HostState(one, 0, "", 0.0))

    def failed(self, host: str, error: DatelineError, asked: float) -> float:
        """Note that a server failed in passing; return the seconds that it is left alone.

        ``asked``: the seconds that it asks for itself.
        """
        if error.code in LOST_CODES:
            self.silent.add(host)
        else:
            self.silent.clear()
        if self.is_lost:
            self.lost_until = self.timeline.now() + LOST_WAIT
            return LOST_WAIT
        count = self.failures[host] = self.failures.get(host, 0) + 1
        wait = self.waits.back_off(host, count, asked)
        self.until[host] = self.timeline.now() + wait
        self.book.save_host(HostState(host, count, self.timeline.stamp(), wait))
        return wait
