"""Scores attributions line by line, as sequence labellers are: what crosses a line is cut there.

The published figures on PolNeAR (CofeNet) are counted so. A line is a paragraph, read by itself; every
line counts, also one without a label, where whatever is found is wrong. A labeller opens a new span
where a line begins, so a span that goes on over lines is one span in each of them, and each piece is
right where its bounds are. The gold was cut in the same way by those who marked it. Spaces at the
bounds of a piece are no part of it.

Sentences in place of paragraphs, and only the lines with a label, are the kinder countings that other
work uses: both are here to compare with.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.evaluation.said import ROLES, Score, spans_by_role, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.said_documents import Document


def score_lines(document: Document, starts: Sequence[int], *, labelled: bool = False) -> Score:
    """Score the exact spans of a document cut into lines that begin at ``starts`` (in order).

    ``labelled``: count only the lines on which the gold has a span of whatever role.
    """
    wanted, got = spans_by_role(document.gold), spans_by_role(document.found)
    gold = {role: cut_all(document.text, wanted[role], starts) for role in ROLES}
    found = {role: cut_all(document.text, got[role], starts) for role in ROLES}
    if labelled:
        kept = {line_of(starts, start) for role in ROLES for start, _ in gold[role]}
        found = {role: on_lines(found[role], starts, kept) for role in ROLES}
    return Score({role: tally(gold[role], found[role]) for role in ROLES})


def paragraph_starts(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    return [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]


def sentence_starts(document: Document) -> list[int]:
    """Return where the sentences of a document and its lines begin: no sentence goes over a line."""
    return sorted({*paragraph_starts(document.text), *document.sentences})


def line_of(starts: Sequence[int], at: int) -> int:
    """Return the number of the line that a place lies on."""
    return bisect_right(starts, at) - 1


def on_lines(spans: Iterable[Offsets], starts: Sequence[int], kept: set[int]) -> set[Offsets]:
    """Return the spans that lie on one of the lines kept."""
    return {(start, end) for start, end in spans if line_of(starts, start) in kept}


def cut_all(text: str, spans: Iterable[Offsets], starts: Sequence[int]) -> set[Offsets]:
    """Return spans cut where lines begin."""
    return {piece for span in spans for piece in cut(text, span, starts)}


def cut(text: str, span: Offsets, starts: Sequence[int]) -> Iterator[Offsets]:
    """Yield the pieces of a span, one a line, without spaces at their bounds; none for an empty line."""
    start, end = span
    first, last = bisect_right(starts, start), bisect_left(starts, end)
    bounds = [start, *starts[first:last], end]
    for left, right in pairwise(bounds):
        words = text[left:right]
        begin = left + len(words) - len(words.lstrip())
        if words.strip():
            yield begin, begin + len(words.strip())
