from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from dateline.language import spans
from dateline.language.spans import Transitions, best_labels, find_spans, make_transitions

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def allowed(path: tuple[int, ...]) -> bool:
    for before, after in zip([0, *path], path, strict=False):
        kind = LABELS[after].partition("-")[2]
        if LABELS[after].startswith("I-") and LABELS[before].partition("-")[2] != kind:
            return False
    return True


@pytest.mark.parametrize("seed", range(20))
def test_the_best_allowed_path_is_found(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(1, 4, 5)).astype(np.float32)
    learned = Transitions(random.normal(size=(5, 5)), random.normal(size=5))
    found = best_labels(scores[0], [(0, 4)], make_transitions(LABELS, learned)).tolist()

    def total(path: tuple[int, ...]) -> float:
        steps = sum(learned.between[a, b] for a, b in pairwise(path))
        own = sum(scores[0, place, label] for place, label in enumerate(path))
        return float(steps + own + learned.first[path[0]])

    paths = [path for path in product(range(5), repeat=4) if allowed(path)]
    assert tuple(found) in paths
    assert total(tuple(found)) == pytest.approx(max(map(total, paths)), abs=1e-4)


def test_each_sentence_is_labelled_by_itself() -> None:
    scores = np.random.default_rng(3).normal(size=(30, 5)).astype(np.float32)
    bounds = [(0, 3), (3, 4), (4, 20), (20, 30)]
    together = best_labels(scores, bounds, make_transitions(LABELS)).tolist()
    alone = [
        label
        for first, last in bounds
        for label in best_labels(scores[first:last], [(0, last - first)], make_transitions(LABELS))
    ]
    assert together == alone


def test_a_very_long_sentence_does_not_widen_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = []
    plain = spans.best_paths

    def watch(scores: np.ndarray, *rest: Any) -> np.ndarray:
        widths.append(scores.shape[0] * scores.shape[1])
        return plain(scores, *rest)

    monkeypatch.setattr(spans, "best_paths", watch)
    scores = np.zeros((21_000, 5), dtype=np.float32)
    short = [(first, first + 10) for first in range(20_000, 21_000, 10)]
    best_labels(scores, [(0, 20_000), *short], make_transitions(LABELS))
    assert widths == [20_000, 1000]


def test_names_are_cut_at_the_border_of_sentences() -> None:
    labels = ["B-PER", "I-PER", "I-PER", "O", "B-ORG", "B-ORG", "I-PER"]
    found = find_spans(labels, [(0, 2), (2, 7)])
    assert [(name.first, name.last, name.label) for name in found] == [
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "ORG"),
        (5, 6, "ORG"),
        (6, 7, "PER"),
    ]
