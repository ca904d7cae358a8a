"""``dateline changes`` as a person and a script use it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_linkage, plant_page

from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.ledger.decisions import Decision

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FIELDS = "position at kind of id to article capture source words changes joined left reason by rejected"


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        for number in range(2):
            ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
        data, report = plant_page(1)
        ledger.add(data, type(report)(report.page, report.articles[:1]), "reader/2", "{}")
    return str(where)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["changes", *words])


def lines(*words: str) -> list[dict[str, Any]]:
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_person_sees_the_writes_and_where_to_go_on(path: str) -> None:
    done = run(path)
    assert done.exit_code == 0, done.output
    assert "added article  Bridges closed" in done.stdout
    assert "with 5 claims and 5 events" in done.stdout
    assert "added incident  OTHER, happened: “closed”, as The Mirn Courier has it" in done.stdout
    assert "withdrawn article" in done.stdout
    assert "The reader reader/2 no longer finds it." in done.stdout
    assert f"Go on from here: dateline changes {path} --since 4" in done.stderr


def test_a_script_gets_a_line_a_change(path: str) -> None:
    every = lines(path)
    assert [one["position"] for one in every] == [1] * 12 + [2] * 12 + [3] * 3 + [4]
    assert " ".join(every[0]) == FIELDS
    assert lines(path, "--since", "3") == every[-1:]
    assert lines(path, "--since", "0", "--until", "1") == every[:12]
    assert lines(path, "--kind", "withdrawn", "--kind", "revised") == every[-1:]
    assert [one["of"] for one in lines(path, "--of", "incidents")] == ["incident"] * 3
    assert lines(path, "--limit", "1") == every[:12]
    assert lines(path, "--since", "2000-01-01") == every
    assert lines(path, "--since", "2999-01-01T00:00+01:00") == []


def test_the_newest_writes_stand_first_in_the_feed(path: str) -> None:
    done = run(path, "--feed", "--limit", "2")
    assert done.exit_code == 0, done.output
    read = feedparser.parse(done.stdout_bytes)
    assert [entry.title.partition(":")[0] for entry in read.entries] == ["withdrawn article"] + [
        "added incident"
    ] * 3


@pytest.mark.parametrize("word", ["yesterday", "2026-13-01", "-5", "1e9", "9" * 40])
def test_a_time_that_is_none_is_refused(path: str, word: str) -> None:
    done = run(path, "--since", word)
    assert done.exit_code == 2
    assert "is neither a time nor a position" in done.stderr or word == "-5"


def test_a_position_not_reached_yet_is_refused_with_what_may_be_meant(path: str) -> None:
    assert run(path, "--since", "4").exit_code == 0
    for option in ("--since", "--until"):
        done = run(path, option, "20261128")
        assert done.exit_code == 2
        assert (
            "behind the last one of this ledger, 4. If you mean the day, write 2026-11-28" in done.stderr
        )
    assert "that `dateline changes` printed" in run(path, "--since", "2026").stderr


def test_a_follower_with_a_limit_and_a_filter_goes_on(path: str) -> None:
    first = run(path, "--limit", "1", "--of", "incidents")
    assert "--since 3" in first.stderr
    then = run(path, "--since", "3", "--limit", "1", "--of", "incidents")
    assert then.stdout == ""
    assert "--since 4" in then.stderr


def test_two_forms_at_once_are_refused(path: str) -> None:
    assert run(path, "--json", "--feed").exit_code == 2


def test_what_is_shared_names_nobody_without_a_public_role(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    data, report = plant_page(0)
    story = report.articles[0]
    private = tuple(replace(actor, public=False) for actor in story.actors)
    witnesses = tuple(
        replace(claim, sources=tuple(replace(one, kind="witness") for one in claim.sources))
        for claim in story.claims
    )
    report = replace(report, articles=(replace(story, actors=private, claims=witnesses),))
    retitled = replace(report.articles[0], title="Nera Calder goes", claims=witnesses[1:])
    with Ledger.open(where, create=True) as ledger:
        ledger.add(data, report, "reader/1", "{}")
        ledger.add(data, replace(report, articles=(retitled,)), "reader/2", "{}")
        ledger.decide(Decision("review", story.claims[1].id, None, "Nera Calder said so", "Ada"))
    assert "Nera Calder" in run(str(where), "--json").stdout
    for words in (("--for-sharing", "--json"), ("--for-sharing",), ("--feed",)):
        shown = run(str(where), *words).stdout
        assert "a person [" in shown
        assert "Nera" not in shown
        assert "Calder" not in shown
        assert "Ada" not in shown
        assert "pages/" not in shown
    assert "Nera Calder" in run(str(where), "--feed", "--named").stdout
    assert run(str(where), "--named").exit_code == 2
