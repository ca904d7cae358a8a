"""Search, actors and outlets as pages: what the API answers, each item a click from its words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.links import source_url
from dateline.desk.site.making import make_site
from dateline.desk.views.bars import bars_of, months_of
from dateline.desk.views.hits import cut
from dateline.desk.writing import Doors
from dateline.ledger import Ledger
from dateline.searches import Mark

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize(
    "cursor", ["AAAA", "bWFkZSB1cA", "A", "%00", "../../etc/passwd", "x" * 500, "é"]
)
@pytest.mark.parametrize("page", ["/", "/search", "/actors"])
def test_a_made_up_cursor_is_refused_as_a_page_and_as_json(
    site: TestClient, page: str, cursor: str
) -> None:
    told = site.get(f"{page}?cursor={cursor}")
    assert told.status_code == 400
    assert told.headers["content-type"].startswith("text/html")
    assert "Go back" in told.text or "begin without a cursor" in told.text
    twin = {"/": "/incidents.json"}.get(page, f"{page}.json")
    problem = site.get(f"{twin}?cursor={cursor}")
    assert (problem.status_code, problem.headers["content-type"]) == (400, "application/problem+json")


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


def test_an_outlets_page_lists_its_own_stories_alone(site: TestClient) -> None:
    for name in ("The Alderwick Journal", "Brackwater Daily"):
        page = page_of(site, f"/outlet?name={quote(name)}")
        assert set(page.xpath("//section//p[@class='hit-facts']/a//text()")) == {name}
        assert page.xpath("//li[@class='hit']//h3/a[starts-with(@href, '/articles/art:')]")


def test_a_source_leads_to_its_page_or_to_what_it_says(site: TestClient) -> None:
    items = site.get("/actors.json?limit=100").json()["items"]
    names = Counter(one["name"].casefold() for one in items)
    for actor in items[:8]:
        led = site.get(f"/source?name={quote(actor['name'])}")
        alone = names[actor["name"].casefold()] == 1
        listed = f"/actors?words={quote_plus(actor['name'])}"
        assert led.status_code == 307
        assert led.headers["location"] == (f"/actors/{actor['id']}" if alone else listed)
    other = site.get("/source?name=Nobody%20of%20that%20name")
    assert other.headers["location"] == "/search?within=claims&source=Nobody+of+that+name"
    assert site.get("/source").status_code in {400, 422}


def test_masked_and_unnamed_sources_lead_nowhere() -> None:
    assert source_url("a person [2]") is None
    assert source_url("source not stated") is None
    assert source_url("She") is None
    assert source_url("Oda Brenn") == "/source?name=Oda+Brenn"


def test_a_masked_desk_leads_to_no_page_of_a_private_person(made: str, site: TestClient) -> None:
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE, follow_redirects=False) as shared:
        public = {f"/actors/{one['id']}" for one in shared.get("/actors.json?limit=100").json()["items"]}
        people = site.get("/actors.json?type=person&limit=100").json()["items"]
        for one in people:
            led = shared.get(f"/source?name={quote(one['name'])}").headers["location"]
            assert led in public or led.startswith(("/search?", "/actors?"))


def test_every_incident_of_the_list_says_what_would_change_its_count(site: TestClient) -> None:
    page, twin = page_of(site, "/"), site.get("/incidents.json").json()["items"]
    rows = page.xpath("//article[@data-incident]")
    assert len(rows) == len(twin)
    for row, found in zip(rows, twin, strict=True):
        told = row.xpath(".//details[@class='row-changes']//li")
        assert len(told) == len(found["changes_if"])
        assert "What would change this count?" in row.xpath("string(.//details/summary)")


def test_a_search_can_be_watched_where_one_may_write(made: str, site: TestClient) -> None:
    assert not page_of(site, "/search?words=Libya").xpath("//p[@class='found-watch']")
    with TestClient(make_site(Desk(made), doors=Doors(writes=True)), base_url=HERE) as writing:
        asked = "/search?words=Libya&within=claims&stance="
        led = page_of(writing, asked).xpath("string(//p[@class='found-watch']/a/@href)")
        form = page_of(writing, led)
        assert (
            form.xpath("string(//input[@name='search']/@value)") == "/search?words=Libya&within=claims"
        )
        assert form.xpath("string(//form[@class='stack']//input[@name='name']/@value)") == "Libya"


def test_lists_of_an_empty_ledger_say_what_is_missing(tmp_path: Path) -> None:
    where = tmp_path / "empty.db"
    with Ledger.open(where, create=True):
        pass
    with TestClient(make_site(Desk(str(where))), base_url=HERE) as empty:
        assert "Nobody is named yet" in empty.get("/actors").text
        assert "Nobody fits" in empty.get("/actors?words=zzyzx").text
        assert "No outlet yet" in empty.get("/outlets").text
        assert "No incident" in empty.get("/overview").text
        assert "ledger is empty" in empty.get("/search").text


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


def test_a_story_that_prints_another_outlets_text_says_so_and_leads_to_both(site: TestClient) -> None:
    page = lxml.html.fromstring(site.get("/outlet?name=Brackwater%20Daily").text)
    (told,) = page.xpath("//p[@class='hit-facts']/span[starts-with(., 'same text as')]")
    assert told.text_content() == "same text as The Alderwick Journal and 1 more · both texts"
    beside = site.get(told.xpath("./a/@href")[0])
    assert beside.status_code == 200
    assert beside.text.count('class="text-body"') == 2
