from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

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
    found = best_labels(scores, np.zeros((1, 4), np.int64), make_transitions(LABELS, learned))[
        0
    ].tolist()

    def total(path: tuple[int, ...]) -> float:
        steps = sum(learned.between[a, b] for a, b in pairwise(path))
        own = sum(scores[0, place, label] for place, label in enumerate(path))
        return float(steps + own + learned.first[path[0]])

    paths = [path for path in product(range(5), repeat=4) if allowed(path)]
    assert tuple(found) in paths
    assert total(tuple(found)) == pytest.approx(max(map(total, paths)), abs=1e-4)


def test_rows_of_other_lengths_do_not_matter() -> None:
    random = np.random.default_rng(7)
    scores = random.normal(size=(3, 6, 5)).astype(np.float32)
    lengths = [6, 2, 4]
    sentences = np.array([[1] * length + [-1] * (6 - length) for length in lengths])
    together = best_labels(scores, sentences, make_transitions(LABELS))
    for row, length in enumerate(lengths):
        alone = best_labels(
            scores[row : row + 1, :length], np.zeros((1, length), np.int64), make_transitions(LABELS)
        )
        assert together[row, :length].tolist() == alone[0].tolist()
        assert not together[row, length:].any()


def test_each_sentence_of_a_row_is_labelled_by_itself() -> None:
    scores = np.random.default_rng(3).normal(size=(1, 7, 5)).astype(np.float32)
    both = best_labels(scores, np.array([[1, 1, 1, 2, 2, 2, 2]]), make_transitions(LABELS))[0].tolist()
    alone = [
        best_labels(part, np.zeros(part.shape[:2], np.int64), make_transitions(LABELS))[0].tolist()
        for part in (scores[:, :3], scores[:, 3:])
    ]
    assert both == alone[0] + alone[1]


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
