"""The desk and its ledger: merged incidents, a ledger that grows, is locked, replaced or gone."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import open_client, save_planted
from tests.ledger.planted import plant_page

from dateline.desk import opened
from dateline.desk.desk import Desk
from dateline.errors import LedgerAway
from dateline.ledger import Ledger
from dateline.linking.linkage import IncidentMerge, Linkage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from dateline.linking.linkage import IncidentGroup

API = "/api/v1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
        save_planted(ledger)
    return where


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with open_client(Desk(str(path))) as client:
        yield client


def groups_of(path: Path) -> tuple[IncidentGroup, ...]:
    with Ledger.open(path, create=False) as ledger:
        return ledger.incident_groups()


def unavailable(answer: Any) -> str:
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "5"
    return str(answer.json()["detail"])


def test_the_old_id_of_a_merged_incident_leads_to_the_new_one(client: TestClient, path: Path) -> None:
    old, new, *rest = groups_of(path)
    both = replace(new, members=tuple(sorted((*new.members, *old.members))))
    before = client.get(f"{API}/incidents/{old.id}")
    assert before.status_code == 200
    with Ledger.open(path, create=True) as ledger:
        merge = IncidentMerge(old.id, new.id, "one bridge, two names")
        ledger.save_linkage(Linkage(incidents=(both, *rest), merged=(merge,)))
    moved = client.get(f"{API}/incidents/{old.id}", headers={"if-none-match": before.headers["etag"]})
    assert moved.status_code == 308
    assert moved.json() == {"id": old.id, "now": new.id, "reasons": ["one bridge, two names"]}
    found = client.get(moved.headers["location"])
    assert found.json()["incident"]["id"] == new.id
    with Ledger.open(path, create=True) as ledger:
        ledger.save_linkage(Linkage(incidents=tuple(rest)))
    gone = client.get(f"{API}/incidents/{old.id}")
    assert gone.status_code == 404
    assert "is no more" in gone.json()["detail"]


def test_a_page_goes_on_behind_the_last_incident_while_the_ledger_grows(
    client: TestClient, path: Path
) -> None:
    first = client.get(f"{API}/incidents", params={"limit": 2}).json()
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*plant_page(4), "reader/1", "{}")
        save_planted(ledger)
    second = client.get(f"{API}/incidents", params={"limit": 2, "cursor": first["next"]}).json()
    ids = [item["incident"]["id"] for item in (*first["items"], *second["items"])]
    assert len(ids) == len(set(ids)) == 3
    assert second["position"] > first["position"]


def test_a_new_page_gives_a_new_tag_and_unlinked_pages_are_said(client: TestClient, path: Path) -> None:
    first = client.get(f"{API}/incidents")
    assert first.json()["linked"] is True
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*plant_page(4), "reader/1", "{}")
    again = client.get(f"{API}/incidents", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.json()["linked"] is False


def test_a_ledger_that_is_gone_is_said_and_found_again(client: TestClient, path: Path) -> None:
    assert client.get(f"{API}/health").status_code == 200
    away = path.with_name("elsewhere.db")
    shutil.move(path, away)
    assert "no ledger" in unavailable(client.get(f"{API}/health"))
    assert "no ledger" in unavailable(client.get(f"{API}/claims"))
    assert not path.exists()
    shutil.move(away, path)
    assert client.get(f"{API}/claims").status_code == 200


def test_another_ledger_in_its_place_is_served(client: TestClient, path: Path) -> None:
    before = client.get(f"{API}/claims")
    other = path.with_name("other.db")
    with Ledger.open(other, create=True) as ledger:
        ledger.add(*plant_page(9), "reader/1", "{}")
    other.replace(path)
    after = client.get(f"{API}/claims", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["items"] != before.json()["items"]


def test_a_locked_ledger_is_said_after_a_short_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "WAIT", 0.1)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        with open_client(Desk(str(path))) as client:
            assert client.get(f"{API}/claims").status_code == 200
            other.execute("BEGIN EXCLUSIVE")
            assert "locked" in unavailable(client.get(f"{API}/claims"))
            other.execute("ROLLBACK")
            assert client.get(f"{API}/claims").status_code == 200
    other.close()


def test_a_server_that_is_away_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise LedgerAway("The server of the ledger cannot be reached.")

    monkeypatch.setattr(Ledger, "state", fail)
    assert "cannot be reached" in unavailable(client.get(f"{API}/claims"))


def test_a_file_that_is_no_ledger_is_said(client: TestClient, path: Path) -> None:
    assert client.get(f"{API}/health").status_code == 200
    other = path.with_name("other.txt")
    other.write_text("no ledger at all, but long enough to look at", encoding="utf-8")
    other.replace(path)
    assert "is no ledger" in unavailable(client.get(f"{API}/health"))


def test_many_requests_at_once_are_answered_alike(client: TestClient) -> None:
    paths = [f"{API}/{name}" for name in ("incidents", "claims", "events", "articles")] * 12
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(client.get, paths))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 4


def test_a_ledger_is_not_touched_by_being_served(client: TestClient, path: Path) -> None:
    before = path.read_bytes()
    for name in ("incidents", "claims", "events", "articles", "version"):
        assert client.get(f"{API}/{name}").status_code == 200
    assert path.read_bytes() == before
