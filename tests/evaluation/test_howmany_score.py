"""Scores of numbers: the format of the gold, its faults, and the figures of small texts of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.howmany import score_howmany
from dateline.evaluation.howmany_facts import figures_of_texts, read_texts
from dateline.evaluation.howmany_faults import list_faults
from dateline.evaluation.howmany_texts import read_number_texts

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = """# small-dev 1
A bomb killed 12 people, including three guards, in Zarkela.
a: killed exactly 12 | 12 | people | event="killed / bomb"
b: killed exactly 3 | three | guards | of=a

# small-dev 2
Harrow Vale beat Kingsmere 3-1 in 2019.
!: 2019
"""
WRONG = """# small-dev 1
A bomb killed 12 people.
a: injured at least 11 | 12 | people

# small-dev 2
A storm killed nine people.
?a: injured exactly 9 | nine

# small-dev 3
Many people died in the lane.
a: killed dozens 24 | Many
"""
TEMPLATES = {
    "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "VILLAGERS"', 'INJURY: "MEN"', 'DEATH: "A GUARD"'],
    "HUM TGT: NUMBER": ['7 / 8: "VILLAGERS"', '30: "MEN"', '1: "A GUARD"', 'PLURAL: "OTHERS"'],
}


def write(folder: Path, text: str) -> str:
    """Write a gold file and return its path."""
    path = folder / "small-dev.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_is_right_has_full_figures(tmp_path: Path) -> None:
    figures = figures_of_texts(read_texts(write(tmp_path, RIGHT)))
    asked = (
        "texts_right",
        "countless_right",
        "numbers_f1",
        "what",
        "value",
        "bound",
        "part_of",
        "never",
    )
    assert {name: figures[name] for name in asked} == dict.fromkeys(asked, 100.0)
    assert (figures["texts"], figures["countless_texts"], figures["numbers_wanted"]) == (1, 1, 2)
    assert figures["revises"] is None


def test_what_is_wrong_is_counted_and_named(tmp_path: Path) -> None:
    readings = read_texts(write(tmp_path, WRONG))
    figures = figures_of_texts(readings)
    assert (figures["texts_right"], figures["countless_right"]) == (0.0, 0.0)
    assert (figures["numbers_found"], figures["numbers_right"], figures["false_in_countless"]) == (
        2,
        0,
        1,
    )
    differs = "injured at least 11 [12], found killed exactly 12 <12>"
    assert list(list_faults(readings)) == [
        f"small-dev 1 wrong a: what, value, bound; {differs}",
        "small-dev 2 not there: killed exactly 9 <nine>",
        "small-dev 3 missed a: killed dozens 24 [Many]",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# Small 1\nText.", "is no header"),
        ("# small-dev 1\na: killed exactly 3 | three", "has no text"),
        ("# small-dev 1\nText.\na: killed exactly 3 | three", "does not stand in the text"),
        ("# small-dev 1\nText three.\na: slain exactly 3 | three", "knows no such name"),
        ("# small-dev 1\nText three.\na: killed nearly 3 | three", "knows no such name"),
        ("# small-dev 1\nText three.\na: killed exactly 1-2-3 | three", "has no number"),
        (
            "# small-dev 1\nText three.\na: killed exactly 3 | three | ~ | of=b",
            "names none of the others",
        ),
        ("# small-dev 1\nText three.\na: killed exactly 3 | three | ~ | size=b", "says nothing here"),
        ("# small-dev 1\nText three.\na: killed exactly 3 | three\nodd", "is no number"),
        (
            "# small-dev 1\nText three.\na: killed exactly 3 | three\na: killed exactly 3 | three",
            "of one key",
        ),
    ],
)
def test_faulty_gold_is_refused_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(PageUnreadable, match=fault):
        read_number_texts(write(tmp_path, text))


def test_victims_of_templates_are_met_by_effect_and_number(tmp_path: Path) -> None:
    row = {
        "id": "one",
        "text": "The bomb killed eight villagers. It also hurt 20 men and a guard died.",
        "templates": [TEMPLATES],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    scored = score_howmany(str(path))
    assert scored.figures == {
        "articles": 1,
        "victims": 2,
        "victims_recall": 50.0,
        "killed_recall": 100.0,
        "injured_recall": 0.0,
        "victims_in_text_recall": 100.0,
        "victims_in_text": 1,
    }
    assert [(one.kind, one.line) for one in scored.mistakes] == [("injured not in the text", "30 [MEN]")]


@pytest.mark.parametrize("row", ["", '{"id": "one", "text": "Nothing."}'])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(row, encoding="utf-8")
    with pytest.raises(PageUnreadable):
        score_howmany(str(path))


def test_the_command_lists_faults_and_prints_figures(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        cli, ["evaluate", "howmany", write(tmp_path, WRONG), "--errors", "1", "--json"]
    )
    first, *_, last = result.output.splitlines()
    assert first.startswith("small-dev 1 wrong a")
    assert json.loads(last)["numbers_wanted"] == 2
