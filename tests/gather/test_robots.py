"""robots.txt is asked for once, obeyed, and never taken for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.gather.town import PAGE, PUBLIC, answer, redirect

from dateline.errors import AddressRefused, FetchFailed
from dateline.gather.robots import keep_groups

if TYPE_CHECKING:
    from tests.gather.town import Town

    from dateline.gather.fetching import Fetcher

PATH = "/robots.txt"
ADDRESS = "http://lantern.example/news/ferry"
NO = b"User-agent: *\nDisallow: /news/"


@pytest.fixture
def fetcher(town: Town) -> Fetcher:
    town.pages["/news/ferry"] = town.pages["/sport/cup"] = answer()
    return town.fetcher()


def barred(fetcher: Fetcher, address: str = ADDRESS) -> FetchFailed:
    with pytest.raises(FetchFailed) as raised:
        fetcher.fetch(address, kind="page")
    assert raised.value.remedy
    return raised.value


def count(town: Town) -> int:
    return sum(request.path == PATH for request in town.requests)


def test_what_is_not_allowed_is_not_fetched(town: Town, fetcher: Fetcher) -> None:
    town.pages[PATH] = answer(NO)
    failure = barred(fetcher)
    assert failure.code == "robots"
    assert "lantern.example does not allow" in failure.cause
    assert town.asked() == []
    assert fetcher.fetch("http://lantern.example/sport/cup", kind="page").body == PAGE
    assert count(town) == 1


@pytest.mark.parametrize(
    "rules",
    [
        b"User-agent: dateline\nDisallow: /",
        b"User-agent: Dateline/2.0\nDisallow: /",
        b"user-agent : DATELINE # us\ndisallow: /news",
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /",
        b"User-agent: otherbot\nUser-agent: dateline\nDisallow: /",
        b"User-agent: *\nAllow: /\nDisallow: /news/*",
        b"User-agent: *\nDisallow: /*ferry$",
        b"User-agent: *\r\rDisallow: /",
        b"User agent: *\nDisallow: /\xff\xfe\nDisallow: /",
    ],
)
def test_rules_that_bar_us(town: Town, fetcher: Fetcher, rules: bytes) -> None:
    town.pages[PATH] = answer(rules)
    assert barred(fetcher).code == "robots"


@pytest.mark.parametrize(
    "rules",
    [
        b"",
        b"User-agent: otherbot\nDisallow: /",
        b"User-agent: *\nDisallow: /\nUser-agent: dateline\nAllow: /",
        b"User-agent: datelinebot\nDisallow: /",
        b"User-agent: otherbot\nUser-agent: thirdbot\nDisallow: /\nUser-agent: *\nDisallow: /sport",
        b"User-agent: *\nDisallow:",
        b"<html><body>No such page</body></html>",
        b"\x00\x01\x02" * 100,
        b"#" * 5_000,
    ],
)
def test_rules_that_do_not_bar_us(town: Town, fetcher: Fetcher, rules: bytes) -> None:
    town.pages[PATH] = answer(rules)
    assert fetcher.fetch(ADDRESS, kind="page").body == PAGE


@pytest.mark.parametrize("status", ["404 No", "401 Login", "403 Forbidden", "410 Gone"])
def test_without_rules_all_is_allowed(town: Town, fetcher: Fetcher, status: str) -> None:
    town.pages[PATH] = answer(NO, status=status)
    assert fetcher.fetch(ADDRESS, kind="page").body == PAGE


@pytest.mark.parametrize("status", ["500 Error", "503 Busy", "429 Too Many", "302 Found"])
def test_where_the_rules_are_not_known_nothing_is_allowed(
    town: Town, fetcher: Fetcher, status: str
) -> None:
    town.pages[PATH] = answer(b"", status=status)
    assert barred(fetcher).code == "robots"
    tries = count(town)
    assert barred(fetcher, "http://lantern.example/sport/cup").code == "robots"
    assert count(town) == tries
    assert town.asked() == []


@pytest.mark.parametrize(
    "raw",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nUser-agent: *",
        redirect(PATH),
    ],
)
def test_rules_that_come_broken_bar_everything(town: Town, fetcher: Fetcher, raw: bytes) -> None:
    town.pages[PATH] = raw
    assert barred(fetcher).code == "robots"


def test_rules_that_lead_inside_bar_everything(town: Town, fetcher: Fetcher) -> None:
    town.pages[PATH] = redirect("http://127.0.0.1/robots.txt")
    assert barred(fetcher).code == "robots"
    assert {number for number, _ in town.calls} == {PUBLIC}


def test_rules_elsewhere_are_followed_to(town: Town, fetcher: Fetcher) -> None:
    town.pages["lantern.example" + PATH] = redirect("https://www.lantern.example/robots.txt")
    town.pages["www.lantern.example" + PATH] = answer(NO)
    assert barred(fetcher).code == "robots"


def test_an_address_inside_is_refused_before_any_rules(town: Town, fetcher: Fetcher) -> None:
    town.names["lantern.example"] = ["10.0.0.1"]
    with pytest.raises(AddressRefused):
        fetcher.fetch(ADDRESS, kind="page")
    assert town.calls == []


def test_every_origin_has_rules_of_its_own(town: Town, fetcher: Fetcher) -> None:
    town.pages["lantern.example" + PATH] = answer(NO)
    assert barred(fetcher).code == "robots"
    assert fetcher.fetch("http://harbour.example/news/ferry", kind="page").body == PAGE


def test_the_rules_hold_for_what_a_redirect_leads_to(town: Town, fetcher: Fetcher) -> None:
    town.pages["lantern.example/go"] = redirect("http://harbour.example/news/ferry")
    town.pages["harbour.example" + PATH] = answer(NO)
    assert barred(fetcher, "http://lantern.example/go").code == "robots"
    assert town.asked() == ["lantern.example/go"]


@pytest.mark.parametrize(
    ("line", "pause"),
    [
        ("Crawl-delay: 7", 7),
        ("Crawl-delay: 0.2", 1),
        ("Crawl-delay: 86400", 30),
        ("Crawl-delay: inf", 1),
        ("Crawl-delay: -9", 1),
        ("Request-rate: 1/9s", 9),
        ("Request-rate: 1/0", 1),
    ],
)
def test_the_pace_that_is_asked_for_is_kept_up_to_a_bound(
    town: Town, fetcher: Fetcher, line: str, pause: float
) -> None:
    town.pages[PATH] = answer(f"User-agent: *\n{line}".encode())
    fetcher.fetch(ADDRESS, kind="page")
    fetcher.fetch("http://lantern.example/sport/cup", kind="page")
    assert town.sleeps == [pause] * 3


@pytest.mark.parametrize("word", [b"User-agent:", b"useragent", b"user\tagent", b"user  agent"])
def test_a_hostile_file_is_read_within_bounds(town: Town, fetcher: Fetcher, word: bytes) -> None:
    names = b"".join(b"%b bot%d\n" % (word, number) for number in range(10_000))
    rules = b"".join(b"Disallow: /a%d*b*c*d$\n" % number for number in range(10_000))
    town.pages[PATH] = answer(names + rules + b"User-agent: *\nDisallow: /news\n" + b"#" * 900_000)
    assert barred(fetcher).code == "robots"


def test_groups_for_others_become_one() -> None:
    text = "User-agent: a\nUser-agent: b\nDisallow: /\nUser-agent: *\nAllow: /\nSitemap: x"
    kept = keep_groups(text, "dateline").splitlines()
    assert kept == [
        "User-agent: others",
        "User-agent: others",
        "Disallow: /",
        "User-agent: *",
        "Allow: /",
        "Sitemap: x",
    ]
