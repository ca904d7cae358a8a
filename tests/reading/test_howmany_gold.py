"""Own texts with their numbers marked: their format, and figures that do not fall.

`howmany_gold/baseline.json` holds the figures reached. After a change for the better, raise them there
(a failing test prints the figures of all themes).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from dateline.evaluation.howmany_facts import figures_of_texts, read_texts
from dateline.evaluation.howmany_texts import read_number_texts
from dateline.records import Bound, QuantityOf

if TYPE_CHECKING:
    from dateline.evaluation.howmany_facts import Figures
    from dateline.evaluation.howmany_texts import NumberText

FOLDER = Path(__file__).resolve().parent / "howmany_gold"
FILES = sorted(FOLDER.glob("*.txt"))
BASELINE: dict[str, float] = json.loads((FOLDER / "baseline.json").read_text(encoding="utf-8"))
SAME = ("texts", "countless_texts", "numbers_wanted")
CEILINGS = ("false_in_countless_dev", "false_in_countless_kept")
SLACK = 0.5  # points
LEAST = 3  # numbers of each kind and bound


@pytest.fixture(scope="module")
def golds() -> list[NumberText]:
    return [gold for file in FILES for gold in read_number_texts(str(file))]


@pytest.fixture(scope="module")
def figures() -> Figures:
    found = figures_of_texts(read_texts(str(FOLDER)))
    print(json.dumps(found, indent=0))  # noqa: T201  - shown where a test fails
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_the_gold_is_well_formed(file: Path) -> None:
    golds = read_number_texts(str(file))
    assert [gold.number for gold in golds] == list(range(1, len(golds) + 1))
    for gold in golds:
        assert gold.theme == file.stem
        assert gold.half in {"dev", "kept"}
        assert gold.countless or not gold.theme.startswith("none"), gold.name
        assert "  " not in gold.text, f"{gold.name}: two spaces"
        assert " | " not in gold.text, f"{gold.name}: a number among the words"


def test_there_are_texts_enough_and_none_twice(golds: list[NumberText]) -> None:
    texts = [gold.text for gold in golds]
    assert len(texts) == len(set(texts)) == BASELINE["texts"] + BASELINE["countless_texts"]


def test_every_kind_and_bound_is_there_often_enough(golds: list[NumberText]) -> None:
    numbers = [number for gold in golds for number in gold.numbers if not number.optional]
    kinds = Counter(number.what[0] for number in numbers)
    bounds = Counter(number.bounds[0] for number in numbers)
    assert {name for name in get_args(QuantityOf) if kinds[name] < LEAST} == {"other"}
    assert {name for name in get_args(Bound) if bounds[name] < LEAST} == set()


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
