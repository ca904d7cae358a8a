"""Rows for a spreadsheet: what the list shows, in its order, and no cell that does anything."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from pathlib import Path

HERE = "http://127.0.0.1:8321"
NAMED = "Alban Thorsgaard"  # without a public role
FORMULA = "=HYPERLINK(1)"
HOSTILE = f"""{FORMULA} falls on Karavo

The Karavo council said on Monday that soldiers shelled the old bridge at Karavo.

"{FORMULA} was seen at the bridge," Gate keeper Oda Brenn said on Monday.
"""


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))


@pytest.mark.parametrize(
    "question", ["", "words=Libya", "place=Niger&since=2025-09-01", "disputed=true"]
)
def test_the_incidents_are_those_of_the_list_in_its_order(site: TestClient, question: str) -> None:
    listed = site.get(f"/incidents.json?limit=100&{question}").json()["items"]
    rows = rows_of(site, f"/incidents.csv?{question}")
    assert [row["incident"] for row in rows] == [one["incident"]["id"] for one in listed]
    assert [int(row["independent_origins"]) for row in rows] == [
        one["independent_origins"] for one in listed
    ]


def test_a_page_of_rows_and_what_cannot_be_asked(site: TestClient) -> None:
    following = site.get("/incidents.json?limit=3").json()["next"]
    whole = rows_of(site, "/incidents.csv")
    assert rows_of(site, f"/incidents.csv?limit=2&cursor={following}") == whole[3:5]
    for wrong in ("cursor=bm9u", "limit=1001", "colour=red", "since=soon"):
        assert site.get(f"/incidents.csv?{wrong}").status_code == 400


def test_the_claims_on_an_incident_stand_with_their_words_and_pages(site: TestClient) -> None:
    lead = site.get("/incidents.json?disputed=true").json()["items"][0]
    rows = rows_of(site, f"/incidents/{lead['incident']['id']}/claims.csv")
    claims = {one["claim"] for one in lead["evidence"] if one["claim"]}
    assert claims <= {row["claim"] for row in rows}
    assert {row["article"] for row in rows} <= set(lead["article_ids"])
    assert all(row["capture"] for row in rows)
    assert site.get("/incidents/inc:00/claims.csv").status_code == 404


def test_nobody_without_a_public_role_is_named_to_others(site: TestClient, made: str) -> None:
    mine = site.get("/incidents.json?limit=100").json()["items"]
    (key,) = [one["incident"]["id"] for one in mine if NAMED in one["incident"]["title"]][:1]
    addresses = ("/incidents.csv", f"/incidents/{key}/claims.csv")
    assert all(NAMED in site.get(address).text for address in addresses)
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as shared:
        for address in addresses:
            answer = shared.get(address)
            assert answer.status_code == 200
            assert NAMED not in answer.text


def test_no_text_of_a_page_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(HOSTILE, encoding="utf-8")
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where, create=True) as ledger:
        list(read_sources(gather([str(tmp_path / "page.txt")], io.BytesIO()), Told(), ledger))
        link_ledger(ledger)
    with TestClient(make_site(Desk(where)), base_url=HERE) as client:
        rows = rows_of(client, "/incidents.csv")
        assert rows
        for row in rows:
            rows = [*rows, *rows_of(client, f"/incidents/{row['incident']}/claims.csv")]
    cells = [cell for row in rows for cell in row.values()]
    assert any(FORMULA in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in set("=+@\t\r")]


def test_the_pages_lead_to_their_rows(site: TestClient) -> None:
    page = site.get("/?place=Libya&limit=2").text
    assert 'href="/incidents.csv?place=Libya" download' in page
    lead = site.get("/incidents.json?disputed=true").json()["items"][0]["incident"]["id"]
    assert f'href="/incidents/{lead}/claims.csv" download' in site.get(f"/incidents/{lead}").text
