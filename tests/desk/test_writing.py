"""Writes at the desk: whose they are, and that no other site can ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from dateline.desk.bodies import BoundedBodies
from dateline.desk.writing import NAME_COOKIE, TOKEN_COOKIE, Doors, Writing
from dateline.errors import WriteForbidden

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = "http://127.0.0.1:8321"


def ask(writing: Writing, form: Mapping[str, Any], **headers: str) -> str:
    """Return who writes when a form is sent with headers."""
    given = {"host": "127.0.0.1:8321", "origin": HERE} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    raw = [(name.encode(), value.encode()) for name, value in given.items() if value]
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": raw})
    return writing.check(request, form)


def open_doors(**given: Any) -> tuple[Writing, dict[str, str]]:
    writing = Writing(Doors(writes=True, **given))
    return writing, {"key": writing.key(), "by": " Ada Lind "}


def test_a_form_of_the_desk_itself_is_taken_under_the_name_in_it() -> None:
    writing, form = open_doors()
    assert ask(writing, form) == "Ada Lind"
    assert ask(writing, form, sec_fetch_site="same-origin") == "Ada Lind"
    assert ask(writing, form, origin="https://127.0.0.1:8321") == "Ada Lind"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": ""},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(headers: dict[str, str]) -> None:
    writing, form = open_doors()
    with pytest.raises(WriteForbidden, match="page of this desk"):
        ask(writing, form, **headers)


@pytest.mark.parametrize("key", ["", "guessed", None, 7])
def test_a_form_without_the_key_of_this_run_is_refused(key: object) -> None:
    writing, form = open_doors()
    with pytest.raises(WriteForbidden, match="Load the page anew"):
        ask(writing, form | {"key": key})
    other, _ = open_doors()
    with pytest.raises(WriteForbidden):
        ask(other, form)


def test_a_desk_that_only_reads_takes_nothing() -> None:
    writing = Writing()
    with pytest.raises(WriteForbidden, match="only reads"):
        ask(writing, {"key": writing.key(), "by": "Ada Lind"})


def test_where_a_token_is_asked_for_only_those_who_gave_it_write() -> None:
    writing, form = open_doors(token="harbour light")  # noqa: S106  - a made-up one
    with pytest.raises(WriteForbidden, match="Sign in"):
        ask(writing, form)
    assert writing.pass_for("harbour") is None
    passed = writing.pass_for("harbour light")
    assert passed
    assert "harbour" not in passed
    assert ask(writing, form, cookie=f"{TOKEN_COOKIE}={passed}") == "Ada Lind"
    with pytest.raises(WriteForbidden):
        ask(writing, form, cookie=f"{TOKEN_COOKIE}=harbour light")


def test_a_proxys_header_names_the_writer_and_the_form_does_not() -> None:
    writing, form = open_doors(user_header="x-forwarded-user")
    assert ask(writing, form, x_forwarded_user="m.oyelaran") == "m.oyelaran"
    with pytest.raises(WriteForbidden, match="x-forwarded-user"):
        ask(writing, form)


def test_without_a_proxy_the_header_of_a_client_is_not_believed() -> None:
    writing, form = open_doors()
    assert ask(writing, form, x_forwarded_user="somebody else") == "Ada Lind"


def test_the_name_given_last_time_is_filled_in() -> None:
    writing, _ = open_doors()
    raw = [(b"cookie", f"{NAME_COOKIE}=Ada".encode())]
    assert writing.name_of(Request({"type": "http", "headers": raw})) == "Ada"


def test_what_is_too_large_is_refused_while_it_comes_in() -> None:
    app = FastAPI()
    app.add_middleware(BoundedBodies, largest=1000)

    @app.post("/")
    async def count(request: Request) -> int:
        return len(await request.body())

    client = TestClient(app)
    assert client.post("/", content=b"x" * 1000).json() == 1000
    assert client.post("/", content=b"x" * 1001).status_code == 413
    assert client.post("/", content=iter([b"x" * 600, b"x" * 600])).status_code == 413
