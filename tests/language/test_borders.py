"""Where the language model ends a sentence that the rules go on with."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.language.borders import MARKED, OPEN, SMALL, SPOKEN, ask_for, settle

PAIRS = [
    ("morning", "we", SMALL),
    ("morning", "–", SMALL),
    ("constituency", "In", OPEN),
    ("said:", "7", OPEN),
    (":", "The", OPEN),
    ("—", "The", OPEN),
    ('"', "The", MARKED),
    ("•", "Nobody", OPEN),
    ("...", "Nobody", MARKED),
]


@pytest.mark.parametrize(("word", "after", "needed"), PAIRS)
def test_how_sure_the_model_must_be_hangs_on_what_meets(word: str, after: str, needed: float) -> None:
    """A mark before a capital asks for little, a small letter for much."""
    assert ask_for([word, after])[0] == np.float32(needed)


def test_who_speaks_behind_a_closed_quotation_belongs_to_it() -> None:
    """The model must be as good as certain to part a question from who asked it."""
    assert ask_for(["late", "?", "”", "Tarn", "asked"])[2] == np.float32(SPOKEN)
    assert ask_for(["late", "?", "”", "Tarn", "left"])[2] == np.float32(MARKED)


def test_the_model_adds_ends_and_takes_none_back() -> None:
    """An end of the rules stays; without a space nothing is added."""
    rules = np.array([True, False, False, False])
    spaced = np.array([True, True, False, True])
    logits = np.array([-9.0, 4.0, 9.0, 1.0])
    found = settle(rules, spaced, logits, np.full(4, SMALL))
    assert found.tolist() == [True, True, False, False]
