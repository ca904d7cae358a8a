"""Scores what follows from a right content: whether its source is right, by the kind of speech.

A content is here one span of the gold. It is direct where all its letters and digits are in quotation
marks, indirect where none are, else mixed. It is found exactly where a claim has the same span, closely
where one has a span that is as alike as ``CLOSE`` (see ``said_links``). Where several claims have it,
the one whose source is most alike counts. A source that both the gold and the claim lack is right.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.evaluation.said_links import CLOSE, jaccard, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.evaluation.said import Attribution, Offsets
    from dateline.evaluation.said_documents import Document
    from dateline.evaluation.said_links import Places

KINDS: Final = ("direct", "mixed", "indirect")
Counts = Counter[tuple[str, str]]


class Content(NamedTuple):
    """A content: one span, its characters, those of its source, and the attribution it is of."""

    span: Offsets
    words: Places
    source: Places
    of: Attribution


def score_speech(document: Document) -> Counts:
    """Count contents by kind of speech (``all`` too), and what of them and their sources is right."""
    counts: Counts = Counter()
    quoted = places(document.text, document.quoted)
    found = list(read_contents(document.text, document.found))
    for content in read_contents(document.text, document.gold):
        kind = kind_of(document.text, content.span, quoted)
        counts.update((group, what) for what in judge(content, found) for group in ("all", kind))
    return counts


def read_contents(text: str, attributions: Sequence[Attribution]) -> Iterator[Content]:
    """Yield the content spans of attributions."""
    for one in attributions:
        source = places(text, one.source)
        for span in one.content:
            yield Content(span, places(text, [span]), source, one)


def kind_of(text: str, span: Offsets, quoted: Places) -> str:
    """Return the kind of speech of a content."""
    words = [at for at in range(*span) if text[at].isalnum()]
    inside = sum(at in quoted for at in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def judge(content: Content, found: Sequence[Content]) -> Iterator[str]:
    """Yield what is true of one content of the gold: ``exact_source_overlap`` and the like."""
    yield "contents"
    same = [one for one in found if one.span == content.span]
    for name, ones in (("exact", same), ("close", near(content, found))):
        if ones:
            best = max(jaccard(content.source, one.source) for one in ones)
            yield name
            yield from (f"{name}_source_exact",) * (best == 1)
            yield from (f"{name}_source_overlap",) * (best > 0)


def near(content: Content, found: Sequence[Content]) -> list[Content]:
    """Return the contents found that are closely the same."""
    return [one for one in found if jaccard(content.words, one.words) >= CLOSE]


def wrong_sources(document: Document) -> Iterator[tuple[Content, Content]]:
    """Yield the contents that are found closely with no word of the source right, and one found so."""
    found = list(read_contents(document.text, document.found))
    for content in read_contents(document.text, document.gold):
        ones = near(content, found)
        if ones and not any(jaccard(content.source, one.source) for one in ones):
            yield content, ones[0]
