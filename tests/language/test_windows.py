from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from dateline.language.windows import cut_windows, feed, group, lay_out


def offsets(*lengths: int) -> np.ndarray:
    return np.array([0, *np.cumsum(lengths)])


def cut(words: list[str], sentences: list[tuple[int, int, int]], limit: int) -> list[tuple[int, int]]:
    return cut_windows(words, sentences, offsets(*[1] * len(words)), limit)


def test_sentences_of_one_paragraph_share_a_window_where_they_fit() -> None:
    sentences = [(0, 3, 0), (3, 6, 0), (6, 9, 0), (9, 10, 1)]
    assert cut(["w"] * 10, sentences, 8) == [(0, 6), (6, 9), (9, 10)]


def test_short_paragraphs_stay_apart() -> None:
    assert cut(["w"] * 4, [(0, 2, 0), (2, 4, 1)], 20) == [(0, 2), (2, 4)]


def test_a_long_sentence_is_cut_after_a_mark() -> None:
    words = ["w"] * 5 + [","] + ["w"] * 6
    assert cut(words, [(0, 12, 0)], 10) == [(0, 6), (6, 12)]


def test_a_long_sentence_without_marks_is_cut_where_the_window_ends() -> None:
    assert cut(["w"] * 20, [(0, 20, 0)], 10) == [(0, 8), (8, 16), (16, 20)]


def test_nothing_joins_the_window_of_a_cut_sentence() -> None:
    assert cut(["w"] * 12, [(0, 10, 0), (10, 12, 0)], 10) == [(0, 8), (8, 10), (10, 12)]


@pytest.mark.parametrize("seed", range(10))
def test_windows_cover_all_words_and_fit(seed: int) -> None:
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 7, size=200)
    borders = [0, *sorted(set(random.integers(1, 200, size=15).tolist())), 200]
    sentences = [(first, last, number // 3) for number, (first, last) in enumerate(pairwise(borders))]
    at = offsets(*lengths.tolist())
    windows = cut_windows(["w"] * 200, sentences, at, 30)
    assert [word for first, last in windows for word in range(first, last)] == list(range(200))
    assert all(at[last] - at[first] <= 28 for first, last in windows)
    batches = group(windows, at, 90)
    assert sorted(window for batch in batches for window in batch) == windows
    for batch in batches:
        widest = max(int(at[last] - at[first]) + 2 for first, last in batch)
        assert len(batch) * widest <= 90


def test_what_is_fed_has_the_shape_of_the_contract() -> None:
    pieces = lay_out([(7,), (8, 9), (10,)], [1, 2, 6])
    fed = feed([(0, 2), (2, 3)], pieces)
    assert fed["pieces"].tolist() == [[101, 7, 8, 9, 102], [101, 10, 102, 0, 0]]
    assert fed["cases"].tolist() == [[0, 1, 2, 2, 0], [0, 6, 0, 0, 0]]
    assert fed["mask"].tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert fed["firsts"].tolist() == [[0, 1, 2], [0, 1, 0]]
    assert {array.dtype for array in fed.values()} == {np.dtype(np.int64)}
