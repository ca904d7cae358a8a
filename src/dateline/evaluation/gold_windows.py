"""Sentences of articles in which people decided something: what an export of gold may hold of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.evaluation.marked_lines import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Article, Mention, Span

Offsets = tuple[int, int]
FURTHEST: Final = 3  # sentences that one piece of gold may hold
ODD: Final = re.compile(r'[|"]| //|// | \+ | / |#[1-9]$|^[?*~]')
MOST_PLACES: Final = 9  # the number that tells words apart has one digit


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article's text: whole sentences, each line break a blank."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words, as long as they are in the article."""
        return re.sub(r"\s", " ", self.article.text[self.start : self.end])

    def holds(self, span: Span | Mention) -> bool:
        """Tell whether a span lies within the window."""
        return self.start <= span.start and span.end <= self.end

    def words(self, span: Span) -> str | None:
        """Return a span as marked texts name it (``words`` or ``words#2``); None where they cannot."""
        if not self.holds(span):
            return None
        place = (span.start - self.start, span.end - self.start)
        words = self.text[place[0] : place[1]]
        found = list(places_of(self.text, words)) if words.strip() else []
        if ODD.search(words) or place not in found:
            return None
        number = found.index(place) + 1
        if len(found) == 1:
            return words
        return f"{words}#{number}" if number <= MOST_PLACES else None

    def names_private_people(self) -> bool:
        """Tell whether somebody without a public role is called by name here."""
        return any(
            mention.kind == "name" and mention.start < self.end and self.start < mention.end
            for actor in self.article.actors
            if actor.public is False
            for mention in actor.mentions
        )


def window_over(article: Article, spans: Iterable[Span | Mention]) -> Window | None:
    """Return the sentences that hold some spans; None where they are too many, or none."""
    bounds = [(span.start, span.end) for span in spans]
    if not bounds:
        return None
    low, high = min(start for start, _ in bounds), max(end for _, end in bounds)
    held = [one for one in article.sentences if one.start < high and low < one.end]
    if not held or len(held) > FURTHEST or held[0].start > low or held[-1].end < high:
        return None
    return Window(article, held[0].start, held[-1].end)


def keys() -> Iterator[str]:
    """Yield keys for the marks of one text: a, b, ..., z, a0, a1, ..."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield from letters
    yield from (f"{letter}{digit}" for letter in letters for digit in range(10))
