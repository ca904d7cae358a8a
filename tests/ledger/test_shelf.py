"""The ledger keeps what servers answered: found again by the address asked for, never changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import ask
from tests.ledger.stores import REFUSED, connect

from dateline.gather.shelf import Fetched
from dateline.ledger import Ledger
from dateline.records import Note

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = Fetched(
    asked="https://lantern.example/wall",
    url="https://www.lantern.example/wall",
    status=200,
    headers=(("content-type", "text/html; charset=utf-8"), ("etag", '"a"')),
    body=b"<p>The wall has given way.</p>",
    gathered="2031-02-03T04:05:06+00:00",
    notes=(Note("warning", "length-wrong", "Too long."),),
)


def test_an_answer_is_found_again_in_another_run(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.shelf().keep(ANSWER)
        ledger.shelf().keep(ANSWER)
    with Ledger.open(where, create=True) as ledger:
        assert ledger.shelf().find(ANSWER.asked) == ANSWER
        assert ledger.shelf().find(ANSWER.url) is None


def test_the_latest_answer_is_found_and_a_body_is_kept_once(where: Path | str) -> None:
    later = replace(ANSWER, gathered="2031-02-04T04:05:06+00:00", headers=())
    with Ledger.open(where, create=True) as ledger:
        for answer in (later, ANSWER):
            ledger.shelf().keep(answer)
        assert ledger.shelf().find(ANSWER.asked) == later
    assert ask(where, "SELECT count(*) FROM bodies") == [(1,)]
    with closing(connect(where)) as shell, pytest.raises(REFUSED, match="never changed"):
        shell.execute("UPDATE fetches SET status = 404")
