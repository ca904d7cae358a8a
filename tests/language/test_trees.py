"""Trees from scores: compared with every possible tree of small sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from dateline.language.trees import best_tree, decode, find_cycle


def is_tree(heads: tuple[int, ...]) -> bool:
    """Tell whether the heads of words 1.. make one tree with one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        node = word
        for _ in heads:
            node = heads[node - 1] if node else 0
        if node:
            return False
    return True


def best_by_trying(scores: np.ndarray) -> float:
    size = len(scores) - 1
    trees = (heads for heads in product(range(size + 1), repeat=size) if is_tree(heads))
    return max(sum(float(scores[word + 1, head]) for word, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_found(seed: int) -> None:
    size = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)) * 5
    heads = best_tree(scores)[1:].tolist()
    assert is_tree(tuple(heads))
    total = sum(scores[word + 1, head] for word, head in enumerate(heads))
    assert total == pytest.approx(best_by_trying(scores))


def test_one_word_is_the_root() -> None:
    assert best_tree(np.zeros((2, 2))).tolist() == [0, 0]


@pytest.mark.parametrize("seed", range(10))
def test_every_sentence_of_a_row_is_a_tree_of_its_own(seed: int) -> None:
    sentences = np.array([[0, 1, 1, 1, 2, 2, 3, 3, 3], [0, 1, 1, 2, 2, 2, -1, -1, -1]])
    arcs = np.random.default_rng(seed).normal(size=(2, 9, 9)) * 5
    heads = decode(arcs, sentences)
    for row, numbers in enumerate(sentences):
        for number in set(numbers[numbers > 0].tolist()):
            (members,) = np.nonzero(numbers == number)
            own = [int(heads[row, member]) for member in members]
            assert set(own) <= {0, *members.tolist()}
            base = int(members[0]) - 1
            assert is_tree(tuple(head and head - base for head in own))


def test_a_tree_by_best_heads_is_left_as_it_is() -> None:
    arcs = np.zeros((1, 4, 4))
    arcs[0, 1, 2] = arcs[0, 2, 0] = arcs[0, 3, 2] = 5
    assert decode(arcs, np.array([[0, 1, 1, 1]])).tolist() == [[0, 2, 0, 2]]


def test_cycles_are_seen() -> None:
    assert find_cycle(np.array([0, 2, 3, 0])) is None
    found = find_cycle(np.array([0, 0, 3, 4, 2]))
    assert found is not None
    assert found.tolist() == [2, 3, 4]


def test_a_window_full_of_cycles_is_decoded() -> None:
    size = 160
    arcs = np.random.default_rng(1).normal(size=(1, size, size))
    pairs = np.arange(1, size - 1, 2)
    arcs[0, pairs, pairs + 1] = arcs[0, pairs + 1, pairs] = 50
    heads = decode(arcs, np.array([[0] + [1] * (size - 1)]))
    assert is_tree(tuple(heads[0, 1:].tolist()))
