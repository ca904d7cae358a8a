"""``dateline forget``: it lists, asks, erases, cleans the file and says what stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline import pipeline
from dateline.cli import cli
from dateline.errors import InputError
from dateline.gather.captures import Capture
from dateline.ledger.ledger import Ledger
from dateline.page.told import Told
from dateline.verbs import forget as verb

if TYPE_CHECKING:
    from click.testing import Result

TEXT = (
    "Mira Dovell said on Friday that the zanderfish had left the river near Karavo after the dam was "
    "opened. The council denied that the dam had been opened at all."
)
PAGE = Capture("pages/river.txt", TEXT.encode())
OTHER = Capture(
    "pages/mill.txt", b"Tom Prail said the mill at Karavo was closed by the council on Monday."
)


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        list(pipeline.read_sources([PAGE, OTHER], Told("2031-03-05"), ledger))
        pipeline.link_ledger(ledger)
    return str(path)


def run(*words: str, stdin: str = "") -> Result:
    given = {"DATELINE_REVIEWER": "Ada"}
    return CliRunner().invoke(cli, ["forget", *words], input=stdin, env=given, catch_exceptions=False)


def held(where: str) -> bool:
    return b"zanderfish" in Path(where).read_bytes()


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "somebody_is_there", lambda: True)


def test_a_dry_run_only_lists(where: str) -> None:
    before = Path(where).read_bytes()
    done = run(where, "river.txt", "--why", "asked to", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith("Would be forgotten: 1 page, 1 article, 1 text")
    assert Path(where).read_bytes() == before


def test_a_script_has_to_say_yes(where: str) -> None:
    done = run(where, "river.txt", "--why", "asked to")
    assert done.exit_code == 2
    assert "give --yes" in done.stderr
    assert held(where)


def test_a_reason_has_to_be_given(where: str) -> None:
    assert run(where, "river.txt", "--yes").exit_code == 2
    assert run(where, "river.txt", "--yes", "--why", " ").exit_code == 2
    assert held(where)


def test_no_is_no(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    done = run(where, "river.txt", "--why", "asked to", stdin="n\n")
    assert done.exit_code == 1
    assert "Will be forgotten: 1 page" in done.stderr
    assert held(where)


def test_yes_forgets_and_links_what_is_left(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    done = run(where, "river.txt", "--why", "asked to", stdin="y\n")
    assert done.exit_code == 0
    assert done.stdout.startswith("Forgotten: 1 page")
    assert not held(where)
    with Ledger.open(where, create=False) as ledger:
        assert ledger.is_linked()
        assert [one.source for one in ledger.articles()] == ["pages/mill.txt"]
    again = run(where, "river.txt", "--why", "asked to once more")
    assert (again.exit_code, again.stdout) == (0, "Forgotten already: asked to\n")


def test_json_tells_what_went(where: str) -> None:
    done = run(where, "river.txt", "--why", "asked to", "--yes", "--json", "--by", "Ada")
    told = json.loads(done.stdout)
    assert told["format"] == "dateline-forgotten/1"
    assert [one["source"] for one in told["articles"]] == ["pages/river.txt"]
    assert (told["bodies"], told["texts"], told["already"], told["dry_run"]) == (1, 1, None, False)
    with Ledger.open(where, create=False) as ledger:
        assert {one.by for one in ledger.decisions() if one.kind == "forget"} == {"Ada"}


def test_what_was_forgotten_is_not_kept_again(where: str) -> None:
    run(where, "river.txt", "--why", "asked to", "--yes")
    twin = Capture("pages/twin.txt", PAGE.data + b"\n")
    with Ledger.open(where, create=True) as ledger:
        found = list(pipeline.read_sources([PAGE, twin, OTHER], Told("2031-03-05"), ledger))
    assert [one.kind for one in found] == ["forgotten", "forgotten", "known"]
    assert all("zanderfish" not in repr(one.report) for one in found)
    assert found[1].report is not None
    assert found[1].report.notes[0].message == "This page was forgotten: asked to"
    assert not held(where)


def test_copies_beside_the_ledger_are_named(where: str) -> None:
    copy = Path(f"{where}.before")
    copy.write_bytes(Path(where).read_bytes())
    done = run(where, "river.txt", "--why", "asked to", "--yes")
    assert str(copy) in done.stdout.replace("\n", "")
    assert "zanderfish" in copy.read_bytes().decode("latin-1")


def test_what_is_not_there_is_no_bug(where: str) -> None:
    with pytest.raises(InputError, match="Nothing in the ledger fits"):
        run(where, "lake.txt", "--why", "asked to", "--yes")


def test_a_person_is_forgotten(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dry = run(where, "--person", "Mira Dovell", "--dry-run")
    assert dry.stdout.startswith(
        "Would be forgotten: named in 1 article on 1 page; 1 reading and 1 text"
    )
    on_terminal(monkeypatch)
    done = run(where, "--person", "Mira Dovell", "--why", "she asked to", stdin="y\n")
    assert done.exit_code == 0
    assert done.stdout.startswith("Forgotten: named in 1 article on 1 page")
    assert b"Dovell" not in Path(where).read_bytes()
    again = json.loads(run(where, "--person", "Dovell, Mira", "--yes", "--json").stdout)
    assert again["format"] == "dateline-forgotten-person/1"
    with Ledger.open(where, create=True) as ledger:
        [found] = pipeline.read_sources([Capture("b.txt", PAGE.data + b" ")], Told("2031-03-05"), ledger)
        assert "Dovell" not in repr(found.report)
        assert any("zanderfish" in one.article.text for one in ledger.articles())


@pytest.mark.parametrize("words", [(), ("river.txt", "--person", "Mira Dovell")])
def test_one_thing_is_forgotten_at_a_time(where: str, words: tuple[str, ...]) -> None:
    assert run(where, *words, "--why", "asked to", "--yes").exit_code == 2


def test_it_takes_a_name_of_who_decides(where: str) -> None:
    words = ["forget", where, "river.txt", "--why", "asked to", "--yes"]
    done = CliRunner().invoke(cli, words, env={"DATELINE_REVIEWER": ""})
    assert done.exit_code == 2
    assert "A decision needs a name" in done.stderr
    assert held(where)


def test_a_name_may_be_given_the_other_way_round(where: str) -> None:
    done = run(where, "--person", "Dovell, Mira", "--yes", "--json")
    assert len(json.loads(done.stdout)["articles"]) == 1
