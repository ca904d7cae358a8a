"""A simulated span of many feeds: what was published, what is asked, and what the ledger holds then.

Feeds of a kind each: busy, slow, silent, and those that misbehave; servers that fail for a while, kills
of the watch, a lost network, clocks that are set and a machine that sleeps.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tests.watch.world import (
    SimClock,
    SimWeb,
    make_story,
    make_watcher,
    no_answer,
)

from dateline.errors import FetchFailed

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.watch.watcher import Watcher

HOUR = 3600.0
DAY = 24 * HOUR
KILLS = 12  # of the watch in the span
TAIL = 0.2  # of the span in which nothing more is published


@dataclass
class Span:
    """What is simulated: seconds, feeds, and the chance that makes all of it, the same on every run."""

    seconds: float
    feeds: int
    seed: int = 13


@dataclass
class Outcome:
    """What came of it: pages published, lost and stored twice; versions published and lost."""

    published: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    versions: int = 0
    versions_lost: list[str] = field(default_factory=list)
    asked: int = 0
    feeds_asked: int = 0
    unchanged: int = 0
    delays: list[float] = field(default_factory=list)  # seconds from publication to the first asking
    closest: float = 0.0  # seconds between two askings of one feed
    kills: int = 0


class Killed(BaseException):
    """The end of a process, which nothing in it handles."""


def build(span: Span) -> tuple[SimWeb, dict[str, int]]:
    """Return the web of a span, and every page's address with how many versions it has."""
    chance = random.Random(span.seed)  # noqa: S311  - repeatable, not secret
    web, versions = SimWeb(SimClock()), dict[str, int]()
    number = 0
    for feed in range(span.feeds):
        address = f"http://town{feed}.example/rss.xml"
        count = chance.choice((0, 1, 2, 3, 5, 8, 20)) * max(1, round(span.seconds / HOUR / 12))
        times = sorted(chance.uniform(0, span.seconds * (1 - TAIL)) for _ in range(count))
        for when in (0.0, *times):
            number += 1
            link = web.publish(address, when, number)
            versions[link] = 1
            if chance.random() < 0.1:
                change(web, address, link, number, min(when + 2 * HOUR, span.seconds * (1 - TAIL)))
                versions[link] = 2
        web.feeds[address].shown = 400
        bend(web, address, feed, span, chance)
    return web, versions


def change(web: SimWeb, feed: str, link: str, number: int, when: float) -> None:
    """Have a story be changed at a time, and its feed say so."""
    web.pages[link].versions.append((when, make_story(number, "Later two men were held.")))
    web.feeds[feed].items.append((when, link, f"Ferry {number}: two held"))
    web.feeds[feed].items.sort()


def bend(web: SimWeb, address: str, number: int, span: Span, chance: random.Random) -> None:
    """Have a feed misbehave, or its server fail for a while, by its number."""
    kind, host = number % 10, f"town{number}.example"
    start = chance.uniform(0.1, 0.3) * span.seconds
    end = start + min(2 * HOUR, span.seconds / 6)
    if kind == 1:
        web.feeds[address].bend = lambda text, now: text.replace("<link>", f"<guid>{now}</guid><link>")
    elif kind == 2:
        page = "<html><head><title>Wait</title></head><body><p>Please wait.</p></body></html>"
        web.feeds[address].bend = lambda text, now: page if start < now < end else text
    elif kind == 3:
        busy = FetchFailed("It is busy.", "Try later.", code="http-503")
        web.trouble[host] = lambda now: busy if start < now < end else None
    elif kind == 4:
        web.trouble[host] = lambda now: hang(web, host) if start < now < end else None
    elif kind == 5:
        web.feeds[address].bend = lambda text, now: f"{text}<!-- {now} -->"


def hang(web: SimWeb, host: str) -> FetchFailed:
    """Have a server take a minute and answer nothing."""
    web.clock.passed += 60
    return no_answer(host)


def simulate(span: Span, ledger: Ledger) -> Outcome:
    """Run a span with kills, sleep, a lost network and clocks that are set; return what came of it."""
    web, versions = build(span)
    outcome = Outcome(published=len(versions), versions=sum(one > 1 for one in versions.values()))
    chance = random.Random(span.seed + 1)  # noqa: S311  - repeatable, not secret
    lose_network(web, span)
    kills = sorted(chance.uniform(0, span.seconds * 0.8) for _ in range(KILLS))
    leaps = {0.3: -2 * DAY, 0.45: 3 * DAY, 0.55: -DAY}
    while web.clock.passed < span.seconds:
        watcher = make_watcher(ledger, web)
        until = kills.pop(0) if kills else span.seconds
        outcome.kills += run_to(watcher, web, until, span, leaps)
    run_out(ledger, web, span)
    tally(outcome, ledger, web, versions)
    return outcome


def run_out(ledger: Ledger, web: SimWeb, span: Span) -> None:
    """Go on until each feed was asked since it last published, and nothing waits; two days at most."""
    watcher, book = make_watcher(ledger, web), ledger.watch_book()
    start = web.clock.now().isoformat(timespec="seconds")
    while web.clock.passed < span.seconds + 2 * DAY:
        feeds = book.feeds(listed=True)
        if all((one.succeeded_at or "") > start for one in feeds) and not book.waiting():
            return
        watcher.go_round()


def lose_network(web: SimWeb, span: Span) -> None:
    """Have nobody answer for a twelfth of the span."""
    start, end = span.seconds * 0.38, span.seconds * (0.38 + 1 / 12)
    single = web.trouble.copy()

    def around(now: float, host: str) -> FetchFailed | None:
        if start < now < end:
            return no_answer(host)
        own = single.get(host)
        return own(now) if own else None

    for address in web.feeds:
        host = address.split("/")[2]
        web.trouble[host] = partial(around, host=host)


def run_to(watcher: Watcher, web: SimWeb, until: float, span: Span, leaps: dict[float, float]) -> bool:
    """Go rounds until the end of the span; tell whether the watch was killed amid one before."""

    def kill(_: str) -> None:
        if until < span.seconds and web.clock.passed >= until:
            raise Killed

    web.before = kill
    try:
        while web.clock.passed < span.seconds:
            for share in [one for one in leaps if one * span.seconds <= web.clock.passed]:
                web.clock.set_day(leaps.pop(share))
            watcher.go_round()
    except Killed:
        return True
    return False


def tally(outcome: Outcome, ledger: Ledger, web: SimWeb, versions: dict[str, int]) -> None:
    """Count what the ledger holds against what was published."""
    held = Counter(one.source for one in ledger.articles() if one.article.kind == "story")
    newest = Counter(one.source for one in ledger.articles() if "two men were held" in one.article.text)
    for link, many in versions.items():
        if not held[link]:
            outcome.lost.append(link)
        if held[link] > many:
            outcome.twice.append(link)
        if many > 1 and not newest[link]:
            outcome.versions_lost.append(link)
    first: dict[str, float] = {}
    for when, address in web.asked:
        if web.pages.get(address):
            first.setdefault(address, when)
    outcome.delays = sorted(when - web.pages[link].versions[0][0] for link, when in first.items())
    times: dict[str, float] = {}
    gaps = []
    for when, address in web.asked:
        if address in web.feeds:
            outcome.feeds_asked += 1
            if address in times:
                gaps.append(when - times[address])
            times[address] = when
    outcome.asked, outcome.unchanged = len(web.asked), web.answered[304]
    outcome.closest = min(gaps, default=0.0)
