"""A reading text cut into segments, so that marks which nest or overlap can all be shown.

Every segment is words under the same marks. Blocks are the paragraphs and subheads of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.desk.views.text_marks import list_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.desk.views.text_marks import TextMark
    from dateline.records import Article

BLOCK: Final = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same marks: their kinds, the numbers of the claims these are of, and a link.

    ``asked``: they are those that the address asks for; ``first``: the first of them; ``ends``: the
    numbers of claims whose content ends here.
    """

    text: str
    kinds: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    href: str | None = None
    asked: bool = False
    first: bool = False
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a subhead, and the numbers of the claims that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    claims: tuple[int, ...]


def cut_text(article: Article, asked: Bounds | None = None) -> tuple[Block, ...]:
    """Return an article's text as blocks; ``asked``: bounds of words to point at."""
    marks = sorted(list_marks(article, asked), key=lambda mark: (mark.start, mark.end, mark.kind))
    ends = last_ends(article)
    heads = {(one.start, one.end) for one in article.subheads}
    starts = first_starts(article)
    first = asked[0] if asked else -1
    return tuple(
        Block(
            "subhead" if found.span() in heads else "paragraph",
            tuple(cut_block(article.text, found.span(), marks, Points(ends, first))),
            tuple(number for number, at in starts.items() if found.start() <= at < found.end()),
        )
        for found in BLOCK.finditer(article.text)
    )


@dataclass(frozen=True, slots=True)
class Points:
    """Places of a text: where claims end (by offset), and where the words asked for begin."""

    ends: Mapping[int, tuple[int, ...]]
    first: int


def cut_block(text: str, bounds: Bounds, marks: Sequence[TextMark], points: Points) -> Iterator[Segment]:
    """Yield the segments of a block."""
    start, end = bounds
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {start, end, *points.ends, *(at for mark in inside for at in (mark.start, mark.end))}
    places = sorted(at for at in cuts if start <= at <= end)
    for a, b in pairwise(places):
        under = [mark for mark in inside if mark.start <= a and b <= mark.end]
        yield make_segment(text[a:b], under, points.ends.get(b, ()), a == max(points.first, start))


def make_segment(
    text: str,
    under: Iterable[TextMark],
    ends: tuple[int, ...],
    here: bool,  # noqa: FBT001
) -> Segment:
    """Return the segment of some words under their marks; ``here``: words asked for may begin at it."""
    kinds = tuple(dict.fromkeys(mark.kind for mark in under))
    claims = tuple(dict.fromkeys(mark.claim for mark in under if mark.claim))
    href = next((mark.href for mark in under if mark.href), None)
    asked = "asked" in kinds
    return Segment(text, kinds, claims, href, asked, asked and here, ends)


def last_ends(article: Article) -> dict[int, tuple[int, ...]]:
    """Return the numbers of claims by where the last of their words end."""
    found: dict[int, tuple[int, ...]] = {}
    for number, claim in enumerate(article.claims, 1):
        spans = claim.content or claim.cue
        if spans:
            found[spans[-1].end] = (*found.get(spans[-1].end, ()), number)
    return found


def first_starts(article: Article) -> dict[int, int]:
    """Return where each claim begins, by its number."""
    return {
        number: min(span.start for span in (*claim.content, *claim.cue))
        for number, claim in enumerate(article.claims, 1)
        if claim.content or claim.cue
    }
