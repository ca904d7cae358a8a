"""Whatever the text is: every token and sentence stands where the reading says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

PIECES = st.sampled_from(
    [
        *(
            "word",
            "Word",
            "WORD",
            "U.S.",
            "Mr.",
            "a.m.",
            "J.",
            "n't",
            "’s",
            "al-Noor",
            "3.5",
            "1-2",
            "$",
        ),
        *(".", "?", "!", "…", "...", ",", "“", "”", "‘", "’", '"', "'", "''", "(", ")", "[1]", "—", "-"),
        *(
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\t",
            "\u2028",
            "\xa0",
            "\x00",
            "\x85",
            "\ud800",
            "\u200b",
            "e\u0301",
        ),
        *(
            "https://example.org",
            "a@b.org",
            "www.",
            "@",
            "#x",
            "你好。",
            "مرحبا",
            "😀",
            "\u202e",
            "cannot",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
)


@st.composite
def texts_with_subheads(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    return text, [
        (min(pair), max(pair)) for pair in draw(st.lists(st.tuples(places, places), max_size=2))
    ]


@settings(max_examples=150, deadline=None)
@given(made=texts_with_subheads())
def test_tokens_rebuild_the_text_outside_subheads(
    read: Callable[..., Reading], made: tuple[str, list[tuple[int, int]]]
) -> None:
    text, subheads = made
    reading = read(text, subheads=subheads)
    left = list(text)
    for start, end in [*subheads, *zip(reading.starts, reading.ends, strict=True)]:
        left[start:end] = " " * (end - start)
    assert not "".join(left).strip()


@settings(max_examples=150, deadline=None)
@given(made=texts_with_subheads())
def test_tokens_are_in_order_and_bare(
    read: Callable[..., Reading], made: tuple[str, list[tuple[int, int]]]
) -> None:
    text, subheads = made
    reading = read(text, subheads=subheads)
    offsets = list(zip(reading.starts, reading.ends, strict=True))
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in offsets)
    assert all(before[1] <= after[0] for before, after in pairwise(offsets))
    assert not any(start < last and first < end for start, end in offsets for first, last in subheads)
    assert reading.words == tuple(text[start:end] for start, end in offsets)
    assert reading.lows == tuple(text[start:end].lower() for start, end in offsets)
    assert len(reading.tags) == len(reading.lemmas) == len(offsets)
    assert all(reading.tags)
    assert all(lemma == lemma.lower() for lemma in reading.lemmas)


@settings(max_examples=150, deadline=None)
@given(made=texts_with_subheads())
def test_sentences_cover_all_tokens_once(
    read: Callable[..., Reading], made: tuple[str, list[tuple[int, int]]]
) -> None:
    reading = read(made[0], subheads=made[1])
    tokens = [token for first, last in reading.bounds for token in range(first, last)]
    assert tokens == list(range(len(reading.starts)))
    for (first, last), sentence in zip(reading.bounds, reading.sentences, strict=True):
        assert first < last
        assert (reading.starts[first], reading.ends[last - 1]) == (sentence.start, sentence.end)
    numbers = [sentence.paragraph for sentence in reading.sentences]
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    assert numbers == sorted(numbers)


@settings(max_examples=100, deadline=None)
@given(made=texts_with_subheads())
def test_phrases_and_names_lie_within_a_sentence_and_apart(
    read: Callable[..., Reading], made: tuple[str, list[tuple[int, int]]]
) -> None:
    reading = read(made[0], subheads=made[1])
    for kind in (reading.phrases, reading.names):
        assert all(before.last <= after.first for before, after in pairwise(kind))
        for phrase in kind:
            assert phrase.first <= phrase.head < phrase.last
            assert any(first <= phrase.first and phrase.last <= last for first, last in reading.bounds)
    assert all(name.label == "NAME" for name in reading.names)


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_the_same_text_gives_the_same_reading(read: Callable[..., Reading], text: str) -> None:
    assert read(text) == read(text)
