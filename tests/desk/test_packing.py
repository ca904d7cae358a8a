"""Answers go out packed where a client takes them so, but pages that hold the key of a run never do."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from starlette.datastructures import Headers

from dateline.desk.packing import takes_packed

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PACKED = {"accept-encoding": "gzip, deflate"}
PLAIN = {"accept-encoding": "identity"}


@pytest.mark.parametrize("path", ["/", "/incidents.json", "/api/v1/incidents", "/overview"])
def test_a_page_is_the_same_packed_and_a_fourth_as_long(site: TestClient, path: str) -> None:
    plain, packed = site.get(path, headers=PLAIN), site.get(path, headers=PACKED)
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.headers["etag"] == plain.headers["etag"]
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3


def test_pages_of_people_vary_by_their_cookie_too(site: TestClient) -> None:
    assert site.get("/", headers=PACKED).headers["vary"] == "Cookie, Accept-Encoding"


@pytest.mark.parametrize("path", ["/review", "/watch", "/paste", "/feeds"])
def test_what_holds_the_key_of_this_run_is_never_packed(site: TestClient, path: str) -> None:
    answer = site.get(path, headers=PACKED)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "content-encoding" not in answer.headers


def test_static_files_are_packed_and_kept_for_good(site: TestClient) -> None:
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', site.get("/").text):
        plain, packed = site.get(address, headers=PLAIN), site.get(address, headers=PACKED)
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.content == plain.content
        assert "immutable" in packed.headers["cache-control"]


def test_a_head_says_what_a_get_would(site: TestClient) -> None:
    asked, told = site.get("/", headers=PACKED), site.head("/", headers=PACKED)
    assert told.headers["content-length"] == asked.headers["content-length"]
    assert told.headers["content-encoding"] == "gzip"
    assert not told.content


def test_small_answers_and_those_without_a_body_stay(site: TestClient) -> None:
    assert "content-encoding" not in site.get("/api/v1/health", headers=PACKED).headers
    tag = site.get("/", headers=PACKED).headers["etag"]
    again = site.get("/", headers={**PACKED, "if-none-match": tag})
    assert again.status_code == 304
    assert "content-encoding" not in again.headers


def test_the_same_bytes_always_pack_to_the_same(site: TestClient) -> None:
    with site.stream("GET", "/", headers=PACKED) as one, site.stream("GET", "/", headers=PACKED) as two:
        first, second = b"".join(one.iter_raw()), b"".join(two.iter_raw())
    assert first == second
    assert gzip.decompress(first).startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("deflate, x-gzip", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000, br", False),
        ("", False),
        ("br", False),
        ("notgzip", False),
    ],
)
def test_who_takes_packed_answers(asked: str, takes: bool) -> None:  # noqa: FBT001  - a table
    assert takes_packed(Headers({"accept-encoding": asked})) is takes
