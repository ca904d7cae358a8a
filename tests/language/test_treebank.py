"""The recipe's reading of treebanks, on sentences of our own."""

from __future__ import annotations

import gzip
import importlib.util
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

RECIPE = Path(__file__).parents[2] / "training" / "tagger" / "treebank.py"
LINES = (
    "# text = A Norland-backed fleet re-entered Port-Elm.",
    "1\tA\ta\tDET\tDT\t_\t5\tdet\t_\t_",
    "2\tNorland\tNorland\tPROPN\tNNP\t_\t4\tobl\t_\tSpaceAfter=No",
    "3\t-\t-\tPUNCT\tHYPH\t_\t4\tpunct\t_\tSpaceAfter=No",
    "4\tbacked\tback\tVERB\tVBN\t_\t5\tamod\t_\t_",
    "5\tfleet\tfleet\tNOUN\tNN\t_\t8\tnsubj\t_\t_",
    "6\tre\tre\tX\tAFX\t_\t8\tdep\t_\tSpaceAfter=No",
    "7\t-\t-\tPUNCT\tHYPH\t_\t8\tpunct\t_\tSpaceAfter=No",
    "8\tentered\tenter\tVERB\tVBD\t_\t0\troot\t_\t_",
    "9\tPort\tport\tADJ\tNNP\t_\t11\tcompound\t_\tSpaceAfter=No",
    "10\t-\t-\tPUNCT\tHYPH\t_\t11\tpunct\t_\tSpaceAfter=No",
    "11\tElm\tElm\tPROPN\tNNP\t_\t8\tobj\t_\tSpaceAfter=No",
    "12\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_",
    "",
    "",
)


@pytest.fixture(scope="module")
def treebank() -> Any:
    """The recipe's module, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("treebank", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["treebank"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sentence(treebank: Any, tmp_path: Path) -> Any:
    path = tmp_path / "own.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(LINES).encode()))
    (only,) = treebank.read_treebank(path)
    return only


def test_rows_keep_form_and_label(sentence: Any) -> None:
    assert [row.form for row in sentence[:4]] == ["A", "Norland", "-", "backed"]
    assert [row.label for row in sentence if row.form in {"Port", "Elm", "fleet"}] == [
        "NOUN",
        "NAME",
        "PROPN",
    ]


def test_hyphenated_words_are_merged_with_one_label(treebank: Any, sentence: Any) -> None:
    words, labels = treebank.merge_hyphens(sentence)
    assert words == ["A", "Norland-backed", "fleet", "re-entered", "Port-Elm", "."]
    assert labels == ["DET", "ADJ", "NOUN", "VERB", "PROPN", "PUNCT"]


def test_a_sentence_without_hyphens_has_no_merged_copy(treebank: Any, sentence: Any) -> None:
    assert treebank.merge_hyphens(sentence[:1] + sentence[4:5]) is None


def test_recased_copies_are_the_same_words(treebank: Any) -> None:
    words = ["Rebels", "left", "the", "town", "on", "Monday"]
    for seed in range(20):
        copy = treebank.recase(words, Random(seed))  # noqa: S311  - the same copies every time
        assert copy != words
        assert [word.lower() for word in copy] == [word.lower() for word in words]
