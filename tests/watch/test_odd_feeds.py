"""Feeds that misbehave: each keeps its harm to itself, and its health says what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.watch.world import SimFeed, SimWeb, make_item, make_watcher, run_until

from dateline.errors import FetchFailed
from dateline.watch.health import tell_health

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.watch.health import FeedHealth

FEED = "http://lantern.example/rss.xml"
OTHER = "http://harbour.example/rss.xml"
HOUR = 3600.0


def sources(ledger: Ledger) -> list[str]:
    return sorted(one.source for one in ledger.articles() if one.article.kind == "story")


def health_of(ledger: Ledger, address: str) -> FeedHealth:
    return next(one for one in tell_health(ledger.watch_book()) if one.address == address)


def test_a_feed_that_changes_its_ids(ledger: Ledger, web: SimWeb) -> None:
    links = [web.publish(FEED, 0, number) for number in range(3)]
    web.feeds[FEED].bend = lambda text, now: text.replace(
        "</link>", f"</link><guid isPermaLink='false'>{now}</guid>"
    )
    run_until(make_watcher(ledger, web), web.clock, 6 * HOUR)
    assert sources(ledger) == links
    assert [web.count(link) for link in links] == [1, 1, 1]


def test_a_feed_that_repeats_everything_daily(ledger: Ledger, web: SimWeb) -> None:
    links = [web.publish(FEED, 0, number) for number in range(3)]

    def today(text: str, now: float) -> str:
        day = 28 + int(now // (24 * HOUR))
        return re.sub(r"\d\d Nov", f"{day} Nov", text)

    web.feeds[FEED].bend = today
    run_until(make_watcher(ledger, web), web.clock, 60 * HOUR)
    assert sources(ledger) == links
    assert [web.count(link) for link in links] == [3, 3, 3]  # asked daily, and answered 304
    assert web.answered[304] >= 6


def test_a_feed_that_goes_back_in_time(ledger: Ledger, web: SimWeb) -> None:
    links = [web.publish(FEED, max(0, number - 1) * HOUR, number) for number in range(6)]
    oldest = web.feeds[FEED].items[:2]
    web.feeds[FEED].bend = lambda text, now: text if int(now // HOUR) % 2 or not now else back(oldest)
    run_until(make_watcher(ledger, web), web.clock, 12 * HOUR)
    assert sources(ledger) == links
    assert [web.count(link) for link in links] == [1] * 6


def back(items: list[tuple[float, str, str]]) -> str:
    listed = "".join(make_item(*one) for one in items)
    return f"<rss version='2.0'><channel><title>Lantern Wire</title>{listed}</channel></rss>"


def test_a_feed_that_leads_on_for_ever(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    other = web.publish(OTHER, 0, 2)
    circle = FetchFailed(f"{FEED} leads in a circle.", "Open it.", code="redirect-loop")
    web.trouble["lantern.example"] = lambda _: circle
    run_until(make_watcher(ledger, web), web.clock, 24 * HOUR)
    assert sources(ledger) == [other]
    found = health_of(ledger, FEED)
    assert (found.standing, found.code) == ("failing", "redirect-loop")
    assert "leads in a circle" in found.reason
    assert web.count(FEED) < 40


def test_a_feed_that_grows_without_end(ledger: Ledger, web: SimWeb) -> None:
    other = web.publish(OTHER, 0, 999)
    for number in range(450):
        web.publish(FEED, 0, number)
    web.feeds[FEED].shown = 10_000
    watcher = make_watcher(ledger, web)
    watcher.run_once()
    assert len(sources(ledger)) == 201  # so many of one feed at a time
    assert other in sources(ledger)
    run_until(watcher, web.clock, HOUR)
    assert len(sources(ledger)) == 451


def test_a_feed_that_is_too_large_is_not_read(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    web.feeds[FEED].bend = lambda text, _: text.replace("</channel>", "x" * 5_000_001 + "</channel>")
    make_watcher(ledger, web).run_once()
    assert sources(ledger) == []
    assert "larger than 5 MB" in health_of(ledger, FEED).reason


def test_a_feed_that_serves_a_page_instead(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    page = "<html><head><title>Sign in</title></head><body><p>Please sign in.</p></body></html>"
    web.feeds[FEED].bend = lambda text, now: page if now < 2 * HOUR else text
    watcher = make_watcher(ledger, web)
    watcher.run_once()
    assert sources(ledger) == []
    found = health_of(ledger, FEED)
    assert (found.standing, found.code) == ("failing", "feed-broken")
    assert "is a web page, not a feed" in found.reason
    run_until(watcher, web.clock, 6 * HOUR)
    assert sources(ledger) == [link]
    assert health_of(ledger, FEED).standing == "well"
    assert health_of(ledger, FEED).reason == ""


def test_a_host_that_hangs_does_not_hold_up_the_others(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    links = [web.publish(OTHER, 600 * number, 10 + number) for number in range(20)]

    def hang(_: float) -> FetchFailed:
        web.clock.passed += 60
        return FetchFailed("It gave no answer for 60 seconds.", "Try later.", code="too-slow")

    web.trouble["lantern.example"] = hang
    run_until(make_watcher(ledger, web), web.clock, 4 * HOUR)
    assert sources(ledger) == sorted(links)
    assert web.count(FEED) < 12
    assert health_of(ledger, FEED).rests_until is not None


def test_a_feed_of_nonsense_and_of_foreign_schemes(ledger: Ledger, web: SimWeb) -> None:
    web.feeds[FEED] = SimFeed(FEED, [(0, "javascript:alert(1)", "A"), (0, "file:///etc/passwd", "B")])
    make_watcher(ledger, web).run_once()
    assert sources(ledger) == []
    assert ledger.watch_book().waiting() == ()
