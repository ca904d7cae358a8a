"""Hostile text: time grows with the length of the text, not with its square."""

from __future__ import annotations

import sys
from time import process_time
from typing import TYPE_CHECKING

import pytest

from dateline.language.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

HOSTILE = {
    "one word": "a",
    "hyphens": "a-",
    "dots": "a.",
    "apostrophes": "a'",
    "clitics": "a's",
    "digits": "1,",
    "ranges": "1-",
    "at signs": "a@",
    "half an address": "a@b.c.",
    "half a site": "aa.",
    "half a link": "http://",
    "quotation marks": '"',
    "stops in quotation marks": '." ',
    "brackets": "(",
    "notes": ".[1]",
    "small sentences": "X. He ",
    "abbreviations": "Mr. ",
    "letters of a shape": "Aa",
    "adjectives": "big, ",
    "bodies": "Bank of ",
    "lines": "a b\n",
    "blank lines": "\n \n",
    "control characters": "\x01\x02",
    "lone surrogates": "\ud800",
    "emoji": "😀",
    "joined emoji": "👩\u200d💻",
    "right to left": "مرحبا ",
    "no spaces": "你好。",
}
SMALL, LARGE = 1_000, 8_000  # code points; a square would show as 64 where a line shows as 8


def count_calls(task: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(before)
    return calls


def fill(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_calls_grow_with_the_length(read: Callable[..., Reading], piece: str) -> None:
    read(fill(piece, SMALL))  # tables and caches are filled once
    small = count_calls(lambda: read(fill(piece, SMALL)))
    large = count_calls(lambda: read(fill(piece, LARGE)))
    assert large < 10 * small + 2_000


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_cutting_into_tokens_grows_with_the_length(piece: str) -> None:
    def cost(size: int) -> float:
        text, before = fill(piece, size), process_time()
        tokenise(text, 0, len(text))
        return process_time() - before

    small = min(cost(8_000) for _ in range(3))
    assert min(cost(64_000) for _ in range(2)) < 24 * max(small, 0.01)


def test_a_word_of_a_megabyte_is_one_token(read: Callable[..., Reading]) -> None:
    assert len(read("a" * 1_000_000).starts) == 1


def test_a_sentence_of_fifty_thousand_words_is_one_sentence(read: Callable[..., Reading]) -> None:
    reading = read("word " * 50_000)
    assert (len(reading.starts), len(reading.sentences)) == (50_000, 1)
