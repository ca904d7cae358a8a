"""Two articles beside each other on a page of the desk."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages.compare import cut, share
from dateline.desk.site.making import make_site
from dateline.records import Span

HERE = "http://127.0.0.1:8321"


@pytest.fixture(scope="module")
def version(site: TestClient) -> Any:
    """An earlier and a later version of one article of the examples."""
    return site.get("/incidents.json?disputed=true").json()["items"][0]["versions"][0]


def test_what_went_from_an_earlier_version_is_marked(site: TestClient, version: Any) -> None:
    page = lxml.html.fromstring(site.get(f"/compare?a={version['earlier']}&b={version['later']}").text)
    left, right = page.xpath("//article[@class='text']")
    marked = " ".join(left.xpath("string(.//ins)").split())
    assert " ".join(version["gone"][0]["text"].split()) in marked
    assert [one.text for one in right.xpath(".//div//ins")] == [one["text"] for one in version["new"]]
    twin = site.get(f"/compare.json?a={version['earlier']}&b={version['later']}").json()
    assert twin["articles"][0]["shared"] > 90


def test_one_article_beside_itself_is_all_shared(site: TestClient, version: Any) -> None:
    twin = site.get(f"/compare.json?a={version['later']}&b={version['later']}").json()
    assert [(one["shared"], one["own"]) for one in twin["articles"]] == [(100, []), (100, [])]


def test_what_cannot_be_compared_is_said(site: TestClient, made: str, version: Any) -> None:
    assert site.get(f"/compare?a={version['later']}&b=art:00").status_code == 404
    assert site.get("/compare?a=x&b=y").status_code == 404
    assert site.get("/compare").status_code == 400
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as client:
        assert client.get(f"/compare?a={version['later']}&b={version['later']}").status_code == 404


def test_a_text_is_cut_into_what_is_its_own_and_what_is_not() -> None:
    text = "one two three"
    parts = list(cut(text, [Span(4, 7, "two")]))
    assert [(one.text, one.own) for one in parts] == [("one ", False), ("two", True), (" three", False)]
    assert "".join(one.text for one in cut(text, [])) == text
    assert share(text, [Span(4, 7, "two")]) == 77
    assert share("", []) == 100
