"""``dateline stories`` from the command line, on a ledger of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    (
        "Mirn Courier",
        "2031-03-05",
        "Karavo dam breaks",
        "The dam at Karavo broke, engineers in Karavo said.",
    ),
    (
        "Reef News",
        "2031-03-06T22:00:00Z",
        "Karavo dam gone",
        "The broken dam at Karavo took two bridges.",
    ),
    (
        "Mirn Courier",
        "2031-03-20",
        "Tariff on grain rises",
        "Senators in Mirn raised the tariff on grain.",
    ),
    ("Mirn Courier", None, "Undated", "Nobody knows when the choir of Mirn sang."),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("stories")
    corpus = folder / "rows.jsonl"
    names = ("outlet", "published", "title", "text")
    rows = [{"id": str(n), **dict(zip(names, row, strict=True))} for n, row in enumerate(ROWS)]
    corpus.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    where = str(folder / "ledger.db")
    done = CliRunner().invoke(cli, ["read", str(corpus), "--into", where, "--workers", "0"])
    assert done.exit_code == 0, done.output
    return where


def test_stories_are_told_the_largest_first(ledger: str) -> None:
    done = CliRunner().invoke(cli, ["stories", ledger])
    assert done.exit_code == 0
    assert done.stdout.startswith("“Karavo dam ")
    assert "\n  2 articles, 2 outlets, 2031-03-05 to 2031-03-06\n" in done.stdout
    assert "Undated" not in done.stdout
    assert done.stderr == ""


def test_days_narrow_and_the_rest_is_said(ledger: str) -> None:
    one = CliRunner().invoke(cli, ["stories", ledger, "--limit", "1", "--json"])
    assert [json.loads(line)["texts"] for line in one.stdout.splitlines()] == [2]
    assert one.stderr == "1 smaller: narrow the days, or raise --limit.\n"
    late = CliRunner().invoke(cli, ["stories", ledger, "--since", "2031-03-07", "--json"])
    assert [json.loads(line)["headline"] for line in late.stdout.splitlines()] == [ROWS[2][2]]
    last = CliRunner().invoke(cli, ["stories", ledger, "--until", "2031-03-06", "--json"])
    assert json.loads(last.stdout)["last"] == "2031-03-06"


def test_nothing_in_these_days_is_said(ledger: str) -> None:
    done = CliRunner().invoke(cli, ["stories", ledger, "--since", "2040-01-01"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no article" in done.stderr


def test_days_the_wrong_way_round_are_a_wrong_command_line(ledger: str) -> None:
    done = CliRunner().invoke(cli, ["stories", ledger, "--since", "2031-03-06", "--until", "2031-03-01"])
    assert done.exit_code == 2
    assert "before" in done.stderr
