"""The figures that the desk shows of the readers are those of this version."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from dateline.desk.measured import Measured, load_quality
from dateline.evaluation import howmany_facts, said_figures

ROOT = Path(__file__).resolve().parents[2]
NEAR = 1.5  # points: the file is made anew for a release, not for each change of a reader


def reader(name: str) -> Measured:
    return next(one for one in load_quality().readers if one.name == name)


def test_the_file_is_of_this_version_and_has_the_readers_questions() -> None:
    quality = load_quality()
    assert quality.version == version("dateline")
    assert len({one.question for one in quality.readers}) == len(quality.readers) == 7


@pytest.mark.parametrize("one", load_quality().readers, ids=lambda one: one.name)
def test_errors_are_a_sample_of_those_counted(one: Measured) -> None:
    assert one.figures
    assert {error.kind for error in one.errors} <= set(one.kinds)
    assert len(one.errors) == min(10, sum(one.kinds.values()))
    assert all(error.text and error.fault for error in one.errors)


def test_figures_of_claims_and_counts_are_what_the_evaluation_gives() -> None:
    said = said_figures.figures_of_texts(said_figures.read_folder(str(ROOT / "tests/reading/said_gold")))
    numbers = howmany_facts.figures_of_texts(
        howmany_facts.read_texts(str(ROOT / "tests/reading/howmany_gold"))
    )
    shown = {figure.tells: figure.value for figure in reader("Who says what").figures}
    counted = {figure.tells: figure.value for figure in reader("How many").figures}
    assert shown["of the claims there, those found"] == pytest.approx(said["claims_recall"], abs=NEAR)
    assert counted["of the counts found, those that are right"] == pytest.approx(
        numbers["numbers_precision"], abs=NEAR
    )
