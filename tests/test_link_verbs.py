"""``dateline link`` and ``who-says`` as a person uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_page

from dateline.cli import cli
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        for number in range(2):
            ledger.add(*plant_page(number), "reader/1", "{}")
    return str(where)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_a_stopped_run_is_linked_by_hand_and_once(path: str) -> None:
    before = run("who-says", path)
    assert "Some pages are not linked yet" in before.stderr
    assert f"dateline link {path}" in before.stderr
    done = run("link", path)
    assert done.exit_code == 0
    assert "1 incident, 1 of them told by more" in done.stderr
    assert "not linked yet" not in run("who-says", path).stderr
    assert "Everything is linked" in run("link", path).stderr
    ids = [
        json.loads(line)["incident"]["id"]
        for line in run("who-says", path, "--json").stdout.split("\n")
        if line
    ]
    assert "told by more" in run("link", path, "--again").stderr
    again = run("who-says", path, "--json").stdout
    assert ids == [json.loads(line)["incident"]["id"] for line in again.split("\n") if line]


def test_filters_narrow_and_wrong_ones_are_refused(path: str) -> None:
    run("link", path)
    assert run("who-says", path, "--type", "other", "--json").stdout
    assert "holds no incident that fits" in run("who-says", path, "--origins", "9").stderr
    wrong = run("who-says", path, "--type", "WAR")
    assert wrong.exit_code == 2
    assert "'WAR' is no type. There are: ACCUSE" in wrong.stderr.replace("\n", " ")
    assert run("who-says", path, "--since", "yesterday").exit_code == 2
    assert run("who-says", path, "--explain", "--json").exit_code == 2


def test_an_explanation_calls_things_by_their_names(path: str) -> None:
    run("link", path)
    shown = run("who-says", path, "--explain").stdout
    why = shown[shown.index("Why") :]
    assert "art:" not in why.partition("─")[0]
