"""``dateline actors``: a list goes in, is shown, and changes what a reading says and is called."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.ledger.actor_pages import add, make_article, person

from dateline import pipeline
from dateline.cli import cli
from dateline.errors import ActorListBroken, InputError, LedgerUnusable
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
    assert run("imported", where) == "Tarnhelm Works: organisation; PE; BUS; Tarnhelm\n"
    run("import", "-", "--into", where, stdin="name,role\nMira Dovell,mayor\n")
    assert [json.loads(line)["name"] for line in run("imported", where, "--json").splitlines()] == [
        "Mira Dovell",
        "Tarnhelm Works",
    ]
    run("import", "-", "--into", where, "--replace", stdin="name\nTom Prail\n")
    assert run("imported", where) == "Tom Prail\n"


def test_a_bad_list_changes_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    run("import", "-", "--into", where, stdin=CSV)
    with pytest.raises(ActorListBroken, match="row 3: the name is empty"):
        run("import", "-", "--into", where, "--replace", stdin="name,type\nTom Prail,person\n,person\n")
    assert "Tarnhelm Works" in run("imported", where)


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


def ledger_of_three(path: Path) -> str:
    """Make a ledger of three articles on two people, of whom one has no public role."""
    pages = {
        "a.txt": [person("Khalifa Hemtar", "LY", "commander"), person("Tom Arden", "LY")],
        "b.txt": [
            person("Khalifa Himter", "LY", "former commander"),
            person("Nora Ibarra", "PE", "judge"),
        ],
        "c.txt": [person("Nora Ibarra", "CA", "judge")],
    }
    with Ledger.open(path, create=True) as ledger:
        for number, (key, people) in enumerate(pages.items()):
            add(ledger, make_article(key, people, f"2031-01-0{number + 1}"), key)
        pipeline.link_ledger(ledger)
    return str(path)


def test_actors_are_listed_by_any_name_with_roles_by_day(tmp_path: Path) -> None:
    where = ledger_of_three(tmp_path / "ledger.db")
    [line] = run("list", where, "himter", "--json").splitlines()
    one = json.loads(line)
    assert [name["name"] for name in one["names"]] == ["Khalifa Hemtar", "Khalifa Himter"]
    assert (one["articles"], one["outlets"], one["country"]) == (2, 2, "LY")
    assert [(role["role"], role["first"], role["past"]) for role in one["roles"]] == [
        ("commander", "2031-01-01", False),
        ("former commander", "2031-01-02", True),
    ]
    assert "spelt otherwise" in one["reasons"][0]
    names = [json.loads(line)["name"] for line in run("list", where, "--json").splitlines()]
    assert names == ["Khalifa Hemtar", "Nora Ibarra", "Nora Ibarra", "Tom Arden"]
    assert "Khalifa Himter" in run("list", where)
    assert len(run("list", where, "--country", "pe", "--json").splitlines()) == 1
    assert len(run("list", where, "--articles", "2", "--json").splitlines()) == 1


def test_an_actor_is_shown_with_who_is_kept_apart(tmp_path: Path) -> None:
    where = ledger_of_three(tmp_path / "ledger.db")
    first = json.loads(run("list", where, "ibarra", "--json").splitlines()[0])
    shown = run("show", where, first["id"])
    assert "Who is kept apart" in shown
    assert "they are of different countries" in shown
    with pytest.raises(InputError, match="may be 2 actors"):
        run("show", where, "Nora Ibarra")
    with pytest.raises(InputError, match="no actor 'Nobody'"):
        run("show", where, "Nobody")


def test_who_has_no_public_role_is_not_shared(tmp_path: Path) -> None:
    where = ledger_of_three(tmp_path / "ledger.db")
    assert "Tom Arden" in run("list", where)
    assert "Arden" not in run("list", where, "--for-sharing", "--json")
    assert "Tom Arden" in run("list", where, "--for-sharing", "--named")
    with pytest.raises(InputError, match="public role"):
        run("show", where, "Tom Arden", "--for-sharing")
