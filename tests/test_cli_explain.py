"""``dateline explain``: why an event was read as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Rebels attacked the garrison of Ostrow on Monday. Protesters marched in Strelsau."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    page, path = tmp_path / "page.txt", str(tmp_path / "ledger.db")
    page.write_text(STORY)
    done = CliRunner().invoke(cli, ["read", str(page), "--into", path, "--workers", "0"])
    assert done.exit_code == 0, done.output
    return path


def events(ledger: str) -> list[dict[str, Any]]:
    done = CliRunner().invoke(cli, ["show", ledger, "page.txt", "--json"])
    return list(json.loads(done.stdout)["events"])


def test_it_shows_rows_parts_and_words(ledger: str) -> None:
    event = events(ledger)[0]
    done = CliRunner().invoke(cli, ["explain", ledger, event["id"][:12]])
    assert done.exit_code == 0, done.output
    assert event["id"] in done.stdout
    assert "attack assault storm / obj" in done.stdout
    assert "the garrison" in done.stdout
    assert "its own form" in done.stdout


def test_as_json_everything_has_a_name(ledger: str) -> None:
    event = events(ledger)[1]
    done = CliRunner().invoke(cli, ["explain", ledger, event["id"], "--json"])
    told = json.loads(done.stdout)
    assert told["event"] == event
    assert told["tried"][-1]["type"] == "PROTEST"


@pytest.mark.parametrize(
    ("wanted", "sentence"), [("evt:zzzz", "No event fits"), ("ab", "No event fits")]
)
def test_an_unknown_event_is_said(ledger: str, wanted: str, sentence: str) -> None:
    done = CliRunner().invoke(cli, ["explain", ledger, wanted])
    assert isinstance(done.exception, InputError)
    assert sentence in str(done.exception)
