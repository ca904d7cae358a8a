"""Where spans stand, told so that they are found again in another reading of the same page."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Article, Span

Place = tuple[Any, ...]
"""The number of a sentence, the start and the end from its start; one number is one sentence."""

LIKE: Final = 0.6  # how like two sentences are, 0 to 1, of which one is the other reworded
AHEAD: Final = 12  # sentences that may be gone before one that was reworded
LONGEST: Final = 2000  # code points of a sentence that are compared letter by letter


class Places:
    """The sentences of one reading, numbered so that the same ones have one number in the other."""

    def __init__(self, article: Article, numbers: Sequence[int]) -> None:
        self._starts = [sentence.start for sentence in article.sentences]
        self._numbers = numbers

    def of(self, spans: Sequence[Span]) -> Place:
        """Return the place of spans: that of their sentence, their start and their end."""
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not self._numbers:
            return (0, start, end)
        return (self._numbers[at], start - self._starts[at], end - self._starts[at])

    def words(self, spans: Sequence[Span]) -> Place:
        """Return the sentence of spans and their words."""
        return (self.of(spans)[0], *(span.text for span in spans))


def align(old: Article, new: Article) -> tuple[Places, Places]:
    """Return the places of two readings; where both have one text, they are its offsets."""
    if old.text_sha256 == new.text_sha256:
        return Places(old, ()), Places(new, ())
    one, other = sentences_of(old), sentences_of(new)
    numbers = dict(pair_sentences(one, other))
    fresh = len(one) + 1
    return (
        Places(old, range(1, fresh)),
        Places(new, [numbers.get(at, fresh + at) for at in range(len(other))]),
    )


def sentences_of(article: Article) -> list[str]:
    """Return the sentences of an article, every run of white space as one blank."""
    return [" ".join(article.text[one.start : one.end].split()) for one in article.sentences]


def pair_sentences(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield which of the new sentences (from 0) is which of the old ones (from 1)."""
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(first, last), range(start + 1, end + 1), strict=True)
        elif tag == "replace":
            yield from pair_reworded(old, range(start, end), new, range(first, last))


def pair_reworded(
    old: list[str], stretch: range, new: list[str], other: range
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a stretch in which sentences were reworded, in their order."""
    begin = stretch.start
    for at in other:
        for candidate in range(begin, min(begin + AHEAD, stretch.stop)):
            if is_like(old[candidate], new[at]):
                yield at, candidate + 1
                begin = candidate + 1
                break


def is_like(one: str, other: str) -> bool:
    """Tell whether one sentence is the other reworded."""
    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    return (
        matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE
    )
