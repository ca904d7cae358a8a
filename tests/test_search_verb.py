"""``dateline search`` as a person and a script use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from click.testing import CliRunner
from tests.ledger.searching.articles import add, article, claim, event

from dateline import jsons
from dateline.cli import cli
from dateline.errors import SearchBroken
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def path(tmp_path: Path) -> str:
    text = "Nera Calder said the old bridge was shelled. Nobody was hurt."
    page = article("Bridge shelled", text, published="2031-03-05", outlet="The Mirn Courier")
    page = claim(page, "the old bridge was shelled", "Nera Calder", stance="denies")
    page = event(
        page, "shelled", "ASSAULT", place=("Karavo", -10.0, 20.0), according_to=(page.claims[0].id,)
    )
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, page, article("Hospital opens", "A hospital near the bridge."))
    return where


def run(*words: str, **more: Any) -> Result:
    return CliRunner().invoke(cli, ["search", *words], **more)


def test_words_are_marked_and_the_article_is_named(path: str) -> None:
    result = run(path, "old", "bridge")
    assert result.exit_code == 0
    assert "Bridge shelled" in result.stdout
    assert ">old< >bridge<" in result.stdout
    assert "The Mirn Courier · 2031-03-05" in result.stdout
    assert "Hospital" not in result.stdout


def test_lines_end_where_their_words_do_and_paragraphs_are_one_blank_apart(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        add(ledger, article("Long", f"The quarry {'was dug deep ' * 20}\n\nand closed."))
        add(ledger, article("Quoted", "“Shut the quarry,” she said.\n\nIt was."))
    lines = run(path, "quarry").stdout.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if "  " in line.lstrip()] == []
    assert "  “Shut the >quarry<,” she said. It was." in lines


def test_a_word_behind_a_minus_is_left_out_even_one_that_looks_like_an_option(path: str) -> None:
    assert "Hospital" not in run(path, "bridge", "-hospital").stdout
    assert "Bridge shelled" in run(path, "-hospital", "bridge").stdout
    wrong = run(path, "bridge", "--limt", "5")
    assert wrong.exit_code == 2
    assert "No such option: --limt" in wrong.stderr


def test_a_claim_and_an_event_open_with_who_says_it(path: str) -> None:
    claims = run(path, "--in", "claims", "bridge").stdout
    assert claims.startswith("denied by Nera Calder\n")
    events = run(path, "--in", "events", "--box", "-20,-20,30,0").stdout
    assert events.startswith("denied by Nera Calder  ASSAULT · happened · Karavo")


def test_json_lines_carry_the_promised_fields(path: str) -> None:
    result = run(path, "--in", "events", "--type", "assault", "--json")
    (line,) = result.stdout.splitlines()
    hit = json.loads(line)
    whole = jsons.schema()
    jsonschema.Draft202012Validator({"$ref": "#/$defs/Hit", "$defs": whole["$defs"]}).validate(hit)
    assert sorted(hit) == sorted(
        [
            "kind",
            "id",
            "article",
            "title",
            "outlet",
            "published",
            "url",
            "source",
            "language",
            "snippet",
            "marks",
            "start",
            "end",
            "said_by",
            "direct",
            "type",
            "mode",
            "status",
            "earliest",
            "latest",
            "places",
            "actors",
            "score",
            "cursor",
        ]
    )
    assert (hit["kind"], hit["type"], hit["places"]) == ("event", "ASSAULT", ["Karavo"])
    assert hit["said_by"][0] == {
        "text": "Nera Calder",
        "name": None,
        "kind": "official",
        "named": True,
        "stance": "denies",
        "hedged": False,
    }


def test_pages_follow_each_other(path: str) -> None:
    first = run(path, "bridge", "--limit", "1")
    assert "There may be more: --after " in first.stderr
    second = run(path, "bridge", "--limit", "1", "--after", first.stderr.split()[-1])
    assert first.stdout != second.stdout
    last = run(path, "bridge", "--after", second.stderr.split()[-1])
    assert (last.stdout, last.stderr) == ("", "Nothing more fits.\n")


def test_nothing_found_is_said(path: str) -> None:
    result = run(path, "zeppelin")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing in the ledger fits.\n")


def test_words_from_standard_input(path: str) -> None:
    assert "Bridge shelled" in run(path, "-", input='"old bridge"\n').stdout
    result = run(path, "-", input="x " * 5_000_000)
    assert isinstance(result.exception, SearchBroken)
    assert "too long" in str(result.exception)


def test_saved_searches(path: str) -> None:
    run(path, "bridge", "-hospital", "--from", "2031-01-01", "--limit", "1", "--save", "bridges")
    listed = run(path, "--list-saved")
    assert listed.stdout == "bridges: bridge -hospital --from 2031-01-01\n"
    assert "Bridge shelled" in run(path, "--saved", "bridges").stdout
    (line,) = run(path, "--list-saved", "--json").stdout.splitlines()
    assert json.loads(line)["query"]["words"] == "bridge -hospital"
    assert run(path, "word", "--saved", "bridges").exit_code == 2
    run(path, "--remove", "bridges")
    assert run(path, "--list-saved").stderr.startswith("No search is saved.")


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, article("\x1b[31mRed [bold]title[/bold]", "Word \x1b]0;owned\x07 [red]word[/red]"))
    shown = run(where, "word").stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]title[/bold]" in shown


@pytest.mark.parametrize("given", [("--box", "1,2,3"), ("--type", "NONSENSE"), ("--from", "soon")])
def test_options_that_cannot_be_read_end_with_two(path: str, given: tuple[str, str]) -> None:
    assert run(path, *given).exit_code == 2
