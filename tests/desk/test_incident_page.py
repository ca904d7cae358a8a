"""The page of an incident: its counts, its sides, its words, each one click from where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages import incident
from dateline.desk.site.environment import environment
from dateline.desk.site.making import make_site
from dateline.desk.views.changing import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = "http://127.0.0.1:8321"
NAMED = "Alban Thorsgaard"  # without a public role


@pytest.fixture(scope="module")
def shared(made: str) -> Iterator[TestClient]:
    app = make_site(Desk(made, SHARING))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def airlift(site: TestClient) -> str:
    """The address of the incident that most articles tell of."""
    items = site.get("/incidents.json").json()["items"]
    return f"/incidents/{max(items, key=lambda one: one['articles'])['incident']['id']}"


def read(client: TestClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def say(elements: list[lxml.html.HtmlElement]) -> str:
    return re.sub(r"\s+", " ", " ".join(one.text_content() for one in elements)).strip()


def test_the_title_is_the_answers_and_the_counts_are_its_counts(site: TestClient, airlift: str) -> None:
    page, twin = read(site, airlift), site.get(f"{airlift}.json").json()
    assert say(page.xpath("//h1")) == re.sub(r"\s+", " ", twin["incident"]["title"])
    shown = dict(zip(page.xpath("//dl//dt/text()"), page.xpath("//dl//dd/text()"), strict=True))
    assert shown["independent origins"] == str(twin["independent_origins"])
    assert shown["articles"] == str(twin["articles"])
    assert shown["outlets"] == str(twin["outlets"])
    assert twin["changes_if"]
    for remark in twin["changes_if"]:
        condition, _, count = remark.rpartition(": ")
        assert f"{count} {condition}" in say(page.xpath("//*[@class='changes']"))


def test_every_origin_and_article_stands_on_the_page(site: TestClient, airlift: str) -> None:
    page, twin = read(site, airlift), site.get(f"{airlift}.json").json()
    rows = page.xpath("//table[@class='origins']/tbody/tr")
    assert [row.get("id") for row in rows] == [one["id"] for one in twin["origins"]]
    led = page.xpath("//table[@class='tellings']//a[@class='serif']/@href")
    assert sorted(led) == [f"/articles/{key}" for key in twin["article_ids"]]


def test_long_lists_are_cut_and_lead_to_the_whole(
    site: TestClient, airlift: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, twin = read(site, airlift), site.get(f"{airlift}.json").text
    monkeypatch.setattr(incident, "MOST", 2)
    cut, asked = read(site, airlift), read(site, f"{airlift}?all=1")
    for kind, part in (("origins", "origins"), ("claims", "claims"), ("tellings", "articles")):
        rows = f"//table[@class='{kind}']/tbody/tr"
        many = len(whole.xpath(rows))
        assert many > 2
        assert len(cut.xpath(rows)) == 2
        assert len(asked.xpath(rows)) == many
        (link,) = cut.xpath(f"//section[@aria-labelledby='{part}']//p[@class='case-more']/a")
        assert link.get("href") == f"{airlift}?all=1#{part}"
        assert say([link]) == f"All {many} {part}"
    assert not asked.xpath("//p[@class='case-more']/a[contains(@href, 'all=1')]")
    assert site.get(f"{airlift}.json").text == twin


def test_of_many_changes_the_first_stand_open_and_none_is_left_out() -> None:
    source = '{% from "parts/changes.html" import changes %}{{ changes(found, 4) }}'
    for total, folded in ((4, 0), (5, 0), (6, 2), (30, 26)):
        found = [Change(f"if {number}", str(number)) for number in range(total)]
        page = lxml.html.fromstring(
            environment().from_string(f"<div>{source}</div>").render(found=found)
        )
        assert len(page.xpath("//details//li")) == folded
        assert len(page.xpath("//li")) == total


def test_the_sides_of_a_dispute_stand_beside_each_other(site: TestClient, airlift: str) -> None:
    page = read(site, airlift)
    assert page.xpath("//*[@class='dispute'][1]//*[@class='side-value']")
    assert say(page.xpath("//*[@class='side-value']")) == "asserted denied"
    assert page.xpath("//*[@class='side-column']//blockquote//a[starts-with(@href, '/articles/art:')]")


def test_all_words_of_the_evidence_are_one_click_from_where_they_stand(
    site: TestClient, airlift: str
) -> None:
    page, twin = read(site, airlift), site.get(f"{airlift}.json").json()
    words = {re.sub(r"\s+", " ", one["span"]["text"]).casefold() for one in twin["evidence"]}
    shown = {say([one]).casefold() for one in page.xpath("//td[contains(@class, 'claim-words')]")}
    assert shown == words
    spots = set(page.xpath("//*[@class='spots']//a/@href"))
    assert {each.partition("?")[0] for each in spots if each.startswith("/articles")} == {
        f"/articles/{key}" for key in twin["article_ids"]
    }


def test_on_a_shared_desk_nobody_without_a_public_role_is_named(
    site: TestClient, shared: TestClient
) -> None:
    items = site.get("/incidents.json?limit=100").json()["items"]
    masked = 0
    for item in items:
        address = f"/incidents/{item['incident']['id']}"
        page, twin = read(shared, address), shared.get(f"{address}.json").json()
        assert say(page.xpath("//h1")) == " ".join(twin["incident"]["title"].split())
        assert NAMED not in page.text_content()
        masked += NAMED in str(item)
    assert masked


def test_an_id_that_the_ledger_does_not_hold_is_said(site: TestClient) -> None:
    for key in ("inc:0000000000", "inc:zz", "art:1db202637ce01c0e7d26", "x"):
        answer = site.get(f"/incidents/{key}")
        assert answer.status_code == 404
        assert "<h1>" in answer.text


def test_texts_that_were_counted_as_one_are_a_click_from_standing_beside_each_other(
    site: TestClient,
) -> None:
    incident = site.get("/incidents.json?disputed=true").json()["items"][0]["incident"]["id"]
    page = lxml.html.fromstring(site.get(f"/incidents/{incident}").text)
    links = page.xpath("//details[@class='reasons']//a[text()='both texts']/@href")
    assert links
    for link in links:
        beside = site.get(link)
        assert beside.status_code == 200
        assert beside.text.count('class="text-body"') == 2
