"""``dateline actors``: a list goes in, is shown, and changes what a reading says and is called."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline import pipeline
from dateline.cli import cli
from dateline.errors import ActorListBroken, LedgerUnusable
from dateline.gather.captures import Capture
from dateline.ledger.ledger import Ledger
from dateline.listing.listed import ListedActor
from dateline.page.told import Told
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Capture("a.txt", b"Tarnhelm denied that it had closed the mill. The town was told on Friday.")
WORKS = ListedActor("Tarnhelm Works", ("Tarnhelm",), "organisation", "PE", "BUS")
CSV = "name,aliases,type,country,sector\nTarnhelm Works,Tarnhelm,organisation,PE,BUS\n"


def run(*words: str, stdin: str = "") -> str:
    done = CliRunner().invoke(cli, ["actors", *words], input=stdin, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def read_once(path: Path, reader: pipeline.Reader | None = None) -> tuple[str, str | None]:
    """How a page came out, and the country of its Tarnhelm, if one was found."""
    with Ledger.open(path, create=True) as ledger:
        [outcome] = pipeline.read_sources([PAGE], Told(), ledger, reader)
    assert outcome.report is not None
    actors = outcome.report.articles[0].actors
    return outcome.kind, next((one.country for one in actors if one.name == "Tarnhelm"), None)


def test_a_list_is_imported_shown_and_replaced(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    assert "Imported 1 actors; the list of" in run("import", "-", "--into", where, stdin=CSV)
    assert run("list", where) == "Tarnhelm Works: organisation; PE; BUS; Tarnhelm\n"
    run("import", "-", "--into", where, stdin="name,role\nMira Dovell,mayor\n")
    assert [json.loads(line)["name"] for line in run("list", where, "--json").splitlines()] == [
        "Mira Dovell",
        "Tarnhelm Works",
    ]
    run("import", "-", "--into", where, "--replace", stdin="name\nTom Prail\n")
    assert run("list", where) == "Tom Prail\n"


def test_a_bad_list_changes_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    run("import", "-", "--into", where, stdin=CSV)
    with pytest.raises(ActorListBroken, match="row 3: the name is empty"):
        run("import", "-", "--into", where, "--replace", stdin="name,type\nTom Prail,person\n,person\n")
    assert "Tarnhelm Works" in run("list", where)


def test_no_ledger_no_list(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnusable, match="There is no ledger"):
        run("list", str(tmp_path / "absent.db"))


def test_a_reading_asks_the_list_and_names_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    assert read_once(path) == ("read", None)
    assert read_once(path) == ("known", None)
    with Ledger.open(path, create=True) as ledger:
        ledger.list_actors((WORKS,))
    assert read_once(path) == ("read", "PE")
    assert read_once(path) == ("known", "PE")
    with Ledger.open(path, create=True) as ledger:
        ledger.list_actors((), replace=True)
    assert read_once(path) == ("known", None)


def test_processes_that_read_ask_the_list(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.list_actors((WORKS,))
    with Workers(Limits()) as workers:
        assert read_once(path, workers) == ("read", "PE")


def test_what_was_left_out_is_said_and_actors_are_counted_once(tmp_path: Path) -> None:
    rows = "".join(f"Tarnhelm Works,Peru|Tarnhelm {n}\n" for n in range(25))
    said = run("import", "-", "--into", str(tmp_path / "ledger.db"), stdin=f"name,aliases\n{rows}")
    assert "standard input, row 2: “Peru” left out as another name of “Tarnhelm Works”.\n" in said
    assert "And 5 more such rows.\n" in said
    assert "Imported 1 actors;" in said
