"""Whom pronouns mean, as far as the model tells: scores of the words of the same window."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.language.meant import Meant, find_meant


def test_a_pronoun_scores_the_words_of_its_window_only() -> None:
    asking = np.zeros((5, 4), np.float32)
    asking[4] = (2.0, 0.0, 0.0, 0.5)
    meant = np.zeros((5, 3), np.float32)
    meant[2] = (3.0, 0.0, 0.0)
    found = find_meant(["NNP", "VBD", "NNP", "VBD", "PRP"], [(0, 2), (2, 5)], asking, meant)
    assert list(found) == [4]
    assert found[4].of(2) == pytest.approx(3.0 - 0.5)  # 2 * 3 over the root of 4, less nobody's
    assert found[4].of(0) is None
    assert found[4].of(5) is None


def test_a_text_without_pronouns_has_no_scores() -> None:
    none = np.zeros((1, 4), np.float32)
    assert find_meant(["NN"], [(0, 1)], none, none[:, :3]) == {}


def test_words_are_numbered_by_the_article() -> None:
    assert Meant(7, (1.0, 2.0), 0.0).of(8) == 2.0
