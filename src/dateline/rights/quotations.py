"""Bounded quotations: what is shared is a claim with a sentence around it at most, and a link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from msgspec import UnsetType

from dateline.answered import SharedPassage
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.answered import Dispute, Evidence, IncidentAnswer, Tie
    from dateline.records import Article


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be quoted, in code points: at once, and of one article in one answer."""

    quotation: int = 300
    article: int = 900


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article, where they stand in its text, and the address of its page, if it has one.

    ``cut``: the sentence goes on before or after them.
    """

    span: Span
    url: str | None
    cut: bool


def quote(
    article: Article, spans: Sequence[Span], url: str | None, limits: Limits = LIMITS
) -> Quotation:
    """Return the sentence around some spans, or as much of it as the limit lets.

    Where the sentence is too long, it is the words of the spans themselves, cut between words.
    """
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    around = [one for one in article.sentences if one.start < end and start < one.end]
    first = min([start, *(one.start for one in around)])
    last = max([end, *(one.end for one in around)])
    if last - first > limits.quotation:
        first, last = start, end
    span = cut_span(Span(first, last, article.text[first:last]), limits.quotation)
    whole = around and span.start == around[0].start and span.end == around[-1].end
    return Quotation(span, url, not whole)


def cut_span(span: Span, limit: int) -> Span:
    """Return a span of at most ``limit`` code points, cut between words where it is longer."""
    kept = cut_words(span.text, limit)
    return Span(span.start, span.start + len(kept), kept) if kept != span.text else span


def cut_words(text: str, limit: int) -> str:
    """Return at most ``limit`` code points of a text, cut between words where it is longer."""
    if len(text) <= limit:
        return text
    kept = text[:limit]
    if not text[limit].isspace() and any(map(str.isspace, kept)):
        kept = kept.rsplit(None, 1)[0]
    return kept.rstrip()


def bound(answer: IncidentAnswer, limits: Limits = LIMITS) -> IncidentAnswer:
    """Return an answer whose quotations are short, and few enough that no article is told by them.

    Evidence beyond the limit of an article is left out, from the end. Spans still hold.
    """
    used: Counter[str] = Counter()
    disputes = tuple(bound_dispute(dispute, limits) for dispute in answer.disputes)
    evidence = tuple(bound_evidence(answer.evidence, limits, used))
    versions = tuple(
        replace(
            each,
            gone=tuple(bound_spans(each.gone, each.earlier, limits, used)),
            new=tuple(bound_spans(each.new, each.later, limits, used)),
        )
        for each in answer.versions
    )
    links = tuple(bound_passages(tie, limits, used) for tie in answer.links)
    return replace(answer, evidence=evidence, disputes=disputes, versions=versions, links=links)


def bound_passages(tie: Tie, limits: Limits, used: Counter[str]) -> Tie:
    """Return a link with short quotations of what its articles share, as long as no limit is met."""
    if isinstance(tie.passages, UnsetType):
        return tie
    kept = []
    for each in tie.passages:
        short = SharedPassage(cut_span(each.a, limits.quotation), cut_span(each.b, limits.quotation))
        sizes = Counter({tie.a: len(short.a.text), tie.b: len(short.b.text)})
        if all(used[key] + size <= limits.article for key, size in sizes.items()):
            used.update(sizes)
            kept.append(short)
    return replace(tie, passages=tuple(kept))


def bound_evidence(
    evidence: Sequence[Evidence], limits: Limits, used: Counter[str]
) -> Iterator[Evidence]:
    """Yield evidence with short quotations, as long as its article's limit is not met."""
    for piece in evidence:
        span = cut_span(piece.span, limits.quotation)
        if used[piece.article] + len(span.text) <= limits.article:
            used[piece.article] += len(span.text)
            yield replace(piece, span=span)


def bound_spans(
    spans: Sequence[Span], article: str, limits: Limits, used: Counter[str]
) -> Iterator[Span]:
    """Yield spans of an article as short quotations, as long as its limit is not met."""
    for each in spans:
        span = cut_span(each, limits.quotation)
        if used[article] + len(span.text) <= limits.article:
            used[article] += len(span.text)
            yield span


def bound_dispute(dispute: Dispute, limits: Limits) -> Dispute:
    """Return a dispute with short quotations."""
    sides = tuple(
        replace(
            side,
            spans=tuple(replace(one, span=cut_span(one.span, limits.quotation)) for one in side.spans),
        )
        for side in dispute.sides
    )
    return replace(dispute, sides=sides)
