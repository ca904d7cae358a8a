"""The text of an article with its claims marked, each with who says it, and its events with statuses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dateline.python.markup import Html, join, paint, tag, write
from dateline.shown import shorten
from dateline.terminal.counting import enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Claim, Event, Source, Span

PLAIN: Final = "happened"  # the status that needs no words
LABEL: Final = 40  # code points of a name behind words


def mark_text(article: Article) -> Html:
    """Return the text with its marks."""
    return tag("div", *Marker(article).pieces(), style="text")


@dataclass(frozen=True)
class Marker:
    """Cuts a text at the borders of what is marked in it, and marks each piece."""

    article: Article

    @cached_property
    def borders(self) -> list[int]:
        """The offsets at which marks begin and end, with both ends of the text."""
        spans = [span for claim in self.article.claims for span in spans_of(claim)]
        spans += [event.trigger for event in self.article.events]
        inner = {at for span in spans for at in (span.start, span.end)}
        return sorted({0, len(self.article.text), *inner})

    @cached_property
    def labels(self) -> dict[int, list[Html]]:
        """What is said behind an offset: who says the claim that ends there, an event's status."""
        found: dict[int, list[Html]] = defaultdict(list)
        for number, claim in enumerate(self.article.claims, 1):
            if claim.content:
                words = f"{number} {say_claim(self.article, claim, LABEL)}"
                found[claim.content[-1].end].append(tag("sup", words, style="label"))
        for event in self.article.events:
            if event.status != PLAIN:
                words = event.status.replace("_", " ")
                found[event.trigger.end].append(tag("sub", words, style="label"))
        return found

    def pieces(self) -> Iterator[Html]:
        """Yield the pieces of the text, each with its marks and labels."""
        for start, end in zip(self.borders, self.borders[1:], strict=False):
            yield self.mark(start, end)
            yield join(self.labels.get(end, ()))

    def mark(self, start: int, end: int) -> Html:
        """Return one piece with its marks, the claim's outermost."""
        piece = write(self.article.text[start:end])
        for event in self.article.events:
            if within(event.trigger, start):
                piece = tag("span", piece, style="trigger", title=say_event(event))
        for style in self.styles(start):
            piece = tag("span", piece, style=style)
        holding = [(span.end - span.start, at) for at, span in self.contents if within(span, start)]
        if not holding:
            return piece
        claim = self.article.claims[min(holding)[1]]
        return tag("mark", piece, style=paint(claim.stance), title=say_claim(self.article, claim))

    @cached_property
    def contents(self) -> list[tuple[int, Span]]:
        """The contents of claims, each with its claim's place in the article."""
        return [(at, span) for at, claim in enumerate(self.article.claims) for span in claim.content]

    def styles(self, start: int) -> Iterator[str]:
        """Yield the styles of cues and sources at an offset."""
        claims = self.article.claims
        if any(within(span, start) for claim in claims for span in claim.cue):
            yield "cue"
        sources = (source for claim in claims for source in claim.sources)
        if any(within(span, start) for source in sources for span in source.spans):
            yield "source"


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Return all spans of a claim that are marked."""
    sources = (span for source in claim.sources for span in source.spans)
    return (*claim.content, *claim.cue, *sources)


def within(span: Span, at: int) -> bool:
    """Tell whether an offset lies in a span."""
    return span.start <= at < span.end


def say_claim(article: Article, claim: Claim, width: int = 0) -> str:
    """Return who says a claim and what they do with it: ``Libyan officials: asserts, hedged``.

    ``width``: code points of a name, where it is to be short.
    """
    names = [say_source(article, source) for source in claim.sources] or ["not stated"]
    short = [shorten(name, width) if width else name for name in names]
    hedged = ", hedged" if claim.hedged else ""
    return f"{enumerate_words(short)}: {claim.stance}{hedged}"


def say_source(article: Article, source: Source) -> str:
    """Return what a source is called: by its name, or by whom a pronoun or a description means."""
    meant = next((actor.name for actor in article.actors if actor.id == source.actor), None)
    return (source.text if source.named else meant or source.text) or "not stated"


def say_event(event: Event) -> str:
    """Return an event's type and status."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    return f"{kind}, {event.status.replace('_', ' ')}"
