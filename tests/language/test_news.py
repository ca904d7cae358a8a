"""The network of news over the states of words, and what it says of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dateline.language.model import load
from dateline.language.news import LOOKS, News, look, make_news, score_news

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

    Read = Callable[..., Reading]

WIDTH = 3


def states(words: int) -> np.ndarray:
    """Return states in which each number is another one."""
    return np.arange(words * WIDTH, dtype=np.float32).reshape(words, WIDTH)


def weights(inner: int) -> News:
    """Return weights that look at the first number of the word and of its sentence."""
    table = np.zeros((LOOKS * WIDTH, inner + 1), np.float32)
    table[0, -1], table[WIDTH, -1] = 1.0, 10.0
    return News(table, np.zeros(inner + 1, np.float32), np.ones(inner, np.float32))


def test_a_word_is_seen_with_the_mean_of_its_sentence() -> None:
    seen = look(states(5), [(0, 2), (2, 5)])
    assert seen.shape == (5, LOOKS * WIDTH)
    assert seen[1].tolist() == [3, 4, 5, 1.5, 2.5, 3.5]
    assert seen[4].tolist() == [12, 13, 14, 9, 10, 11]


def test_scores_add_what_is_bent_and_what_is_straight() -> None:
    given = weights(1)
    given.inner[1, 0] = 1.0
    given.bias[0] = -5.0  # of the second numbers 1, 4, 7 only the last is above
    assert score_news(given, states(3), [(0, 3)]).tolist() == [30.0, 33.0, 38.0]


def test_a_text_without_words_has_no_scores() -> None:
    assert score_news(weights(2), np.zeros((0, WIDTH), np.float32), []).shape == (0,)


def test_a_model_may_know_no_news() -> None:
    assert make_news({"rel_weight": np.zeros(1, np.float32)}) is None


@pytest.mark.skipif(load() is None, reason="the language model is switched off")
@pytest.mark.parametrize(
    ("news", "other"),
    [
        ("Rebels attacked the garrison at dawn on Monday.", "The visitors attacked from the kick-off."),
        ("Police fired on the crowd in the capital.", "The firm fired its chief designer in spring."),
        (
            "The ministers met in Ankara on Friday.",
            "In the last chapter the brothers meet again.",
        ),
    ],
)
def test_news_score_above_what_is_none(read: Read, news: str, other: str) -> None:
    best = [max(read(text).news) for text in (news, other)]
    assert best[0] > best[1]


@pytest.mark.skipif(load() is None, reason="the language model is switched off")
def test_every_token_has_a_score(read: Read) -> None:
    reading = read("Troops crossed the river.\n\nNobody was hurt, the army said.")
    assert len(reading.news) == len(reading.starts)
