"""Counts read like English."""

from __future__ import annotations

import pytest

from dateline.terminal.counting import count, enumerate_words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 denials"), (1, "1 denial"), (2, "2 denials"), (1234, "1,234 denials")]
)
def test_count(number: int, words: str) -> None:
    assert count(number, "denial") == words


def test_count_with_an_irregular_plural() -> None:
    assert count(2, "copy", "copies") == "2 copies"


@pytest.mark.parametrize(
    ("words", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_enumerate(words: list[str], phrase: str) -> None:
    assert enumerate_words(words) == phrase
