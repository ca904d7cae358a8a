"""Words of an article that its last version does not carry any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from dateline.linking.passages import own_passages
from dateline.linking.shingles import text_words
from dateline.records import Span  # noqa: TC001  - a process beside an export reads it back

if TYPE_CHECKING:
    from dateline.answered import LaterVersion
    from dateline.records import Article

MOST: float = 0.5  # share of the words above which they are withdrawn, not changed


@dataclass(frozen=True, slots=True)
class Lapse:
    """What the last version of an article (``later``, its id) has left out of it.

    ``gone``: the passages, as spans of the earlier; ``words``: those of the last, blanks around each.
    """

    later: str
    gone: tuple[Span, ...]
    words: str

    @classmethod
    def between(cls, earlier: Article, later: Article) -> Self:
        """Compare two versions."""
        gone, _ = own_passages(earlier.text, later.text)
        return cls(later.id, gone, row(later.text))

    def of(self, span: Span) -> LaterVersion | None:
        """Tell whether most of some words are withdrawn, or they are changed; None where they stand."""
        if row(span.text) in self.words:
            return None
        cut = [span.text[max(0, at.start - span.start) : at.end - span.start] for at in self.over(span)]
        gone = sum(len(text_words(words)) for words in cut)
        return "withdrawn" if gone > MOST * len(text_words(span.text)) else "changed"

    def over(self, span: Span) -> list[Span]:
        """Return the passages that went and reach into some words."""
        return [one for one in self.gone if one.start < span.end and span.start < one.end]


def row(text: str) -> str:
    """Return the words of a text, as versions compare them, in a row."""
    return f" {' '.join(text_words(text))} "
