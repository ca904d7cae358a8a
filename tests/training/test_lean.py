"""How soon a happening is taken for one that did not take place: the lean is learned, not set."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[2] / "training" / "status"
OURS = {"lean", "logistic"}
SIZE = 400


@pytest.fixture
def modules() -> Iterator[tuple[Any, Any]]:
    """The modules ``lean`` and ``logistic`` of the recipe."""
    before = set(sys.modules)
    sys.path.insert(0, str(FOLDER))
    yield importlib.import_module("lean"), importlib.import_module("logistic")
    sys.path.remove(str(FOLDER))
    for name in (set(sys.modules) - before) & OURS:
        del sys.modules[name]


def sheet(logistic: Any) -> Any:
    """Words of one telling feature beside one that always holds; one in ten did not happen."""
    groups = np.array([0 if row % 10 == 3 else 2 for row in range(SIZE)])
    telling = np.where(groups == 0, 1.0, -1.0) + 4 * np.sin(np.arange(SIZE) ** 2 * 0.7)
    return logistic.Sheet(np.stack([np.ones(SIZE), telling], axis=1), groups, np.arange(SIZE) // 4)


def test_as_many_lean_against_as_did_not_happen(modules: tuple[Any, Any]) -> None:
    lean, logistic = modules
    words = sheet(logistic)
    weights = lean.settle(logistic.fit(words), np.ones(2))
    weights[0, 0] += lean.even(words, weights)
    found = lean.gaps(words, weights) < -1e-9
    assert found.sum() == (words.groups == 0).sum()


def test_what_is_open_weighs_nothing_and_shares_are_kept(modules: tuple[Any, Any]) -> None:
    lean, _ = modules
    settled = lean.settle(np.array([[3.0, 1.0, 2.0], [5.0, 1.0, 1.0]]), np.array([1.0, 0.5]))
    assert settled.tolist() == [[2.0, 0.0, 1.0], [2.0, 0.0, 0.0]]


def test_the_more_recall_weighs_the_further_it_leans(modules: tuple[Any, Any]) -> None:
    lean, logistic = modules
    words = sheet(logistic)
    leans = [lean.best(words, np.ones(2), beta) for beta in (0.5, 1.0, 2.0)]
    assert leans == sorted(leans)
    assert leans[0] < leans[2]
    assert leans[1] == lean.best(words, np.ones(2), 1.0)


def test_a_fold_is_judged_by_the_others(modules: tuple[Any, Any]) -> None:
    lean, logistic = modules
    words = sheet(logistic)
    turned = logistic.Sheet(words.values, np.where(words.texts % 5 == 0, 1, words.groups), words.texts)
    same = words.texts % 5 == 0
    first, second = (lean.held_out(one, np.ones(2), 5) for one in (words, turned))
    assert np.array_equal(first[same], second[same])
    assert not np.array_equal(first[~same], second[~same])
