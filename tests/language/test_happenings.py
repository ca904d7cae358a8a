"""Happenings from scores: which words, whether they took place, where."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.language.bound import APART, STEPS, Weights
from dateline.language.happenings import REACH, Happening, Labels, find_happenings

WIDTH = 2
LABELS = Labels(("news", "web"), ("none", "OCCURRENCE", "STATE"))
TAGS = ("NOUN", "VERB", "ADP", "PROPN", "NOUN", "VERB")


def weights() -> Weights:
    """Weights that see a place in each word whose first number and the verb's are both high."""
    weight = np.zeros((2 * WIDTH, 3), np.float32)
    weight[WIDTH] = (-5, 5, 0)
    return Weights(
        np.zeros((2 * len(STEPS) + 1, WIDTH), np.float32),
        np.zeros((2 * APART + 1, WIDTH), np.float32),
        weight,
        np.zeros(3, np.float32),
        np.zeros((1, 3, 3), np.float32),
        np.array([[2.0, 0.0, -50.0]], np.float32),
    )


def scores() -> dict[str, np.ndarray]:
    """Scores of two sentences of four and two words; the second and the fifth word are happenings."""
    found = {
        "events": np.zeros((6, 3), np.float32),
        "facts": np.zeros((6, 8), np.float32),
        "acts": np.arange(12, dtype=np.float32).reshape(6, 2),
        "site_word": np.zeros((6, WIDTH), np.float32),
        "site_verb": np.ones((6, WIDTH), np.float32),
    }
    found["events"][:, 0] = 6.0
    found["events"][1] = (0.0, 6.0, 0.0)
    found["events"][4] = (0.0, 0.0, 6.0)
    found["facts"][1] = (5.0, 0.0, 0.0, -2.5, 0.0, 0.0, 5.0, 2.0)
    found["site_word"][3, 0] = 2.0
    return found


def find() -> dict[int, Happening]:
    """Return what is found."""
    return dict(find_happenings(LABELS, weights(), scores(), TAGS, [(0, 4), (4, 6)]))


def test_happenings_are_the_likely_words_and_all_verbs() -> None:
    found = find()
    assert list(found) == [1, 4, 5]
    assert [one.kind for one in found.values()][:2] == ["OCCURRENCE", "STATE"]
    assert found[1].odds > 0.9
    assert found[5].odds < 0.1


def test_each_set_has_its_own_facts() -> None:
    facts = find()[1].facts
    assert facts["news"].denied > 0.9
    assert facts["news"].score == pytest.approx(-2.5)
    assert facts["web"].happened > 0.9


def test_a_place_is_looked_for_in_the_own_sentence_only() -> None:
    found = find()
    assert found[1].place == ((3, 4),)
    assert found[4].place == ()


def test_a_place_is_looked_for_near_its_word() -> None:
    size = 3 * REACH
    told = {name: np.zeros((size, rows.shape[1]), np.float32) for name, rows in scores().items()}
    told["events"][:, 0] = 6.0
    told["events"][0, 1] = 9.0
    told["site_verb"][:] = 1.0
    told["site_word"][[REACH, REACH + 1], 0] = 2.0
    found = find_happenings(LABELS, weights(), told, ["NOUN"] * size, [(0, size)])
    assert found[0].place == ((REACH, REACH + 1),)


def test_acts_are_those_of_the_word() -> None:
    assert find()[4].acts == (8.0, 9.0)


def test_a_text_without_happenings_has_none() -> None:
    told = {name: rows[:1] for name, rows in scores().items()}
    assert find_happenings(LABELS, weights(), told, ("NOUN",), [(0, 1)]) == {}
