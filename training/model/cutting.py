"""Cuts running text by the package's own rules, and lays the labels of spans on the words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.language.sentences import split
from dateline.language.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Cut = tuple[list[str], list[bool], list[tuple[int, int]]]
Spans = list[tuple[int, int, str]]


def cut_text(text: str) -> Iterator[Cut]:
    """Yield each sentence of a paragraph: words, whether each is glued to the next, offsets."""
    starts, ends = tokenise(text, 0, len(text))
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    before = [start == end for start, end in zip(starts, [-1, *ends], strict=False)]
    for first, last in split(words, before, hold=0):
        offsets = list(zip(starts[first:last], ends[first:last], strict=True))
        glued = [one[1] == other[0] for one, other in pairwise(offsets)]
        yield words[first:last], [*glued, False], offsets


def labels_of(
    words: list[str],
    offsets: list[tuple[int, int]],
    spans: Spans,
    rest: Callable[[str, int], str] | None,
) -> list[str]:
    """Return the labels of words. A word that is a name in part has that name's type: Rome-based."""
    labels = ["O" if rest is None else rest(word, place) for place, word in enumerate(words)]
    for start, end, kind in spans:
        first = True
        for place, (left, right) in enumerate(offsets):
            if left >= end or right <= start:
                continue
            labels[place] = kind if kind == "TOPONYM" else f"{'B' if first else 'I'}-{kind}"
            first = False
    return labels
