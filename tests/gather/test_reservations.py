"""Reservations of text and data mining: in the server's file, in the head, in the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.gather.town import PAGE, answer, redirect

from dateline.errors import FetchFailed

if TYPE_CHECKING:
    from tests.gather.town import Town

PATH = "/.well-known/tdmrep.json"
ADDRESS = "http://lantern.example/news/ferry?id=7"


def page(meta: str) -> bytes:
    return f"<!doctype html><html><head>{meta}<title>Ferry</title></head><body><p>x".encode()


def reserved(town: Town) -> str:
    with pytest.raises(FetchFailed) as raised:
        town.fetch(ADDRESS)
    assert raised.value.code == "reserved"
    assert raised.value.remedy
    return raised.value.cause


def rule(location: Any, value: Any = 1) -> dict[str, Any]:
    return {"location": location, "tdm-reservation": value}


@pytest.mark.parametrize(
    "rules",
    [
        [rule("/")],
        [rule("/news/")],
        [rule("/news/*")],
        [rule("news")],
        [rule("*")],
        [rule("/*ferry?id=7$")],
        [rule("https://lantern.example/news")],
        [rule("/sport"), rule("/news", "1"), rule("/news/ferry", 0)],
        [rule("/", value=True)],
        rule("/"),
        [{"tdm-reservation": 1}],
        [5, None, {"location": 7}, rule(7), rule("/a b#c\nAllow: /"), rule("/news")],
    ],
)
def test_the_servers_file_reserves(town: Town, rules: Any) -> None:
    town.pages[ADDRESS.removeprefix("http://lantern.example")] = answer()
    town.pages[PATH] = answer(json.dumps(rules).encode())
    assert "tdmrep.json" in reserved(town)
    assert town.asked() == []


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        b"7",
        b"null",
        b"",
        b"<html>no such page",
        b"[" * 100_000,
        b"\xff\xfe\x00",
        json.dumps([rule("/sport/"), rule("/news/ferry$")]).encode(),
        json.dumps([rule("/news/", 0), rule("/")]).encode(),
        json.dumps([rule("/", 0)]).encode(),
        json.dumps([rule("/", 2)]).encode(),
        json.dumps([rule("/NEWS/")]).encode(),
    ],
)
def test_a_file_that_does_not_reserve(town: Town, data: bytes) -> None:
    town.pages["/news/ferry?id=7"] = answer()
    town.pages[PATH] = answer(data)
    assert town.fetch(ADDRESS).body == PAGE


@pytest.mark.parametrize(
    "data", [b'[{"tdm-reservation": 1,}]', b'{"location": "/", "tdm-reservation":"1"']
)
def test_a_broken_file_that_means_to_reserve_does(town: Town, data: bytes) -> None:
    town.pages[PATH] = answer(data)
    reserved(town)


@pytest.mark.parametrize("status", ["404 No", "403 No", "500 Error", "503 Busy"])
def test_a_file_that_cannot_be_had_reserves_nothing(town: Town, status: str) -> None:
    town.pages["/news/ferry?id=7"] = answer()
    town.pages[PATH] = answer(json.dumps([rule("/")]).encode(), status=status)
    assert town.fetch(ADDRESS).body == PAGE


def test_a_file_that_leads_inside_reserves_nothing(town: Town) -> None:
    town.pages["/news/ferry?id=7"] = answer()
    town.pages[PATH] = redirect("http://127.0.0.1/")
    assert town.fetch(ADDRESS).body == PAGE


def test_the_file_is_asked_for_once(town: Town) -> None:
    town.pages["/a"] = town.pages["/b"] = answer()
    fetcher = town.fetcher()
    for path in "ab":
        fetcher.fetch(f"http://lantern.example/{path}", kind="page")
    assert sum(request.path == PATH for request in town.requests) == 1


def test_the_file_holds_for_what_a_redirect_leads_to(town: Town) -> None:
    town.pages["lantern.example/news/ferry?id=7"] = redirect("http://harbour.example/ferry")
    town.pages["harbour.example" + PATH] = answer(json.dumps([rule("/")]).encode())
    assert "harbour.example" in reserved(town)


@pytest.mark.parametrize(
    "headers",
    [
        ["tdm-reservation: 1"],
        ["TDM-Reservation:  1 ", "tdm-policy: https://lantern.example/terms"],
        ["X-Robots-Tag: noai"],
        ["X-Robots-Tag: noindex, NoAI, noimageai"],
        ["X-Robots-Tag: noindex", "X-Robots-Tag: noai"],
        ["X-Robots-Tag: dateline: noai"],
        ["X-Robots-Tag: unavailable_after: 25 Jun 2031 15:00:00 PST, noai"],
    ],
)
def test_the_head_reserves(town: Town, headers: list[str]) -> None:
    town.pages["/news/ferry?id=7"] = answer(PAGE, *headers)
    assert "header" in reserved(town)


@pytest.mark.parametrize(
    "headers",
    [
        ["tdm-reservation: 0"],
        ["tdm-reservation: yes"],
        ["tdm-policy: https://lantern.example/terms"],
        ["X-Robots-Tag: noindex, nofollow, noarchive"],
        ["X-Robots-Tag: otherbot: noai"],
        ["X-Robots-Tag: noaidea"],
    ],
)
def test_a_head_that_does_not_reserve(town: Town, headers: list[str]) -> None:
    town.pages["/news/ferry?id=7"] = answer(PAGE, *headers)
    assert town.fetch(ADDRESS).body == PAGE


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="tdm-reservation" content="1">',
        "<META CONTENT=' 1 ' NAME=TDM-Reservation>",
        '<meta name="robots" content="index, noai">',
        '<meta name="dateline" content="noai"/>',
        '<meta name="tdm-reservation" content="0"><meta name="tdm-reservation" content="1">',
        "<script>" + "a" * 600_000 + '</script><meta name="tdm-reservation" content="1">',
    ],
)
def test_the_page_reserves(town: Town, meta: str) -> None:
    town.pages["/news/ferry?id=7"] = answer(page(meta))
    assert "page" in reserved(town)


@pytest.mark.parametrize(
    "meta",
    [
        '<!-- <meta name="tdm-reservation" content="1"> -->',
        '<meta name="tdm-reservation" content="0">',
        '<meta name="tdm-reservation">',
        '<meta name="robots" content="noindex, max-image-preview:large">',
        '<meta name="otherbot" content="noai">',
        '<meta name="description" content="noai">',
        "<div>" * 5_000,
        '<script>"<meta name=tdm-reservation content=1>"</script>',
        "<!--" * 500_000,
        f"<meta name=tdm-reservation {' '.join(f'a{n}' for n in range(200_000))} content=1>",
    ],
)
def test_a_page_that_does_not_reserve(town: Town, meta: str) -> None:
    town.pages["/news/ferry?id=7"] = answer(page(meta))
    assert town.fetch(ADDRESS).body == page(meta)


def test_a_page_in_wide_characters_reserves(town: Town) -> None:
    body = page('<meta name="tdm-reservation" content="1">').decode().encode("utf-16")
    town.pages["/news/ferry?id=7"] = answer(body)
    assert "page" in reserved(town)


def test_the_page_overrules_the_head(town: Town) -> None:
    free = page('<meta name="tdm-reservation" content="0">')
    town.pages["/news/ferry?id=7"] = answer(free, "tdm-reservation: 1")
    assert town.fetch(ADDRESS).body == free


@pytest.mark.parametrize(
    "body", [b"", b"plain text", b"\xff\xfe<\x00m\x00", b"<", b"<?xml version='1.0'?><rss/>"]
)
def test_what_is_no_html_declares_nothing(town: Town, body: bytes) -> None:
    town.pages["/news/ferry?id=7"] = answer(body)
    assert town.fetch(ADDRESS).body == body


def test_a_feed_is_reserved_by_its_head(town: Town) -> None:
    town.pages["/feed"] = answer(b"<rss/>", "tdm-reservation: 1")
    with pytest.raises(FetchFailed) as raised:
        town.fetcher().fetch("http://lantern.example/feed", kind="feed")
    assert raised.value.code == "reserved"
