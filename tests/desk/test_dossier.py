"""An incident as one file: whole, numbered, and it loads nothing."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site

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
    assert len(page.xpath("//ol[@class='pages-list']/li")) == lead["articles"]
    assert told.count("page sha256") == lead["articles"]
    assert "never an origin" in told
    for remark in lead["changes_if"]:
        condition, _, count = remark.rpartition(": ")
        assert f"{count} {condition}" in told


def test_a_shared_dossier_says_so_and_an_unknown_one_is_said(made: str, lead: Any) -> None:
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as client:
        answer = client.get(f"/incidents/{lead['incident']['id']}/dossier.html")
        assert "for sharing" in answer.text
        assert client.get("/incidents/inc:00/dossier.html").status_code == 404
