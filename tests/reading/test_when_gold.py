"""Own texts with their times marked: their format, and figures that do not fall.

`when_gold/baseline.json` holds the figures reached. After a change for the better, raise them there.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.when_facts import figures_of_texts, list_faults, read_texts
from dateline.evaluation.when_texts import read_when_texts

if TYPE_CHECKING:
    from dateline.evaluation.scored import Figures
    from dateline.evaluation.when_facts import WhenReading

FOLDER = Path(__file__).resolve().parent / "when_gold"
FILES = sorted(FOLDER.glob("*.txt"))
BASELINE: dict[str, float] = json.loads((FOLDER / "baseline.json").read_text(encoding="utf-8"))
SAME = ("texts", "times")
CEILINGS = ("resolved_wrongly", "events_unseen")
SLACK = 0.5  # points
ENTRY = "# theme 1 2024-12-20\nIt sank on Monday.\n"


@pytest.fixture(scope="module")
def readings() -> list[WhenReading]:
    return read_texts(str(FOLDER))


@pytest.fixture(scope="module")
def figures(readings: list[WhenReading]) -> Figures:
    for line in list_faults(readings):
        print(line)  # noqa: T201  - shown where a test fails
    return figures_of_texts(readings)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_the_gold_is_well_formed(file: Path) -> None:
    golds = read_when_texts(str(file))
    assert [gold.number for gold in golds] == list(range(1, len(golds) + 1))
    for gold in golds:
        assert gold.theme == file.stem
        spans = sorted((time.gold.start, time.gold.end) for time in gold.times)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), gold.name
        assert all(gold.text[end - 1] not in ",;" for _, end in spans), gold.name


def test_no_text_stands_there_twice() -> None:
    texts = [gold.text for file in FILES for gold in read_when_texts(str(file))]
    assert len(texts) == len(set(texts)) == BASELINE["texts"]


@pytest.mark.parametrize("name", [name for name in BASELINE if name not in (*CEILINGS, *SAME)])
def test_no_figure_falls(name: str, figures: Figures) -> None:
    value = figures[name]
    assert value is not None
    assert value >= BASELINE[name] - SLACK


@pytest.mark.parametrize("name", CEILINGS)
def test_nothing_false_is_added(name: str, figures: Figures) -> None:
    value = figures[name]
    assert value is not None
    assert value <= BASELINE[name]


@pytest.mark.parametrize("name", SAME)
def test_the_gold_is_the_same(name: str, figures: Figures) -> None:
    assert figures[name] == BASELINE[name]


def test_the_command_scores_a_file_of_texts() -> None:
    gold = str(FOLDER / "bad-dates.txt")
    result = CliRunner().invoke(cli, ["evaluate", "when", gold, "--json"])
    assert json.loads(result.output.splitlines()[-1])["texts"] == len(read_when_texts(gold))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# theme one -\nIt sank.\n", "is no header"),
        ("# theme 1 -\ntime: sank | DATE 2024\n", "has no text"),
        (ENTRY + "time: Friday | DATE 2024-12-20\n", "does not stand in the text"),
        (ENTRY + "time: Monday | DAY 2024-12-16\n", "has no time"),
        (ENTRY + "time: Monday | DATE 2024-12-16\nMonday it was.\n", "marks nothing"),
    ],
)
def test_bad_gold_is_refused_by_its_cause(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "theme.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PageUnreadable, match=fault):
        read_when_texts(str(path))


def test_faults_are_told_with_their_text(tmp_path: Path) -> None:
    path = tmp_path / "theme.txt"
    gold = "time: Monday | DATE 2024-12-09\ntime: sank | DATE 2024\n"
    path.write_text(ENTRY + gold, encoding="utf-8")
    faults = list(list_faults(read_texts(str(path))))
    assert "theme 1 wrong [DATE 2024-12-09] <Monday DATE 2024-12-16>: It sank on Monday." in faults
    assert "theme 1 missed [DATE 2024]: It sank on Monday." in faults
