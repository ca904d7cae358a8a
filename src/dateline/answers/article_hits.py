"""An article as a list of hits: itself, then its claims and events, as searches would show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.searches import Hit, Sayer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, Claim, Event


def list_hits(found: LinkedArticle) -> tuple[Hit, ...]:
    """Return an article, without its words, and its claims and events as hits of a search are."""
    article = found.article
    head = Hit(
        kind="article",
        id=article.id,
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published.value,
        url=found.url,
        source=found.source,
        language=article.language,
        snippet="",
        marks=(),
        start=0,
        end=0,
    )
    return (head, *Parts(article, head).list())


@dataclass(frozen=True, slots=True)
class Parts:
    """The claims and events of an article, as hits like that of the article itself (``head``)."""

    article: Article
    head: Hit

    def list(self) -> Iterator[Hit]:
        """Yield the claims, then the events, in the order of the text."""
        yield from map(self.claim, self.article.claims)
        yield from map(self.event, self.article.events)

    def claim(self, claim: Claim) -> Hit:
        """Return a claim as a hit."""
        start = min((one.start for one in claim.content), default=0)
        end = max((one.end for one in claim.content), default=0)
        said_by = tuple(self.sayers(claim))
        return replace(
            self.part(claim.id, start, end), kind="claim", said_by=said_by, direct=claim.direct
        )

    def event(self, event: Event) -> Hit:
        """Return an event as a hit."""
        claims = {claim.id: claim for claim in self.article.claims}
        asked = (claims[key] for key in event.according_to if key in claims)
        times = [time for time in self.article.times if time.id == event.when]
        return replace(
            self.part(event.id, event.anchor.start, event.anchor.end),
            kind="event",
            said_by=tuple(sayer for claim in asked for sayer in self.sayers(claim)),
            type=event.type,
            mode=event.mode,
            status=event.status,
            earliest=times[0].earliest if times else None,
            latest=times[0].latest if times else None,
            places=self.places(event),
            actors=self.parties(event),
        )

    def part(self, key: str, start: int, end: int) -> Hit:
        """Return the hit of a part of the text."""
        words = blank(self.article.text[start:end])
        return replace(self.head, id=key, snippet=words, start=start, end=end)

    def sayers(self, claim: Claim) -> Iterator[Sayer]:
        """Yield who makes a claim."""
        names = {actor.id: actor.name for actor in self.article.actors}
        for one in claim.sources:
            name = names.get(one.actor or "")
            yield Sayer(one.text, name, one.kind, one.named, claim.stance, claim.hedged)

    def places(self, event: Event) -> tuple[str, ...]:
        """Return the names of an event's places, each once."""
        names = {place.id: place.name for place in self.article.places}
        return tuple(dict.fromkeys(names[one.place] for one in event.places if one.place in names))

    def parties(self, event: Event) -> tuple[str, ...]:
        """Return the names of those who take part in an event, each once."""
        names = {actor.id: actor.name for actor in self.article.actors}
        ids = (one.actor for one in (*event.actors, *event.recipients))
        return tuple(dict.fromkeys(names[key] for key in ids if key in names))


def blank(words: str) -> str:
    """Return words with every blank, tab and line's end as one space."""
    return "".join(" " if char.isspace() else char for char in words)
