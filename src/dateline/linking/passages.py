"""Passages: the words that stand in two texts, as spans of both, and the words of one alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import WORD
from dateline.linking.shingles import RUN
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEPT: Final = 300  # texts whose words are remembered: those of a large incident
PAIRS: Final = 1 << 12  # of texts whose passages are remembered: they meet in many incidents
LONG: Final = 8_000  # characters of a text that is not remembered: some would fill the memory


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as each of two texts prints it: equal words but for case and marks."""

    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """``length`` words from word ``one`` of the one text, and from word ``other`` of the other."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Worded:
    """A text with its words, folded, and the character offsets at which each starts and ends."""

    text: str
    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]

    def span(self, first: int, length: int) -> Span:
        """Return the span from word ``first`` over ``length`` words."""
        start, end = self.bounds[first][0], self.bounds[first + length - 1][1]
        return Span(start, end, self.text[start:end])


def shared_passages(one: str, other: str) -> tuple[Passage, ...]:
    """Return the passages that stand in both texts, in the order of ``one``, none overlapping there.

    A passage that ``other`` prints twice is given where it first stands there.
    """
    find = find_shared if max(len(one), len(other)) > LONG else known_shared
    return find(one, other)


@lru_cache(maxsize=PAIRS)
def known_shared(one: str, other: str) -> tuple[Passage, ...]:
    """Return the passages of two texts while these are remembered."""
    return find_shared(one, other)


def find_shared(one: str, other: str) -> tuple[Passage, ...]:
    """Find the passages that stand in both texts."""
    left, right = worded(one), worded(other)
    return tuple(
        Passage(left.span(each.one, each.length), right.span(each.other, each.length))
        for each in stretches(left.words, right.words)
    )


def own_passages(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words of ``one`` that no shared passage holds, and those of ``other``, as spans.

    Fewer than five shared words between two changes, or after the last, stand with what changed.
    """
    left, right = worded(one), worded(other)
    there, back = stretches(left.words, right.words), stretches(right.words, left.words)
    return uncovered(left, ((s.one, s.length) for s in there)), uncovered(
        right, ((s.one, s.length) for s in back)
    )


def worded(text: str) -> Worded:
    """Return the words of ``text`` as copies compare them; a text is compared with many others."""
    return find_words(text) if len(text) > LONG else known_words(text)


@lru_cache(maxsize=KEPT)
def known_words(text: str) -> Worded:
    """Return the words of a text while it is remembered."""
    return find_words(text)


def find_words(text: str) -> Worded:
    """Find the words of a text."""
    found = list(WORD.finditer(text))
    return Worded(text, tuple(m.group().casefold() for m in found), tuple(m.span() for m in found))


def stretches(one: Sequence[str], other: Sequence[str]) -> list[Stretch]:
    """Return the longest runs of common words met from left to right; time grows with the words."""
    run = min(RUN, len(one), len(other))
    find = first_places if len(other) > LONG // RUN else known_places
    starts = find(tuple(other), run)
    found: list[Stretch] = []
    place = 0
    while run and place + run <= len(one):
        start = starts.get(tuple(one[place : place + run]))
        length = 1 if start is None else common(one, other, place, start)
        if start is not None:
            found.append(Stretch(place, start, length))
        place += length
    return found


@lru_cache(maxsize=KEPT)
def known_places(words: tuple[str, ...], run: int) -> dict[tuple[str, ...], int]:
    """Return the first places of runs while the text is remembered."""
    return first_places(words, run)


def first_places(words: tuple[str, ...], run: int) -> dict[tuple[str, ...], int]:
    """Return where each run of so many words stands first in a text."""
    starts: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - run + 1 if run else 0):
        starts.setdefault(words[place : place + run], place)
    return starts


def common(one: Sequence[str], other: Sequence[str], place: int, start: int) -> int:
    """Return how many words agree from word ``place`` of ``one`` and word ``start`` of ``other``."""
    length = 0
    while place + length < len(one) and start + length < len(other):
        if one[place + length] != other[start + length]:
            break
        length += 1
    return length


def uncovered(text: Worded, covered: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the words outside the covered runs (first word, count) as spans, in text order."""
    held = {place for first, length in covered for place in range(first, first + length)}
    runs = groupby(range(len(text.words)), key=lambda place: place in held)
    lone = [list(places) for inside, places in runs if not inside]
    return tuple(text.span(places[0], len(places)) for places in lone)
