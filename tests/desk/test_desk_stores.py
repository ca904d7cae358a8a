"""The API answers alike from an SQLite file and from a PostgreSQL database."""

from __future__ import annotations

from typing import Any

import pytest
from tests.desk.conftest import open_client, save_planted
from tests.ledger.planted import plant_page
from tests.ledger.stores import cluster, new_place, store, template, where

from dateline.desk.desk import Desk
from dateline.ledger import Ledger

__all__ = ["cluster", "new_place", "store", "template", "where"]

API = "/api/v1"
LISTS = ("incidents", "claims", "events", "articles", "search")


@pytest.fixture
def filled(where: str) -> str:
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
        save_planted(ledger)
    return str(where)


def items(client: Any, path: str) -> list[Any]:
    """Return what all pages of a list hold."""
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = client.get(f"{API}/{path}", params={"limit": 2, "cursor": cursor})
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        cursor = answer.json()["next"]
    return found


def test_every_list_and_thing_is_answered(filled: str) -> None:
    with open_client(Desk(filled)) as client:
        found = {path: items(client, path) for path in LISTS}
        assert {path: len(held) for path, held in found.items()} == {
            "incidents": 3,
            "claims": 15,
            "events": 15,
            "articles": 3,
            "search": 3,
        }
        claim = found["claims"][0]
        for path in (
            f"claims/{claim['id']}/receipt",
            f"articles/{claim['article']}",
            f"incidents/{found['incidents'][0]['incident']['id']}",
        ):
            assert client.get(f"{API}/{path}").status_code == 200
        tag = client.get(f"{API}/version").headers["etag"]
        assert client.get(f"{API}/health", headers={"if-none-match": tag}).status_code == 304
        wrong = client.get(f"{API}/claims", params={"words": "a\0b"})
        assert wrong.status_code == 400
