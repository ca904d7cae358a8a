"""One name, one kind: the places of a word in an article weigh in on each other."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from dateline.language.consistency import agree

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def scores_of(*rows: tuple[float, ...]) -> np.ndarray:
    """Return the scores of some words."""
    return np.array(rows, np.float32)


def best(scores: np.ndarray) -> list[str]:
    """Return each word's best label."""
    return [LABELS[number] for number in scores.argmax(axis=1)]


def test_a_doubtful_place_follows_the_sure_ones() -> None:
    words = ["Zamin", "said", "Zamin", "Zamin"]
    sure, doubtful, other = (0, 0, 0, 9, 0), (0, 2.2, 0, 2, 0), (9, 0, 0, 0, 0)
    found = agree(words, scores_of(sure, other, doubtful, sure), LABELS)
    assert best(found) == ["B-ORG", "O", "B-ORG", "B-ORG"]


def test_a_surname_follows_the_whole_name() -> None:
    words = ["Ilya", "Morev", "left", "Morev"]
    first, last, other, alone = (0, 9, 0, 0, 0), (0, 0, 9, 0, 0), (9, 0, 0, 0, 0), (0, 2, 0, 2.2, 0)
    found = agree(words, scores_of(first, last, other, alone), LABELS)
    assert best(found) == ["B-PER", "I-PER", "O", "B-PER"]


def test_a_long_word_costs_no_more_than_a_short_one() -> None:
    words = ["Z" * 100_000, "Zamin"] * 2_000
    given = np.zeros((len(words), 5), np.float32)
    tracemalloc.start()
    agree(words, given, LABELS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "words", [["said", "said"], ["Zamin", "Zamen"], ["A", "A"], [], ["U.S.", "U.S."]]
)
def test_other_words_stay_as_they_are(words: list[str]) -> None:
    given = np.arange(5 * len(words), dtype=np.float32).reshape(len(words), 5)
    assert agree(words, given, LABELS).tolist() == given.tolist()
