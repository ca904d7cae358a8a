"""Texts are cut into words that can be found again, with bounds that fit the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.searching.tokens import find_words, make_words


@given(st.text())
def test_bounds_fit_and_words_are_those_of_the_plain_way(text: str) -> None:
    found = list(find_words(text))
    assert make_words(text) == " ".join(word for word, _, _ in found)
    for word, start, end in found:
        assert 0 <= start < end <= len(text)
        assert word
        assert not set(word) & set(" _\"'\\\0")


def test_possessives_dots_and_joined_words_are_cut_alike_everywhere() -> None:
    assert make_words("Calder’s U.S. air-defence plan_b") == "calder s u s air defence plan b"
    assert make_words("Calder's U.S. air-defence plan_b") == "calder s u s air defence plan b"


def test_accents_and_vowel_points_are_left_out() -> None:
    assert make_words("Ministère naïve Ёлка الحَرب") == "ministere naive елка الحرب"
    assert make_words("e\u0301cole école") == "ecole ecole"


def test_vowel_signs_that_words_differ_by_stay() -> None:
    assert make_words("हिन्दी がか") == "हिन्दी がか か"


def test_unspaced_scripts_become_pairs_of_signs() -> None:
    assert make_words("北京市 手机x") == "北京 京市 市 手机 机 x"


def test_a_word_without_end_is_cut() -> None:
    assert len(make_words("x" * 1_000_000)) == 100
    assert len(make_words("é" * 1_000_000)) == 100
