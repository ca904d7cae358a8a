"""A watch asks politely, takes in what is new or changed, and goes on where it was."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.watch.world import SimFeed, SimPage, SimWeb, make_story, make_watcher, no_answer, run_until

from dateline.errors import DiskFull, FetchFailed, LedgerUnusable
from dateline.ledger.watch_book import WatchBook
from dateline.watch.health import tell_health
from dateline.watch.waits import Waits
from dateline.watch.watcher import Plan

if TYPE_CHECKING:
    from dateline.ledger import Ledger

FEED = "http://lantern.example/rss.xml"
HOUR = 3600.0


class Killed(BaseException):
    """The end of a process, which nothing in it handles."""


def sources(ledger: Ledger) -> list[str]:
    """Every page that is stored, once for each of its states."""
    return sorted(one.source for one in ledger.articles() if one.article.kind == "story")


def test_what_is_listed_is_taken_in_once(ledger: Ledger, web: SimWeb) -> None:
    links = [web.publish(FEED, 0, 1), web.publish(FEED, 600, 2), web.publish(FEED, 4000, 3)]
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 3 * HOUR)
    assert sources(ledger) == links
    assert [web.count(link) for link in links] == [1, 1, 1]
    assert ledger.is_linked()


def test_a_feed_is_asked_conditionally_and_less_often_the_less_it_changes(
    ledger: Ledger, web: SimWeb
) -> None:
    web.publish(FEED, 0, 1)
    run_until(make_watcher(ledger, web), web.clock, 48 * HOUR)
    times = [when for when, address in web.asked if address == FEED]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert web.answered[304] == len(times) - 1
    assert gaps[0] < gaps[3] < gaps[6]
    assert min(gaps) > 290 / 1.1
    assert max(gaps) < 21_600 * 1.1 + 60


def test_a_busy_feed_is_asked_no_more_often_than_the_bound(ledger: Ledger, web: SimWeb) -> None:
    for number in range(600):
        web.publish(FEED, number * 20, number)
    run_until(make_watcher(ledger, web), web.clock, 3 * HOUR)
    times = [when for when, address in web.asked if address == FEED]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 300 * 0.9
    assert max(gaps[-5:]) < 400


def test_a_changed_article_becomes_a_version(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    web.pages[link].versions.append((5000, make_story(1, "Later two men were held.")))
    web.feeds[FEED].items.append((5000, link, "Ferry 1 stopped: two held"))
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 8 * HOUR)
    texts = [one.article.text for one in ledger.articles() if one.source == link]
    assert len(texts) == 2
    assert sum("two men were held" in text for text in texts) == 1
    assert web.count(link) == 2


def test_a_page_that_only_looks_different_is_no_version(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    again = make_story(1).replace("<body>", "<body><!-- served by 7 -->")
    web.pages[link].versions.append((5000, again))
    web.feeds[FEED].items.append((5000, link, "Ferry 1 stopped!"))
    run_until(make_watcher(ledger, web), web.clock, 8 * HOUR)
    assert web.count(link) == 2
    assert sources(ledger) == [link]


@pytest.mark.parametrize("step", range(0, 26, 2))
def test_a_killed_watch_goes_on_without_loss_or_repetition(
    ledger: Ledger, web: SimWeb, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    links = sorted(web.publish(FEED, 0, number) for number in range(6))
    steps = iter(range(1000))

    def die_at(name: str, owner: object, patch: pytest.MonkeyPatch) -> None:
        method = getattr(owner, name)

        def or_die(*given: object, **named: object) -> object:
            done = method(*given, **named)
            if next(steps) == step:
                raise Killed
            return done

        patch.setattr(owner, name, or_die)

    with monkeypatch.context() as patch, suppress(Killed):
        for name, owner in (("add", ledger), ("save_item", WatchBook), ("take_feed", WatchBook)):
            die_at(name, owner, patch)
        die_at("fetch", web, patch)
        make_watcher(ledger, web).go_round()
    killed = next(steps) == step + 1
    make_watcher(ledger, web).run_once()
    web.clock.sleep(HOUR)
    make_watcher(ledger, web).run_once()
    assert killed == (step < 20)
    assert sources(ledger) == links
    assert [web.count(link) for link in links] == [1] * 6
    assert ledger.watch_book().waiting() == ()
    assert ledger.is_linked()


def test_a_restart_asks_nothing_before_it_is_due(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    make_watcher(ledger, web).run_once()
    asked = len(web.asked)
    web.clock.sleep(60)
    counts = make_watcher(ledger, web).run_once()
    assert len(web.asked) == asked
    assert counts["asked"] == 0
    web.clock.sleep(HOUR)
    assert make_watcher(ledger, web).run_once()["asked"] == 1


@pytest.mark.parametrize("leap", [-3 * 24 * HOUR, 3 * 24 * HOUR])
def test_a_clock_that_is_set_neither_floods_nor_silences(
    ledger: Ledger, web: SimWeb, leap: float
) -> None:
    web.publish(FEED, 0, 1)
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, HOUR)
    web.clock.set_day(leap)
    before = web.count(FEED)
    run_until(watcher, web.clock, 6 * HOUR)
    assert 1 <= web.count(FEED) - before <= 12


@pytest.mark.parametrize("leap", [-30 * 24 * HOUR, 30 * 24 * HOUR])
def test_a_clock_that_is_set_between_two_runs_does_no_harm(
    ledger: Ledger, web: SimWeb, leap: float
) -> None:
    web.publish(FEED, 0, 1)
    make_watcher(ledger, web).run_once()
    web.clock.set_day(leap)
    before = web.count(FEED)
    run_until(make_watcher(ledger, web), web.clock, 3 * HOUR)
    assert 1 <= web.count(FEED) - before <= 12


def test_a_machine_that_slept_asks_when_it_wakes(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 30 * HOUR)
    slow, last = watcher.feeds[next(iter(watcher.feeds))], web.clock.passed
    assert slow.pace == 21_600
    web.clock.set_day(8 * HOUR)  # asleep: only the time of day went on
    before = web.count(FEED)
    run_until(watcher, web.clock, last + 120)
    assert web.count(FEED) == before + 1


def test_a_lost_network_is_held_against_nobody(ledger: Ledger, web: SimWeb) -> None:
    feeds = [f"http://town{number}.example/rss.xml" for number in range(6)]
    for number, feed in enumerate(feeds):
        web.publish(feed, 0, number)
        web.publish(feed, 5 * HOUR, 100 + number)
    web.trouble["*"] = lambda now: no_answer("nobody") if HOUR < now < 9 * HOUR else None
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 9 * HOUR)
    during = [one for when, one in web.asked if HOUR < when < 9 * HOUR]
    assert len(during) < 9 * 60 * 2  # it is tried about once a minute, not for every feed
    run_until(watcher, web.clock, 9.3 * HOUR)
    assert len(sources(ledger)) == 12
    assert ledger.watch_book().hosts() == ()


def test_a_server_that_fails_is_asked_ever_less_and_its_own_wish_is_heeded(
    ledger: Ledger, web: SimWeb
) -> None:
    web.publish(FEED, 0, 1)
    other = "http://harbour.example/rss.xml"
    web.publish(other, 0, 2)
    busy = FetchFailed("It is busy.", "Try again later.", code="http-503")
    web.trouble["lantern.example"] = lambda _: busy
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 2 * HOUR)
    times = [when for when, one in web.asked if one == FEED]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > 8 * gaps[0]
    assert sources(ledger) == ["http://harbour.example/story-2"]
    web.rests["lantern.example"] = 7 * HOUR
    before, now = web.count(FEED), web.clock.passed
    run_until(watcher, web.clock, now + 6 * HOUR)
    assert web.count(FEED) == before + 1
    web.trouble.clear()
    run_until(watcher, web.clock, now + 12 * HOUR)
    assert "http://lantern.example/story-1" in sources(ledger)


def test_servers_rest_across_restarts(ledger: Ledger, web: SimWeb) -> None:
    web.publish(FEED, 0, 1)
    web.trouble["lantern.example"] = lambda _: no_answer("lantern.example")
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 2 * HOUR)
    make_watcher(ledger, web).run_once()
    before = web.count(FEED)
    web.clock.sleep(600)
    make_watcher(ledger, web).run_once()
    assert web.count(FEED) == before


def test_an_article_that_fails_in_passing_is_not_lost(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    page, web.pages[link] = web.pages[link], SimPage([])
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 600)
    assert sources(ledger) == []
    web.pages[link] = page
    run_until(watcher, web.clock, HOUR)
    assert sources(ledger) == [link]


def test_an_article_that_never_comes_is_given_up_and_recorded(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    web.pages[link] = SimPage([])
    watcher = make_watcher(ledger, web)
    run_until(watcher, web.clock, 24 * HOUR)
    assert web.count(link) == Waits().tries
    assert ledger.watch_book().waiting() == ()
    (health,) = tell_health(ledger.watch_book())
    assert (health.articles, health.waiting, health.not_had) == (0, 0, 1)


def test_an_article_in_two_feeds_and_under_two_addresses_is_one(ledger: Ledger, web: SimWeb) -> None:
    link = web.publish(FEED, 0, 1)
    other = "http://lantern.example/world.xml"
    web.feeds[other] = SimFeed(other, [(0, f"{link}?utm_source=feed", "Ferry 1 stopped")])
    web.pages[f"{link}?utm_source=feed"] = web.pages[link]
    run_until(make_watcher(ledger, web), web.clock, HOUR)
    assert len(sources(ledger)) == 1


@pytest.mark.parametrize("kind", [DiskFull, LedgerUnusable])
def test_a_full_disk_or_a_locked_ledger_is_waited_for(
    ledger: Ledger, web: SimWeb, monkeypatch: pytest.MonkeyPatch, kind: type[DiskFull]
) -> None:
    link = web.publish(FEED, 0, 1)
    said: list[str] = []
    add, failures = ledger.add, iter(range(3))

    def fail(*given: object) -> bool:
        if next(failures, None) is not None:
            raise kind("There is no room.", "Make room.")
        return add(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger, "add", fail)
    watcher = make_watcher(ledger, web, Plan(trouble=said.append))
    go = watcher.finish

    def finish(**given: bool) -> None:
        go(**given)
        watcher.stop()

    monkeypatch.setattr(watcher, "finish", finish)
    watcher.run()
    assert sources(ledger) == [link]
    assert len(said) == 3
    assert web.count(link) == 1  # it lay on the shelf


def test_a_single_run_with_a_full_disk_ends_with_the_error(
    ledger: Ledger, web: SimWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = web.publish(FEED, 0, 1)
    with monkeypatch.context() as patch:
        patch.setattr(
            ledger, "add", lambda *_: (_ for _ in ()).throw(DiskFull("No room.", "Make room."))
        )
        with pytest.raises(DiskFull):
            make_watcher(ledger, web).run_once()
    make_watcher(ledger, web).run_once()
    assert sources(ledger) == [link]
