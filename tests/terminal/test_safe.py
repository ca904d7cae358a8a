"""Fetched text cannot command a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.terminal.safe import show_line, show_safely


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines", "two\nlines"),
        ("a\tb", "a b"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x07bell", "␇bell"),
        ("\x9b31m", "�31m"),
        ("abc\u202egnp.exe", "abc�gnp.exe"),
        ("\ud800", "�"),
    ],
)
def test_hidden_characters_become_visible(text: str, shown: str) -> None:
    assert show_safely(text) == shown


@given(st.text(alphabet=st.characters()))
def test_length_is_kept_and_nothing_obeyed_is_left(text: str) -> None:
    shown = show_safely(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(c) for c in shown if c not in "\n\u200c\u200d"} & {"Cc", "Cf", "Cs"}


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_a_line_is_one_line_and_fits(text: str, width: int) -> None:
    line = show_line(text, width)
    assert "\n" not in line
    assert len(line) <= width
