"""The page of a watch's feeds: how each stands, why, and whether anybody asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages.feeds import is_running
from dateline.desk.site.making import make_site
from dateline.desk.writing import Doors
from dateline.ledger import Ledger
from dateline.ledger.watch_records import FeedState, HostState, ListedItem
from dateline.watch.health import tell_health

if TYPE_CHECKING:
    from pathlib import Path

HERE: Final = "http://127.0.0.1:8321"
NOW: Final = datetime.now(UTC).replace(microsecond=0)
WELL: Final = "http://lantern.example/rss.xml"
FAILING: Final = "http://harbour.example/rss.xml"
NEVER: Final = "http://quarry.example/rss.xml"


def ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).isoformat()


def make_feeds(asked: float) -> list[FeedState]:
    """Return three feeds that stand in the three ways, asked so many seconds ago."""
    good = {"succeeded_at": ago(asked), "changed_at": ago(asked + 60)}
    bad = {"failures": 3, "code": "http-status", "message": "It answered <b>503</b>."}
    return [
        FeedState("one", WELL, ago(asked), 900.0, 900.0, **good),  # type: ignore[arg-type]
        FeedState("two", FAILING, ago(asked), 240.0, 900.0, **bad),  # type: ignore[arg-type]
        FeedState("three", NEVER),
    ]


def make_watched(where: Path, feeds: list[FeedState]) -> str:
    with Ledger.open(where, create=True) as ledger:
        book = ledger.watch_book()
        book.list_feeds(feeds)
        for one in feeds:
            if one.asked_at:
                book.take_feed(one, [ListedItem(f"{one.key} 1", f"{one.address}/1", "mark")])
        book.save_host(HostState("harbour.example", 3, ago(60), 480.0))
    return str(where)


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A ledger whose watch asked a minute ago."""
    return make_watched(tmp_path / "ledger.db", make_feeds(60))


def open_site(where: str, *, shared: bool = False, doors: Doors | None = None) -> TestClient:
    made = make_site(Desk(where, SHARING if shared else None), doors=doors)
    return TestClient(made, base_url=HERE, follow_redirects=False)


def page_of(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return lxml.html.fromstring(answer.text)


def test_each_feed_stands_with_its_times_its_error_and_why(where: str) -> None:
    with open_site(where) as client:
        page = page_of(client, "/feeds")
        twin = client.get("/feeds.json").json()
    rows = page.xpath("//table/tbody/tr")
    assert [row.xpath("string(.//span[@class='feed-address'])") for row in rows] == [
        one["address"] for one in twin["items"]
    ]
    failing, well, never = (" ".join(row.text_content().split()) for row in rows)
    assert "failing 3 times in a row" in failing
    assert "It answered <b>503</b>." in failing  # as text
    assert "its server rests until" in failing
    assert failing.count("never") == 2
    assert "never" not in well
    assert "at the next start" in never
    assert rows[1].xpath("string(td[5])") == "1"  # waits
    assert (twin["total"], twin["failing"], twin["running"]) == (3, 1, True)
    assert page.xpath("//link[@rel='alternate']/@href") == ["/feeds.json"]


def test_feeds_are_filtered_by_how_they_stand_and_pages_lead_on(tmp_path: Path) -> None:
    many = [FeedState(f"{n:03}", f"http://quay{n:03}.example/rss.xml") for n in range(230)]
    with open_site(make_watched(tmp_path / "many.db", [*make_feeds(60), *many])) as client:
        (row,) = page_of(client, "/feeds?standing=failing").xpath("//table/tbody/tr")
        assert FAILING in row.text_content()
        address, seen = "/feeds?standing=never+asked", list[str]()
        while address:
            page = page_of(client, address)
            seen += page.xpath("//span[@class='feed-address']//text()")
            address = page.xpath("string(//a[@rel='next']/@href)")
        assert seen == sorted([*(one.address for one in many), NEVER])
        assert "No feed stands so" in client.get("/feeds?standing=unheard").text
        assert client.get("/feeds?from=-1").status_code == 400


def test_a_change_of_the_feeds_is_shown_though_the_ledger_holds_no_more_news(where: str) -> None:
    with open_site(where) as client:
        tag = client.get("/").headers["etag"]
        with Ledger.open(where, create=False) as ledger:
            ledger.watch_book().take_feed(make_feeds(5)[0], [])
        assert client.get("/", headers={"if-none-match": tag}).status_code == 304
        assert client.get("/feeds.json", headers={"if-none-match": tag}).json()["asked"] == ago(5)


@pytest.mark.parametrize(("passed", "running"), [(60, True), (4 * 3600, False)])
def test_feeds_that_are_due_and_never_asked_tell_that_no_watch_runs(
    tmp_path: Path, passed: float, *, running: bool
) -> None:
    where = make_watched(tmp_path / "old.db", make_feeds(passed))
    with Ledger.open(where, create=False) as ledger:
        assert is_running(tell_health(ledger.watch_book()), NOW) is running
    with open_site(where) as client:
        assert ("No watch seems to be running" in client.get("/feeds").text) is not running


def test_feeds_that_nobody_asked_yet_and_feeds_that_are_slow(tmp_path: Path) -> None:
    where = make_watched(tmp_path / "new.db", [FeedState("three", NEVER)])
    with open_site(where) as client:
        assert "none was ever asked" in client.get("/feeds").text
    slow = FeedState("slow", WELL, ago(5 * 3600), 6 * 3600.0, 6 * 3600.0, ago(5 * 3600))
    with Ledger.open(make_watched(tmp_path / "slow.db", [slow]), create=False) as ledger:
        assert is_running(tell_health(ledger.watch_book()), NOW)


def test_a_ledger_without_a_watch_says_how_to_begin(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db", create=True):
        pass
    with open_site(str(tmp_path / "empty.db")) as client:
        assert "dateline watch feeds.txt --into" in client.get("/feeds").text
        assert client.get("/feeds.json").json()["running"] is None
        assert "none is watched yet" in client.get("/watch").text


def test_feeds_are_for_those_of_the_house(where: str) -> None:
    doors = Doors(writes=True, token="harbour light 7")  # noqa: S106  - a made-up one
    with open_site(where, shared=True, doors=doors) as client:
        assert WELL not in client.get("/feeds").text
        assert client.get("/feeds.json").status_code == 404
        assert "failing" not in client.get("/watch").text
        key = page_of(client, "/sign-in").xpath("string(//input[@name='key']/@value)")
        own = {"origin": HERE}
        client.post("/sign-in", data={"key": key, "token": "harbour light 7"}, headers=own)
        assert WELL in client.get("/feeds").text
        assert client.get("/feeds.json").json()["failing"] == 1


def test_the_watch_list_leads_to_the_feeds(where: str) -> None:
    with open_site(where) as client:
        page = page_of(client, "/watch")
    (line,) = page.xpath("//p[a[@href='/feeds']]")
    assert "3 asked by dateline watch, 1 failing" in line.text_content()
