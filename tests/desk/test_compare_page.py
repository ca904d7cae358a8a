"""Two articles beside each other on a page of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages.compare import LITTLE, Column, Stretch, cut, share
from dateline.desk.site.making import make_site
from dateline.ledger import Ledger
from dateline.records import Span

if TYPE_CHECKING:
    from pathlib import Path

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


def test_of_two_that_share_little_what_both_print_is_marked(site: TestClient) -> None:
    items = site.get("/search.json?words=Libya&limit=100").json()["items"]
    keys = {one["outlet"]: one["article"] for one in items}
    pair = f"a={keys['Lowmere Chronicle']}&b={keys['The Alderwick Journal']}"
    page = lxml.html.fromstring(site.get(f"/compare?{pair}").text)
    told = site.get(f"/compare.json?{pair}").json()["articles"]
    assert all(one["shared"] < LITTLE for one in told)
    assert "They share little" in page.text_content()
    assert not page.xpath("//article//ins")
    for column, one in zip(page.xpath("//article"), told, strict=True):
        alike = [each.text_content() for each in column.xpath(".//mark")]
        assert alike
        assert not any(words in text for words in alike for text in one["own"] if len(words) > 9)


def test_one_article_beside_itself_is_all_shared(site: TestClient, version: Any) -> None:
    twin = site.get(f"/compare.json?a={version['later']}&b={version['later']}").json()
    assert [(one["shared"], one["own"]) for one in twin["articles"]] == [(100, []), (100, [])]


def form_of(site: TestClient, address: str) -> Any:
    answer = site.get(address)
    assert answer.status_code == 200
    (form,) = lxml.html.fromstring(answer.text).xpath("//form[@class='choose']")
    return form


def test_without_articles_two_can_be_chosen_of_the_latest(site: TestClient) -> None:
    form = form_of(site, "/compare")
    offered = form.xpath(".//input[@name='a']/@value")
    assert offered == form.xpath(".//input[@name='b']/@value")
    assert len(offered) == len(set(offered)) > 10
    assert not form.xpath(".//input[@checked]")
    listed = [one["id"] for one in site.get("/compare.json").json()["choices"]]
    assert listed == offered
    assert site.get(f"/compare?a={offered[0]}&b={offered[1]}&words=").status_code == 307
    both = site.get(f"/compare?a={offered[0]}&b={offered[1]}")
    assert len(lxml.html.fromstring(both.text).xpath("//article[@class='text']")) == 2


@pytest.mark.parametrize("side", ["a", "b"])
def test_of_an_article_its_versions_are_proposed_first(
    site: TestClient, version: Any, side: str
) -> None:
    form = form_of(site, f"/compare?{side}={version['later']}")
    assert form.xpath(".//input[@name='a' and @checked]/@value") == [version["later"]]
    assert form.xpath(".//input[@name='b' and @checked]/@value") == [version["earlier"]]
    rows = form.xpath(".//tr[@class='near']")
    assert "earlier version" in rows[1].text_content()
    assert len(form.xpath(".//tbody/tr")) > len(rows)


def test_words_find_what_is_laid_beside_the_chosen_article(site: TestClient, version: Any) -> None:
    chosen = version["later"]
    form = form_of(site, f"/compare?a={chosen}&words=Libya")
    found = {one["article"] for one in site.get("/search.json?words=Libya").json()["items"]}
    offered = set(form.xpath(".//tr[not(@class)]//input[@name='b']/@value"))
    assert offered
    assert offered <= found
    none = site.get(f"/compare?a={chosen}&words=zzyzx")
    assert "No article fits" in none.text
    assert site.get("/compare?words=%00").status_code == 400


def test_an_empty_ledger_has_nothing_to_compare(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db", create=True):
        pass
    with TestClient(make_site(Desk(str(tmp_path / "empty.db"))), base_url=HERE) as client:
        assert "ledger is empty" in client.get("/compare").text
        assert client.get("/compare.json").json() == {"choices": []}


def test_articles_and_searches_lead_to_the_choice(site: TestClient, version: Any) -> None:
    page = lxml.html.fromstring(site.get(f"/articles/{version['later']}").text)
    assert f"/compare?a={version['later'].replace(':', '%3A')}" in page.xpath("//aside//a/@href")
    found = lxml.html.fromstring(site.get("/search?words=Libya").text)
    assert "/compare?words=Libya" in found.xpath("//a/@href")


def test_what_cannot_be_compared_is_said(site: TestClient, made: str, version: Any) -> None:
    assert site.get(f"/compare?a={version['later']}&b=art:00").status_code == 404
    assert site.get("/compare?a=x&b=y").status_code == 404
    assert site.get("/compare?a=art:00").status_code == 404
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as client:
        for address in (f"?a={version['later']}&b={version['later']}", "", f"?a={version['later']}"):
            assert client.get(f"/compare{address}").status_code == 404
            assert client.get(f"/compare.json{address}").status_code == 404


def test_a_text_is_cut_into_what_is_its_own_and_what_is_not() -> None:
    text = "one two three"
    parts = list(cut(text, [Span(4, 7, "two")]))
    assert [(one.text, one.own) for one in parts] == [("one ", False), ("two", True), (" three", False)]
    assert "".join(one.text for one in cut(text, [])) == text
    assert share(text, [Span(4, 7, "two")]) == 77
    assert share("", []) == 100


def test_a_mark_begins_and_ends_at_words() -> None:
    parts = (Stretch("He left", own=True), Stretch(" to the “north” .", own=False))
    column = Column(cast("Any", None), parts, 50)
    assert list(column.marked(own=False)) == [
        ("He left", False),
        (" ", False),
        ("to the “north” .", True),
        ("", False),
    ]
    stop = Column(cast("Any", None), (Stretch("He left", own=True), Stretch(".”\n", own=False)), 5)
    assert [text for text, marked in stop.marked(own=False) if marked] == []
    assert "".join(text for text, _ in stop.marked(own=True)) == "He left.”\n"
