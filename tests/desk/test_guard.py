"""What stands before every answer: the server's names, the headers, crashes and what is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.desk import lists
from dateline.desk.guard import Names
from dateline.desk.serving import is_local, names_for

if TYPE_CHECKING:
    from starlette.testclient import TestClient

API = "/api/v1"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1:8321", "[::1]:8321", "localhost."]
)
def test_local_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get(f"{API}/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8321", "localhost.evil.example", "10.0.0.7", "", "a b", "[::1"],
)
def test_a_name_that_is_not_the_servers_is_refused(client: TestClient, host: str) -> None:
    answer = client.get(f"{API}/health", headers={"host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_two_names_at_once_are_refused(client: TestClient) -> None:
    twice = [("host", "localhost"), ("host", "evil.example")]
    assert client.get(f"{API}/health", headers=twice).status_code == 421


def test_an_open_server_is_called_by_number_and_by_the_names_it_was_given() -> None:
    names = names_for("0.0.0.0", ["News.Example.org"])  # noqa: S104  - it is not listened on
    assert names.hold("10.0.0.7:8321")
    assert names.hold("[2001:db8::7]")
    assert names.hold("news.example.org")
    assert not names.hold("evil.example")
    assert not names_for("127.0.0.1", []).hold("10.0.0.7")
    assert not Names().hold("evil.example")


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)],  # noqa: S104
)
def test_only_this_machine_reaches_a_local_address(host: str, local: bool) -> None:  # noqa: FBT001
    assert is_local(host) is local
    assert not is_local("desk.example.org")


@pytest.mark.parametrize("path", [f"{API}/health", f"{API}/nothing", "/", f"{API}/openapi.json"])
def test_every_answer_has_the_headers_of_a_careful_server(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"origin": "https://evil.example"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert headers["cache-control"] in {"private, no-cache", "no-store"}


def test_a_crash_is_answered_as_a_bug_and_logged_without_a_word_of_the_request(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Oda Brenn\r\nGET /secret")

    monkeypatch.setattr(lists, "list_hits", fail)
    answer = client.get(f"{API}/claims", params={"words": "Oda Brenn\u202e"})
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:dateline:problem:bug"
    assert "Oda" not in answer.text
    assert "RuntimeError" in caplog.text
    assert "Oda" not in caplog.text


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", f"{API}/..%5c..%5cboot.ini"]
)
def test_no_file_is_reached(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
