"""Quotations on a shared desk with their marks, as these stand in the masked text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.answers.article_hits import blank
from dateline.desk.passages import edit
from dateline.desk.views.segments import Points, Segment, cut_block
from dateline.desk.views.text_marks import LAYERS, list_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answers.sharing import Sharing
    from dateline.desk.views.text_marks import TextMark
    from dateline.linking.neighbours import LinkedArticle
    from dateline.rights.rewriting import Edited
    from dateline.searches import Hit

KINDS: Final = frozenset(kind for kind, _, _ in LAYERS) - {"content"}  # all of it is content
NOWHERE: Final = Points({}, -1)


def mark_parts(
    hits: Iterable[Hit], one: LinkedArticle, sharing: Sharing
) -> Iterator[tuple[Hit, tuple[Segment, ...]]]:
    """Yield claims and events of an article, as they may be shown, with the segments of their words."""
    text = edit(one, sharing)
    marks = list(move_marks(one, text))
    for hit in hits:
        if hit.snippet:
            yield hit, cut_snippet(hit, text, marks)


def move_marks(one: LinkedArticle, text: Edited) -> Iterator[TextMark]:
    """Yield the marks of an article as they stand in its masked text; a mask is marked as a whole."""
    for mark in list_marks(one.article, None):
        if mark.kind in KINDS:
            start, end = text.start(mark.start), text.end(mark.end)
            yield replace(mark, start=start, end=end, claim=0, href=None)


def cut_snippet(hit: Hit, text: Edited, marks: Sequence[TextMark]) -> tuple[Segment, ...]:
    """Return the words of a hit under their marks; all unmarked where the masked text has others."""
    start = text.start(hit.start)
    end = start + len(hit.snippet)
    if blank(text.text[start:end]) != hit.snippet:
        return (Segment(hit.snippet),)
    return tuple(cut_block(blank(text.text), (start, end), marks, NOWHERE))
