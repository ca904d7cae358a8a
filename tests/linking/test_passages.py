"""Passages: what two texts share is given as spans of both, what they do not as spans of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.passages import own_passages, shared_passages

EARLIER = "The ferry Morwenna sank off Tarrow on Monday, killing nine people. A search goes on."
LATER = "The ferry Morwenna sank off Tarrow on Monday, killing eleven people. A search goes on."


def test_a_shared_passage_is_given_as_each_text_prints_it() -> None:
    one = "Aides said: Rain fell on the harbour town all night."
    other = "Reports differ. RAIN fell, on the harbour town all day."
    (passage,) = shared_passages(one, other)
    assert passage.one.text == "Rain fell on the harbour town all"
    assert passage.other.text == "RAIN fell, on the harbour town all"


def test_texts_with_nothing_in_common_share_nothing() -> None:
    assert shared_passages("Rain fell on the harbour.", "A court freed two men in spring.") == ()
    assert shared_passages("", "A court freed two men.") == ()


def test_a_changed_word_is_what_differs() -> None:
    gone, new = own_passages(EARLIER, LATER)
    assert [span.text for span in gone] == ["nine"]
    assert [span.text for span in new] == ["eleven"]


def test_ten_thousand_equal_words_are_one_passage() -> None:
    assert len(shared_passages("so " * 10_000, "so " * 10_000)) == 1


@given(st.text("ab .", max_size=60), st.text("ab .", max_size=60))
def test_spans_bear_their_words(one: str, other: str) -> None:
    for passage in shared_passages(one, other):
        assert passage.one.text == one[passage.one.start : passage.one.end]
        assert passage.other.text == other[passage.other.start : passage.other.end]
