"""The marks on a reading text: sources, cues, contents, hedges, events, places, times and credits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Article, Claim, Mention, Span

LAYERS: Final = (
    ("source", "Sources", "who says it"),
    ("cue", "Cues", "the words that tie what is said to who says it"),
    ("content", "Contents", "what is claimed"),
    ("hedge", "Hedges", "words that hold it back"),
    ("event", "Events", "what happened, or is said to have"),
    ("place", "Places", ""),
    ("time", "Times", ""),
    ("credit", "Credits", "where the outlet says it has it from"),
)


@dataclass(frozen=True, slots=True)
class TextMark:
    """Bounds in a text and what stands between them; ``claim``: the number of its claim, from 1."""

    start: int
    end: int
    kind: str
    claim: int = 0
    href: str | None = None


def list_marks(article: Article, asked: tuple[int, int] | None) -> Iterator[TextMark]:
    """Yield the marks of an article; ``asked``: the bounds that an address points at."""
    for number, claim in enumerate(article.claims, 1):
        yield from mark_claim(number, claim)
    yield from mark(((event.trigger) for event in article.events), "event")
    yield from mark((span for place in article.places for span in place.mentions), "place")
    yield from mark((time.span for time in article.times), "time")
    yield from mark((one.span for one in article.credits if one.span), "credit")
    for link in article.links:
        yield TextMark(link.span.start, link.span.end, "link", 0, link.href)
    line = article.dateline.text if article.dateline else ""
    if line and article.text.startswith(line):
        yield TextMark(0, len(line), "dateline")
    if asked:
        yield TextMark(*asked, "asked")


def mark_claim(number: int, claim: Claim) -> Iterator[TextMark]:
    """Yield the marks of one claim."""
    yield from mark(claim.content, "content", number)
    yield from mark(claim.cue, "cue", number)
    yield from mark(claim.hedges, "hedge", number)
    yield from mark((span for source in claim.sources for span in source.spans), "source", number)


def mark(spans: Iterable[Span | Mention], kind: str, claim: int = 0) -> Iterator[TextMark]:
    """Yield the marks of spans of one kind."""
    for span in spans:
        yield TextMark(span.start, span.end, kind, claim)
