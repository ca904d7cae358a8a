"""The fetcher from end to end: what is asked of whom, what is kept, and what is said when it fails."""

from __future__ import annotations

import re
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.gather.town import PAGE, PUBLIC, answer, redirect

from dateline import gather
from dateline.errors import AddressRefused, FetchFailed, InputError
from dateline.gather.fetching import Fetcher, FetchSettings
from dateline.gather.shelf import Fetched, MemoryShelf

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from tests.gather.town import Town

ADDRESS = "http://lantern.example/ferry"
GATHER = Path(gather.__file__).parent
ROOMS = ("exchange", "fetching", "hops", "pace", "reservations", "resolving", "robots", "unpacking")
FETCHING_FILES = [GATHER / f"{name}.py" for name in ROOMS]


def fails(town: Town, address: str = ADDRESS, **settings: Any) -> FetchFailed:
    with pytest.raises(FetchFailed) as raised:
        town.fetch(address, **settings)
    assert raised.value.cause.endswith((".", ").", "…"))
    assert raised.value.remedy
    return raised.value


def refused(town: Town, address: str = ADDRESS) -> str:
    with pytest.raises(AddressRefused) as raised:
        town.fetch(address)
    assert raised.value.remedy
    return raised.value.cause


# What is fetched


def test_a_page_is_fetched_and_kept(town: Town) -> None:
    town.pages["/ferry"] = answer(PAGE, "X-Odd: a", "Set-Cookie: id=1")
    shelf = MemoryShelf()
    fetched = town.fetcher(shelf).fetch(ADDRESS + "#top", kind="page")
    assert fetched == Fetched(
        asked=ADDRESS + "#top",
        url=ADDRESS,
        status=200,
        headers=(("content-type", "text/html"), ("x-odd", "a")),
        body=PAGE,
        gathered="2026-11-28T01:02:05+00:00",
    )
    assert shelf.find(ADDRESS + "#top") == fetched


def test_a_page_on_the_shelf_is_not_fetched_again(town: Town) -> None:
    town.pages["/ferry"] = answer()
    fetcher = town.fetcher()
    first = fetcher.fetch(ADDRESS, kind="page")
    count = len(town.requests)
    assert fetcher.fetch(ADDRESS, kind="page") == replace(first, kept=True)
    assert len(town.requests) == count


def test_a_failure_on_the_shelf_is_fetched_again(town: Town) -> None:
    town.pages["/ferry"] = answer()
    shelf = MemoryShelf()
    shelf.keep(Fetched(ADDRESS, ADDRESS, 404, (), b"", "2026-11-01T00:00:00+00:00"))
    assert town.fetcher(shelf).fetch(ADDRESS, kind="page").body == PAGE


def test_a_failure_is_not_kept(town: Town) -> None:
    shelf = MemoryShelf()
    with pytest.raises(FetchFailed):
        town.fetcher(shelf).fetch(ADDRESS, kind="page")
    assert shelf.answers == {}


def test_the_request_names_the_program_and_carries_nothing_else(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    town.pages["/ferry"] = [redirect("/ferry?2"), answer()]
    town.pages["/ferry?2"] = answer(PAGE, "Set-Cookie: id=1")
    town.fetch(ADDRESS, contact="desk@lantern.example")
    headers = town.requests[-1].headers
    assert headers["user-agent"].startswith("dateline/")
    assert headers["user-agent"].endswith("contact: desk@lantern.example")
    names = {"host", "user-agent", "accept-encoding", "connection", "accept"}
    assert all(set(request.headers) <= names for request in town.requests)


@pytest.mark.parametrize("contact", ["a\r\nCookie: b", "é", "a" * 300])
def test_a_contact_that_cannot_be_sent_is_refused(contact: str) -> None:
    with pytest.raises(InputError):
        FetchSettings(contact=contact)


def test_host_and_tls_keep_the_name_while_the_number_is_called(town: Town) -> None:
    town.pages["/ferry"] = answer()
    assert town.fetch("https://lantern.example/ferry").url == "https://lantern.example/ferry"
    assert set(town.calls) == {(PUBLIC, 443)}
    assert set(town.asked_for_tls) == {"lantern.example"}
    assert {request.host for request in town.requests} == {"lantern.example"}


def test_a_server_that_speaks_no_tls_is_not_trusted(town: Town) -> None:
    town.real_tls = True
    town.pages["/ferry"] = answer()
    assert fails(town, "https://lantern.example/ferry").code == "not-trusted"
    assert town.requests == []


# Names and numbers


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        [PUBLIC, "127.0.0.1"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["169.254.169.254"],
        ["64:ff9b::7f00:1"],
        ["2002:7f00:1::"],
        ["fe80::1"],
    ],
)
def test_a_name_that_leads_inside_is_refused_and_nothing_is_called(
    town: Town, numbers: Sequence[str]
) -> None:
    town.names["lantern.example"] = numbers
    assert "lantern.example leads to" in refused(town)
    assert town.calls == []


def test_the_number_that_was_checked_is_the_number_that_is_called(town: Town) -> None:
    town.pages["/ferry"] = answer()
    numbers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]])
    world = town.world(resolve=lambda *_: next(numbers))
    Fetcher(FetchSettings(), MemoryShelf(), world=world).fetch(ADDRESS, kind="page")
    assert {number for number, _ in town.calls} == {PUBLIC}


def test_a_name_is_looked_up_once(town: Town) -> None:
    town.pages["/ferry"] = answer()
    town.fetch(ADDRESS)
    assert town.lookups == ["lantern.example"]


def test_a_name_that_changes_its_mind_after_a_failed_call_is_refused(town: Town) -> None:
    town.dead = {PUBLIC}
    numbers = iter([[PUBLIC], ["127.0.0.1"]])
    world = town.world(resolve=lambda *_: next(numbers))
    with pytest.raises(FetchFailed, match="this very machine"):
        Fetcher(FetchSettings(), MemoryShelf(), world=world).fetch(ADDRESS, kind="page")
    assert {number for number, _ in town.calls} == {PUBLIC}


def test_the_next_number_is_called_where_the_first_is_dead(town: Town) -> None:
    town.pages["/ferry"] = answer()
    town.names["lantern.example"] = ["2a00::1", PUBLIC]
    town.dead = {"2a00::1"}
    assert town.fetch(ADDRESS).body == PAGE


def test_a_name_that_leads_nowhere(town: Town) -> None:
    town.names["lantern.example"] = []
    assert fails(town).code == "name-unknown"
    assert town.sleeps == []


# Redirects


def test_redirects_are_followed_by_hand(town: Town) -> None:
    town.pages["/ferry"] = redirect("https://harbour.example/a")
    town.pages["harbour.example/a"] = answer()
    fetched = town.fetch(ADDRESS)
    assert (fetched.asked, fetched.url) == (ADDRESS, "https://harbour.example/a")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
        "//0x7f.1/",
        "file:///etc/passwd",
        "http://inside.example/",
        "http://lantern.example:6379/",
        "http://a:b@lantern.example/",
    ],
)
def test_a_redirect_inside_is_refused(town: Town, location: str) -> None:
    town.names["inside.example"] = ["10.0.0.7"]
    town.pages["/ferry"] = redirect("https://harbour.example/a")
    town.pages["harbour.example/a"] = redirect(location)
    refused(town)
    assert {number for number, _ in town.calls} == {PUBLIC}
    assert town.asked() == ["lantern.example/ferry", "harbour.example/a"]


def test_redirects_in_a_circle(town: Town) -> None:
    town.pages["/ferry"] = redirect("/b")
    town.pages["/b"] = redirect("/ferry#again")
    assert fails(town).code == "redirect-loop"
    assert len(town.asked()) == 2


def test_redirects_without_end(town: Town) -> None:
    for step in range(20):
        town.pages[f"/{step}"] = redirect(f"/{step + 1}")
    assert fails(town, "http://lantern.example/0").code == "too-many-redirects"
    assert len(town.asked()) == 6


def test_a_redirect_to_nowhere_is_a_status(town: Town) -> None:
    town.pages["/ferry"] = answer(b"", status="302 Found")
    assert fails(town).code == "http-302"


# Bodies


def test_a_body_that_breaks_off_is_no_page(town: Town) -> None:
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + PAGE
    town.pages["/ferry"] = cut
    failure = fails(town)
    assert failure.code == "cut-short"
    assert "5000" in failure.cause
    assert len(town.asked()) == 3


def test_a_chunked_body_that_breaks_off_is_no_page(town: Town) -> None:
    town.pages["/ferry"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
    assert fails(town).code == "cut-short"


def test_a_body_that_is_whole_at_the_second_try(town: Town) -> None:
    town.pages["/ferry"] = [b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nab", answer()]
    assert town.fetch(ADDRESS).body == PAGE


@pytest.mark.parametrize("early", [b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"])
def test_a_body_longer_than_announced_is_said(town: Town, early: bytes) -> None:
    town.pages["/ferry"] = early + b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>a</p>\nMORE"
    fetched = town.fetch(ADDRESS)
    assert fetched.body == b"<p>a</p>\n"
    assert [note.code for note in fetched.notes] == ["length-wrong"]


@pytest.mark.parametrize("early", [b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"])
def test_a_body_as_long_as_announced_has_no_note(town: Town, early: bytes) -> None:
    town.pages["/ferry"] = early + answer()
    assert town.fetch(ADDRESS).notes == ()


def test_a_body_without_a_length_ends_with_the_connection(town: Town) -> None:
    town.pages["/ferry"] = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE
    assert town.fetch(ADDRESS).body == PAGE


def pour(connection: socket.socket) -> None:
    """Send a body without end, up to a bound of 50 MB."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(500):
        connection.sendall(b"a" * 100_000)


def test_an_endless_body_is_stopped_at_the_limit(town: Town) -> None:
    town.pages["/ferry"] = pour
    assert fails(town, max_bytes=300_000).code == "too-large"
    assert town.bytes_read < 1_000_000


def test_a_body_that_announces_too_much_is_not_begun(town: Town) -> None:
    town.pages["/ferry"] = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nab"
    assert fails(town).code == "too-large"


def drip_body(connection: socket.socket) -> None:
    """Send a body a byte at a time, for five seconds at most."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    drip(connection)


def drip(connection: socket.socket) -> None:
    for _ in range(250):
        connection.sendall(b"a")
        time.sleep(0.02)


def drip_head(connection: socket.socket) -> None:
    """Send a header a byte at a time, for five seconds at most."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(connection)


def hold(connection: socket.socket) -> None:
    """Say nothing until the other side hangs up, for five seconds at most."""
    connection.recv(1)


@pytest.mark.parametrize("serve", [drip_body, drip_head])
def test_a_slow_answer_is_given_up_when_its_time_is_over(town: Town, serve: Any) -> None:
    town.pages["/ferry"] = serve
    settings = FetchSettings(total_seconds=0.3, pause=0)
    world = town.world(clock=time.monotonic)
    with pytest.raises(FetchFailed, match=r"not whole after 0\.3 seconds") as raised:
        Fetcher(settings, MemoryShelf(), world=world).fetch(ADDRESS, kind="page")
    assert raised.value.code == "too-slow"
    assert len(town.asked()) == 1


def test_a_server_that_says_nothing_is_given_up(town: Town) -> None:
    town.pages["/ferry"] = hold
    failure = fails(town, read_seconds=0.1)
    assert failure.code == "too-slow"
    assert "0.1 seconds" in failure.cause


# Heads


@pytest.mark.parametrize(
    "raw",
    [
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 two OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: odd\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 200_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1_000_000 + b"\r\n\r\n",
    ],
)
def test_broken_http_is_no_page(town: Town, raw: bytes) -> None:
    town.pages["/ferry"] = raw
    failure = fails(town)
    assert failure.code == "broken-answer"
    assert len(failure.cause) < 600


def test_many_headers_within_bounds_are_kept(town: Town) -> None:
    town.pages["/ferry"] = answer(PAGE, *(f"X-{number}: a" for number in range(2_000)))
    assert len(town.fetch(ADDRESS).headers) == 2_001


def test_headers_beyond_ascii_are_read(town: Town) -> None:
    head = "HTTP/1.1 200 OK\r\nX-A: grün\r\n".encode() + b"X-B: gr\xfcn\r\nContent-Length: 0\r\n\r\n"
    town.pages["/ferry"] = head
    fetched = town.fetch(ADDRESS)
    assert [fetched.header("x-a"), fetched.header("x-b")] == ["grün", "grün"]


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/pdf; a=b"])
def test_what_is_no_page_is_not_read(town: Town, media_type: str) -> None:
    town.pages["/ferry"] = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + b"abc"
    assert fails(town).code == "no-page"


# Statuses, waits and further tries


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "no such page"),
        ("410 Gone", "gone for good"),
        ("401 Unauthorized", "login"),
        ("403 Forbidden", "forbidden"),
        ("451 Unavailable", "legal reasons"),
        ("204 No Content", "nothing in it"),
        ("206 Partial Content", "only a part"),
        ("304 Not Modified", "nothing is kept"),
        ("418 Teapot", "teapot"),
        ("799 Odd", "no standard knows"),
    ],
)
def test_statuses_are_told_in_words(town: Town, status: str, words: str) -> None:
    head = f"HTTP/1.1 {status}\r\n" + ("" if status[:3] in {"204", "304"} else "Content-Length: 0\r\n")
    town.pages["/ferry"] = head.encode() + b"\r\n"
    failure = fails(town)
    assert failure.code == f"http-{status[:3]}"
    assert words in failure.cause
    assert len(town.asked()) == 1


@pytest.mark.parametrize("status", ["500 Error", "502 Bad", "503 Busy", "504 Slow", "429 Too Many"])
def test_passing_failures_are_tried_again_after_growing_waits(town: Town, status: str) -> None:
    town.pages["/ferry"] = answer(b"", status=status)
    assert fails(town).code == f"http-{status[:3]}"
    assert town.sleeps == [1, 1, 2, 4]
    assert len(town.asked()) == 3


def test_a_server_that_is_up_again_gives_its_page(town: Town) -> None:
    town.pages["/ferry"] = [answer(b"", status="503 Busy"), answer()]
    assert town.fetch(ADDRESS).body == PAGE


def test_a_server_that_hangs_up_is_tried_again(town: Town) -> None:
    town.pages["/ferry"] = [b"", b"", answer()]
    assert town.fetch(ADDRESS).body == PAGE
    assert town.sleeps == [1, 1, 2, 4]


def test_a_dead_server_is_given_up_for_the_run(town: Town) -> None:
    town.dead = {PUBLIC}
    fetcher = town.fetcher()
    for _ in range(2):
        with pytest.raises(FetchFailed) as raised:
            fetcher.fetch(ADDRESS, kind="page")
        assert raised.value.code == "no-answer"
    assert len(town.calls) == 3


@pytest.mark.parametrize("value", ["7", "Sat, 28 Nov 2026 01:02:12 GMT"])
def test_the_wait_that_a_server_asks_for_is_kept(town: Town, value: str) -> None:
    town.pages["/ferry"] = [answer(b"", f"Retry-After: {value}", status="503 Busy"), answer()]
    assert town.fetch(ADDRESS).body == PAGE
    assert 6 <= town.sleeps[-1] <= 7


@pytest.mark.parametrize(
    "value", ["-5", "soon", "Sat, 99 Nov", "", "Sat, 28 Nov 2020 01:02:12 GMT", "½"]
)
def test_an_odd_wait_is_none(town: Town, value: str) -> None:
    town.pages["/ferry"] = [answer(b"", f"Retry-After: {value}", status="503 Busy"), answer()]
    assert town.fetch(ADDRESS).body == PAGE
    assert town.sleeps == [1, 1, 2]


@pytest.mark.parametrize("value", ["3600", "9" * 400])
def test_a_long_wait_is_not_waited_for_and_remembered(town: Town, value: str) -> None:
    town.pages["/ferry"] = answer(b"", f"Retry-After: {value}", status="429 Too Many")
    fetcher = town.fetcher()
    for address in (ADDRESS, "http://lantern.example/other"):
        with pytest.raises(FetchFailed) as raised:
            fetcher.fetch(address, kind="page")
        assert raised.value.code == "busy"
    assert town.asked() == ["lantern.example/ferry"]


def test_requests_to_one_server_are_spaced_and_others_are_not(town: Town) -> None:
    town.pages["/a"] = town.pages["/b"] = answer()
    fetcher = town.fetcher(pause=5)
    fetcher.fetch("http://lantern.example/a", kind="page")
    assert town.sleeps == [5, 5]
    fetcher.fetch("http://lantern.example/b", kind="page")
    assert town.sleeps == [5, 5, 5]
    town.seconds += 60
    fetcher.fetch("http://harbour.example/a", kind="page")
    assert town.sleeps == [5, 5, 5, 5, 5]


# Feeds


def test_a_feed_is_asked_for_only_if_it_has_changed(town: Town) -> None:
    modified = "Fri, 27 Nov 2026 10:00:00 GMT"
    first = answer(b"<rss/>", 'ETag: "a1"', f"Last-Modified: {modified}")
    town.pages["/feed"] = [first, b"HTTP/1.1 304 Not Modified\r\n\r\n", answer(b"<rss>2</rss>")]
    fetcher = town.fetcher()
    kept = fetcher.fetch("http://lantern.example/feed", kind="feed")
    assert "if-none-match" not in town.requests[-1].headers
    assert fetcher.fetch("http://lantern.example/feed", kind="feed") is kept
    assert town.requests[-1].headers["if-none-match"] == '"a1"'
    assert town.requests[-1].headers["if-modified-since"] == modified
    assert fetcher.fetch("http://lantern.example/feed", kind="feed").body == b"<rss>2</rss>"


def test_conditions_go_only_to_the_address_that_answered(town: Town) -> None:
    town.pages["/feed"] = redirect("http://harbour.example/feed")
    town.pages["harbour.example/feed"] = answer(b"<rss/>", 'ETag: "a1"')
    fetcher = town.fetcher()
    fetcher.fetch("http://lantern.example/feed", kind="feed")
    fetcher.fetch("http://lantern.example/feed", kind="feed")
    conditions = [(request.host, request.headers.get("if-none-match")) for request in town.requests[-2:]]
    assert conditions == [("lantern.example", None), ("harbour.example", '"a1"')]


@pytest.mark.parametrize("etag", ["a\r\nCookie: b", "é", "a" * 1_000])
def test_a_kept_condition_that_cannot_be_sent_is_left_out(town: Town, etag: str) -> None:
    town.pages["/feed"] = answer(b"<rss/>")
    shelf = MemoryShelf()
    kept = Fetched(ADDRESS, ADDRESS, 200, (("etag", etag),), b"", "2026-11-01T00:00:00+00:00")
    shelf.keep(replace(kept, asked="http://lantern.example/feed", url="http://lantern.example/feed"))
    assert town.fetcher(shelf).fetch("http://lantern.example/feed", kind="feed").body == b"<rss/>"
    assert "if-none-match" not in town.requests[-1].headers


def test_a_feed_may_be_packed_as_a_file(town: Town) -> None:
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 3\r\n\r\nabc"
    town.pages["/feed"] = packed
    assert town.fetcher().fetch("http://lantern.example/feed", kind="feed").body == b"abc"


def test_private_servers_may_be_allowed(town: Town) -> None:
    town.names["lantern.example"] = ["127.0.0.1"]
    town.pages["/ferry"] = answer()
    assert town.fetch("http://lantern.example:8080/ferry", allow_private=True).body == PAGE
    assert town.calls[-1] == ("127.0.0.1", 8080)


def test_every_setting_and_code_is_documented() -> None:
    root = Path(__file__).resolve().parents[2]
    text = (root / "docs" / "fetching.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in FETCHING_FILES)
    names = [field.name for field in fields(FetchSettings)]
    names += [code for code in re.findall(r'code="([a-z-]+)"', sources) if code != "http-"]
    assert [name for name in names if f"`{name}`" not in text] == []
