"""An incident as one file: whole, numbered, and it loads nothing."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site
from dateline.desk.views import numbered

HERE = "http://127.0.0.1:8321"


@pytest.fixture(scope="module")
def lead(site: TestClient) -> Any:
    return site.get("/incidents.json?disputed=true").json()["items"][0]


def test_a_dossier_is_one_file_that_loads_nothing(site: TestClient, lead: Any) -> None:
    answer = site.get(f"/incidents/{lead['incident']['id']}/dossier.html")
    assert answer.headers["content-disposition"].startswith('attachment; filename="dossier-')
    page = lxml.html.fromstring(answer.text)
    assert page.xpath("//script | //link | //img | //iframe") == []
    assert "url(" not in "".join(page.xpath("//style/text()"))
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")


def test_it_holds_all_evidence_all_pages_with_hashes_and_the_rules(site: TestClient, lead: Any) -> None:
    page = lxml.html.fromstring(site.get(f"/incidents/{lead['incident']['id']}/dossier.html").text)
    told = " ".join(page.text_content().split())
    for piece in lead["evidence"]:
        assert " ".join(piece["span"]["text"].split()) in told
    assert len(page.xpath("//ol[contains(@class, 'pages-list')]/li")) == lead["articles"]
    assert told.count("page sha256") == lead["articles"]
    assert "never an origin" in told
    for remark in lead["changes_if"]:
        condition, _, count = remark.rpartition(": ")
        assert f"{count} {condition}" in told


def test_every_link_leads_within_the_file_or_to_a_page_of_the_evidence(
    site: TestClient, lead: Any
) -> None:
    page = lxml.html.fromstring(site.get(f"/incidents/{lead['incident']['id']}/dossier.html").text)
    known = set(page.xpath("//@id"))
    links = page.xpath("//@href")
    assert len(links) > 20
    for to in links:
        assert to.startswith("https://") or (to[0] == "#" and to[1:] in known), to
    pages = page.xpath("//ol[contains(@class, 'pages-list')]/li")
    led = [one for one in pages if one.xpath(".//a[starts-with(@href, 'https://')]")]
    assert len(led) > len(pages) // 2  # the others tell no address


def test_of_much_evidence_each_side_comes_first_and_nothing_is_left_out(
    site: TestClient, lead: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbered, "WHOLE", 3)
    monkeypatch.setattr(numbered, "OF_A_SIDE", 1)
    page = lxml.html.fromstring(site.get(f"/incidents/{lead['incident']['id']}/dossier.html").text)
    first, rest = (page.xpath(f"//section[@id='{name}']//ol/li") for name in ("evidence", "more"))
    assert [one.get("id") for one in (*first, *rest)] == [
        f"e{number}" for number in range(1, len(first) + len(rest) + 1)
    ]
    assert 2 <= len(first) < len(rest)
    assert any("denies" in one.text_content() for one in first)
    told = " ".join(page.text_content().split())
    for piece in lead["evidence"]:
        assert " ".join(piece["span"]["text"].split()) in told
    for origin in lead["origins"]:
        assert page.xpath(f"//tr[@id='{origin['id']}']//a[starts-with(@href, '#e')]"), origin["name"]


def test_a_shared_dossier_says_so_and_an_unknown_one_is_said(made: str, lead: Any) -> None:
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as client:
        answer = client.get(f"/incidents/{lead['incident']['id']}/dossier.html")
        assert "for sharing" in answer.text
        assert client.get("/incidents/inc:00/dossier.html").status_code == 404
