"""``dateline review``: decisions have a name, come one by one or as lines, and show in the answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_page

from dateline.cli import cli
from dateline.errors import LedgerUnusable, PageMissing, ReviewRefused
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from pathlib import Path

EVENT = plant_page(0)[1].articles[0].events[0]
CLAIM = plant_page(0)[1].articles[0].claims[0]


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
        link_ledger(ledger)
    return str(path)


def run(*words: str, stdin: str = "", by: str | None = "Ada", code: int = 0) -> str:
    done = CliRunner(env={"DATELINE_REVIEWER": by}).invoke(
        cli, ["review", *words], input=stdin, catch_exceptions=False
    )
    assert done.exit_code == code, done.output
    return done.output


def test_decisions_are_taken_listed_and_taken_back(where: str) -> None:
    assert run(where, "accept", EVENT.id) == f"Accepted {EVENT.id}, by Ada.\n"
    told = run(where, "correct", EVENT.id, "--set", "status=denied", "--note", "line 1", "--by", "Bo")
    assert told == f"Corrected {EVENT.id}: status, by Bo.\n"
    assert "decided before" in run(
        where, "correct", EVENT.id, "--set", "status=denied", "--by", "Bo", "--note", "line 1"
    )
    listed = run(where, "list")
    assert "does not count any more" in listed
    assert "status=denied" in listed
    assert "line 1" in listed
    assert run(where, "undo", EVENT.id) == f"Undone {EVENT.id}, by Ada.\n"
    rows = [json.loads(line) for line in run(where, "list", "--json", "--in-force").splitlines()]
    assert [(row["choice"], row["by"], row["words"]) for row in rows] == [("accept", "Ada", "closed")]


def test_a_missed_event_is_added_and_goes_out_as_gold(where: str) -> None:
    article = plant_page(0)[1].articles[0].id
    told = run(where, "add", article[:14], "--set", "trigger=said", "--set", "type=consult")
    assert told.startswith("Added evt:")
    assert told.endswith(": type, status, by Ada.\n")
    assert "CONSULT happened | said" in run(where, "export", "--as", "what", "--named")
    assert "type=CONSULT" in run(where, "list")


def test_a_name_is_asked_for_and_never_taken_from_the_system(where: str) -> None:
    told = run(where, "accept", EVENT.id, by=None, code=2)
    assert "give --by NAME, or set DATELINE_REVIEWER" in told


def test_lines_are_imported_all_or_none(where: str, tmp_path: Path) -> None:
    good = {"choice": "reject", "id": CLAIM.id, "note": "nobody said so", "by": "Bo"}
    more = {"choice": "correct", "id": EVENT.id, "set": {"actors": [{"start": 0, "end": 11}]}}
    lines = f"{json.dumps(good)}\n\n{json.dumps(more)}\n"
    with pytest.raises(ReviewRefused, match=r"standard input, line 4: .* is no id"):
        run(where, "import", "-", stdin=lines + '{"choice": "accept", "id": "x"}')
    assert run(where, "list", "--json") == ""
    file = tmp_path / "reviews.jsonl"
    file.write_text(lines, encoding="utf-8")
    rows = [json.loads(line) for line in run(where, "import", str(file), "--json").splitlines()]
    assert [(row["choice"], row["by"]) for row in rows] == [("reject", "Bo"), ("correct", "Ada")]
    assert rows[1]["set"] == {"actors": [{"start": 0, "end": 11, "text": "Nera Calder"}]}
    assert run(where, "import", str(file)).count("decided before") == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "This is no JSON."),
        ("[1]", "This is no JSON object."),
        ('{"id": "evt:1234"}', "There is no choice"),
        ('{"choice": "accept", "id": "evt:1234", "color": 1}', "There is no field 'color'"),
        ('{"choice": "accept", "id": 7}', "lacks its id"),
        ('{"choice": "accept", "id": "evt:1234", "note": 7}', "Note and by are texts"),
        ("", "holds no decisions"),
        ("[" * 100_000, "This is no JSON."),
    ],
)
def test_a_line_that_is_no_decision_is_named(where: str, line: str, said: str) -> None:
    with pytest.raises(ReviewRefused, match=r"standard input") as refused:
        run(where, "import", "-", stdin=line)
    assert said in refused.value.cause


def test_what_is_not_there_is_said(where: str, tmp_path: Path) -> None:
    with pytest.raises(PageMissing):
        run(where, "import", str(tmp_path / "none.jsonl"))
    with pytest.raises(LedgerUnusable, match="There is no ledger"):
        run(str(tmp_path / "none.db"), "list")
    assert not (tmp_path / "none.db").exists()
    assert "--set takes FIELD=VALUE" in run(where, "correct", EVENT.id, "--set", "status", code=2)


def test_links_are_made_anew_unless_told_not_to(where: str) -> None:
    run(where, "reject", EVENT.id, "--no-link")
    with Ledger.open(where, create=False) as ledger:
        assert not ledger.is_linked()
    run(where, "reject", CLAIM.id)
    with Ledger.open(where, create=False) as ledger:
        assert ledger.is_linked()
        assert not any(EVENT.id in {e for _, e in group.members} for group in ledger.incident_groups())


def test_the_queue_tells_what_to_look_at(where: str) -> None:
    items = [json.loads(line) for line in run(where, "next", "--json", "--kind", "claim").splitlines()]
    assert {item["kind"] for item in items} == {"claim"}
    assert items[0]["read_as"].endswith("asserts")
    assert run(where, "next", "--limit", "1").count("“") == 1


def test_a_hostile_note_is_shown_as_text(where: str) -> None:
    run(where, "reject", EVENT.id, "--note", "\x1b[31mred", "--by", "A\x1b]0;x\x07da")
    assert "\x1b" not in run(where, "list")


def test_grades_are_given_listed_and_shown_beside_answers(where: str) -> None:
    def grade(*words: str) -> str:
        done = CliRunner(env={"DATELINE_REVIEWER": "Ada"}).invoke(cli, ["grade", where, *words])
        assert done.exit_code == 0, done.output
        return done.output

    assert "graded B by Ada" in grade("outlet", "The Mirn Courier", "B", "--why", "careful")
    assert json.loads(grade("claim", CLAIM.id, "2", "--why", "seen", "--json"))["grade"] == "2"
    assert "graded D by Bo" in grade("source", "Nera Calder", "D", "--why", "was wrong", "--by", "Bo")
    assert grade("list").count("graded") == 3
    told = CliRunner().invoke(cli, ["who-says", where]).output
    assert "outlet The Mirn Courier graded B by Ada: careful" in told
    shared = CliRunner().invoke(cli, ["who-says", where, "--for-sharing", "--json"]).output
    assert "careful" not in shared
