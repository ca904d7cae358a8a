"""Search, actors and outlets as pages: what the API answers, each item a click from its words."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site
from dateline.desk.views.bars import bars_of, months_of
from dateline.desk.views.hits import cut
from dateline.searches import Mark

HERE = "http://127.0.0.1:8321"


def page_of(site: TestClient, address: str) -> Any:
    answer = site.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def test_a_search_shows_the_hits_of_its_twin_with_the_words_marked(site: TestClient) -> None:
    page = page_of(site, "/search?words=Libya&within=claims")
    twin = site.get("/search.json?words=Libya&within=claims").json()
    hits = page.xpath("//li[@class='hit']")
    assert len(hits) == len(twin["items"]) > 0
    for shown, hit in zip(hits, twin["items"], strict=True):
        marked = [hit["snippet"][one["start"] : one["end"]] for one in hit["marks"]]
        assert shown.xpath(".//mark/text()") == marked
        assert f"/claims/{hit['id']}?article={hit['article']}" in shown.xpath(".//a/@href")


def test_pages_of_a_search_lead_on_without_a_hit_twice(site: TestClient) -> None:
    address, seen = "/search?within=claims&limit=20", set[str]()
    for _ in range(3):
        page = page_of(site, address)
        led = set(page.xpath("//p[@class='hit-words']/a/@href"))
        assert led
        assert not led & seen
        seen |= led
        address = page.xpath("string(//a[@rel='next']/@href)")
        assert address


@pytest.mark.parametrize("within", ["articles", "claims", "quotations", "events"])
def test_everything_can_be_searched_without_words(site: TestClient, within: str) -> None:
    assert page_of(site, f"/search?within={within}").xpath("//li[@class='hit']")


def test_nothing_found_says_how_to_search(site: TestClient) -> None:
    assert "Nothing fits" in site.get("/search?words=zzyzx").text
    assert site.get("/search?words=%22open").status_code in {200, 400}


def test_actors_lead_to_what_each_says(site: TestClient) -> None:
    twin = site.get("/actors.json?type=person").json()
    page = page_of(site, "/actors?type=person")
    led = page.xpath("//table//th/a/@href")
    assert led == [f"/actors/{one['id']}" for one in twin["items"]]
    spoke = next(
        one for one in twin["items"] if "Through which outlets" in site.get(f"/actors/{one['id']}").text
    )
    own = page_of(site, f"/actors/{spoke['id']}")
    assert spoke["name"] in own.xpath("string(//h1)")
    assert own.xpath("//aside//table[@class='bars']")
    assert site.get("/actors/agr:0000").status_code == 404


def test_outlets_lead_to_what_each_rests_on(site: TestClient) -> None:
    names = [one["name"] for one in site.get("/outlets.json").json()["items"]]
    page = page_of(site, "/outlets")
    assert [one.strip() for one in page.xpath("//table//th/a//text()")] == names
    copier = page_of(site, "/outlet?name=Brackwater%20Daily")
    twin = site.get("/outlet.json?name=Brackwater%20Daily").json()
    shown = " ".join(copier.text_content().split())
    assert f"{twin['own']} of" in shown
    for one in (*twin["copied_from"], *twin["credits"], *twin["credited_by"]):
        assert one["name"] in shown
    assert site.get("/outlet?name=Nowhere%20Gazette").status_code == 404
    assert site.get("/outlet").status_code == 400


def test_shared_pages_leave_private_people_out(made: str) -> None:
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as client:
        listed = client.get("/actors.json?type=person").json()["items"]
        assert all(one["public"] for one in listed)
        assert client.get("/search?within=claims").status_code == 200


def test_snippets_are_cut_at_their_marks() -> None:
    pieces = list(cut("the old bridge", (Mark(4, 7),)))
    assert [(one.text, one.marked) for one in pieces] == [
        ("the ", False),
        ("old", True),
        (" bridge", False),
    ]
    assert list(cut("", ())) == []


def test_bars_are_as_wide_as_their_share_of_the_largest() -> None:
    bars = bars_of([("b", 5), ("a", 10), ("c", 5)], most=2)
    assert [(one.name, one.width) for one in bars] == [("a", 100.0), ("b", 50.0)]
    months = months_of(["2031-03-05", "2031-03-06", None, "2031-01-01", ""])
    assert [(one.name, one.number) for one in months] == [("2031-01", 1), ("2031-03", 2)]
