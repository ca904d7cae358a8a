"""Reads texts with the states of the language model beside: what the network of news is learned from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.language import analyse, model, news, structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.language.reading import Reading
    from dateline.records import Article

    Floats = NDArray[np.float32]

WIDTH = 384


def look(article: Article) -> tuple[Reading, Floats]:
    """Return the reading of an article, and what the network of news sees of every word.

    That is [words, LOOKS * D]. The model is taken without the news that it knows: those are to be
    learned.
    """
    seen: list[Floats] = []

    def note(_: news.News, states: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
        seen.append(news.look(states, bounds))
        return np.zeros(len(states), np.float32)

    kept = analyse.load, structure.score_news
    analyse.load, structure.score_news = blank, note
    try:
        reading = analyse.analyse(article)
    finally:
        analyse.load, structure.score_news = kept
    return reading, seen[0] if seen else np.zeros((0, news.LOOKS * WIDTH), np.float32)


def blank() -> model.Model | None:
    """Return the model with a network of news that says nothing."""
    found = model.load()
    nothing = news.News(*(np.zeros(0, np.float32) for _ in news.News._fields))
    return replace(found, news=nothing) if found else None
