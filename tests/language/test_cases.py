from __future__ import annotations

import pytest

from dateline.language import cases


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bridge", cases.LOWER),
        ("你好", cases.LOWER),
        ("Tolin", cases.INITIAL),
        ("NATO", cases.CAPITALS),
        ("U.S.", cases.CAPITALS),
        ("McTavish", cases.MIXED),
        ("iPad", cases.MIXED),
        ("al-Noor", cases.MIXED),
        ("Port-elm", cases.INITIAL),
        ("1990s", cases.DIGIT),
        ("F-16", cases.DIGIT),
        ("“", cases.MARK),
        ("😀", cases.MARK),
        ("\ud800", cases.MARK),
        ("A", cases.LETTER),
        ("J.", cases.LETTER),
    ],
)
def test_a_word_is_set_like_this(word: str, expected: int) -> None:
    assert cases.case_of(word) == expected
