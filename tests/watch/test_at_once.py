"""Several servers are asked together: none holds up another, and none is asked by two at a time."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING

import pytest
from tests.watch.world import SimWeb, make_watcher, no_answer

from dateline.gather.fetch_settings import FetchSettings, World
from dateline.gather.pace import Pace
from dateline.hosts import host_of
from dateline.ledger.watch_book import WatchBook
from dateline.watch.flights import Flights
from dateline.watch.watcher import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from dateline.gather.shelf import Fetched, Shelf
    from dateline.ledger import Ledger
    from dateline.watch.watcher import Watcher

FEEDS = [f"http://town{number}.example/rss.xml" for number in range(5)]
SLOW = "town0.example"


class Killed(BaseException):
    """The end of a process, which nothing in it handles."""


@dataclass
class RealTime:
    """A simulated web whose servers take real time, or wait for an event, by host.

    Notes who is asked by how many at once.
    """

    web: SimWeb
    seconds: dict[str, float] = field(default_factory=dict)
    held: dict[str, Event] = field(default_factory=dict)
    now: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    together: int = 0
    guard: Lock = field(default_factory=Lock)

    def fetch(
        self,
        address: str,
        *,
        kind: Literal["page", "feed"],
        renew: bool = False,
        shelf: Shelf | None = None,
    ) -> Fetched:
        host = host_of(address)
        with self.guard:
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
            self.together = max(self.together, self.now.total())
        time.sleep(self.seconds.get(host, 0.02))
        if host in self.held:
            self.held[host].wait(30)
        with self.guard:
            self.now[host] -= 1
            return self.web.fetch(address, kind=kind, renew=renew, shelf=shelf)

    def rest(self, host: str) -> float:
        return self.web.rest(host)


def make(ledger: Ledger, web: SimWeb, real: RealTime, patience: float = 5.0) -> Watcher:
    """Return a watch that asks four servers together."""
    watcher = make_watcher(ledger, web, Plan(at_once=4))
    object.__setattr__(watcher.desk, "fetches", real)
    watcher.flights = Flights(4, lambda: watcher.stopped, patience)
    return watcher


def publish(web: SimWeb, each: int = 3) -> list[str]:
    """Have every feed list so many stories."""
    return [
        web.publish(feed, 0, 10 * number + one)
        for number, feed in enumerate(FEEDS)
        for one in range(each)
    ]


def stories(ledger: Ledger) -> list[str]:
    """The pages that are stored, in the order in which they came in."""
    return [one.source for one in ledger.articles() if one.article.kind == "story"]


def test_servers_are_asked_together_and_each_by_one_request_at_a_time(
    ledger: Ledger, web: SimWeb
) -> None:
    links, real = publish(web), RealTime(web)
    counts = make(ledger, web, real).run_once()
    assert sorted(stories(ledger)) == sorted(links)
    assert set(real.most.values()) == {1}
    assert 2 <= real.together <= 4
    assert (counts["asked"], counts["new"]) == (5, 15)
    assert ledger.is_linked()


def test_a_slow_feed_holds_up_nobody(ledger: Ledger, web: SimWeb) -> None:
    links, answers = publish(web), Event()
    watcher = make(ledger, web, RealTime(web, held={SLOW: answers}), patience=0.2)
    go_until(watcher, 12)
    assert not any(SLOW in one for one in stories(ledger))
    answers.set()
    go_until(watcher, 15)
    assert sorted(stories(ledger)) == sorted(links)
    assert web.count(FEEDS[0]) == 1


def go_until(watcher: Watcher, many: int) -> None:
    """Go rounds until so many stories are stored; fails where that takes a minute."""
    start = time.monotonic()
    while len(stories(watcher.desk.ledger)) < many:
        watcher.go_round()
        assert time.monotonic() - start < 60


def test_a_single_run_waits_for_the_slow_ones(ledger: Ledger, web: SimWeb) -> None:
    links, real = publish(web, each=1), RealTime(web, {SLOW: 0.5})
    make(ledger, web, real, patience=0.1).run_once()
    assert sorted(stories(ledger)) == sorted(links)


def test_the_order_in_which_servers_answer_changes_nothing(
    ledger: Ledger, web: SimWeb, other_ledger: Ledger
) -> None:
    publish(web)
    hosts = [host_of(feed) for feed in FEEDS]
    for kept, order in ((ledger, hosts), (other_ledger, hosts[::-1])):
        waits = {host: 0.02 + 0.04 * place for place, host in enumerate(order)}
        make(kept, web, RealTime(web, waits), patience=60).run_once()
        web.clock.passed = 0.0
    assert stories(ledger) == stories(other_ledger)


@pytest.mark.parametrize("step", [0, 3, 7, 11, 18])
def test_a_kill_amid_it_loses_nothing(
    ledger: Ledger, web: SimWeb, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    links, real, steps = publish(web), RealTime(web), iter(range(1000))

    def or_die(method: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            done = method(*given)
            if next(steps) == step:
                raise Killed
            return done

        return call

    with monkeypatch.context() as patch, suppress(Killed):
        for owner, name in ((ledger, "add"), (WatchBook, "save_item"), (WatchBook, "take_feed")):
            patch.setattr(owner, name, or_die(getattr(owner, name)))
        make(ledger, web, real).run_once()
    assert next(steps) == step + 1
    make(ledger, web, real).run_once()
    web.clock.sleep(3600)
    make(ledger, web, real).run_once()
    assert sorted(stories(ledger)) == sorted(links)
    assert ledger.watch_book().waiting() == ()


def test_a_lost_network_is_tried_by_few(ledger: Ledger, web: SimWeb) -> None:
    for number in range(30):
        web.publish(f"http://port{number}.example/rss.xml", 0, number)
    web.trouble["*"] = lambda _: no_answer("nobody")
    watcher = make(ledger, web, RealTime(web))
    watcher.run_once()
    assert 3 <= len(web.asked) <= 7
    assert watcher.servers.is_lost


def test_a_server_that_failed_is_asked_no_more_in_the_same_wave(ledger: Ledger, web: SimWeb) -> None:
    publish(web, each=5)
    real = RealTime(web)
    watcher = make(ledger, web, real)
    watcher.ask_each(watcher.due_feeds())
    web.trouble[SLOW] = lambda _: no_answer(SLOW)
    watcher.take_each(watcher.due_items())
    assert sum(SLOW in one for _, one in web.asked) == 2  # its feed, and one story
    assert len(stories(ledger)) == 20


def test_a_forgotten_page_is_not_fetched(
    ledger: Ledger, web: SimWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    links, refused = publish(web, each=1), no_answer("forgotten")
    refused.code = "forgotten"
    shelf = type(ledger.shelf())
    find = shelf.find

    def refuse(self: Shelf, address: str) -> Fetched | None:
        if address == links[1]:
            raise refused
        return find(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf, "find", refuse)
    counts = make(ledger, web, RealTime(web)).run_once()
    assert counts["given up"] == 1
    assert web.count(links[1]) == 0
    assert len(stories(ledger)) == 4


def test_a_stopped_watch_does_not_wait_for_a_server(ledger: Ledger, web: SimWeb) -> None:
    publish(web, each=1)
    answers, looked = Event(), iter(range(100))
    held = {host_of(feed): answers for feed in FEEDS}
    watcher = make(ledger, web, RealTime(web, held=held), patience=60)
    watcher.flights.stopped = lambda: next(looked) > 1
    start = time.monotonic()
    watcher.ask_each(watcher.due_feeds())
    assert time.monotonic() - start < 20
    answers.set()


def test_two_threads_ask_a_server_one_after_the_other() -> None:
    """Redirects lead to a server from anywhere: its pace is kept whoever asks."""
    pace, inside, most = Pace(FetchSettings(pause=0.01), World()), Counter[str](), Counter[str]()

    def ask() -> None:
        with pace.turn("harbour.example"):
            inside["now"] += 1
            most["now"] = max(most["now"], inside["now"])
            time.sleep(0.02)
            inside["now"] -= 1

    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(ask) for _ in range(8)]:
            one.result()
    assert most["now"] == 1
