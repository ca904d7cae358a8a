"""docs/api.md tells of every address, parameter and status of the API, and of no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TEXT = (Path(__file__).resolve().parents[2] / "docs/api.md").read_text(encoding="utf-8")
API = "/api/v1"


@pytest.fixture(scope="module")
def described(client: TestClient) -> Any:
    return client.get(f"{API}/openapi.json").json()


def test_every_address_is_documented_and_no_other(described: Any) -> None:
    rows = TEXT[TEXT.index("| address |") : TEXT.index("Ids are given whole")]
    told = re.findall(
        r"`(/[^`]*)`", "\n".join(row.split("|")[1] for row in rows.splitlines() if "|" in row)
    )
    assert sorted(f"{API}{path}" for path in told) == sorted(described["paths"])


def test_every_parameter_is_documented_and_no_other(described: Any) -> None:
    rows = TEXT[TEXT.index("| parameter |") : TEXT.index("## Pages")].splitlines()[2:]
    told = set(re.findall(r"`(\w+)`", "\n".join(row.split("|")[1] for row in rows if "|" in row)))
    known = {
        one["name"]
        for path in described["paths"].values()
        for one in path["get"].get("parameters", ())
        if one["in"] == "query"
    }
    assert told == known


def test_every_status_is_documented(described: Any) -> None:
    known = {code for path in described["paths"].values() for code in path["get"]["responses"]}
    told = set(re.findall(r"\b([345]\d\d)\b", TEXT)) | {"200"}
    assert known <= told


def test_every_field_of_a_problem_is_documented(described: Any) -> None:
    fields = described["components"]["schemas"]["Problem"]["properties"]
    assert [name for name in fields if f"`{name}`" not in TEXT] == []
