"""An article as a list of hits: itself, then its claims and events, as searches would show them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from dateline.searches import Hit, Sayer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, Claim, Event

BLANK: Final = re.compile(r"\s")


def list_hits(found: LinkedArticle) -> tuple[Hit, ...]:
    """Return an article, without its words, and its claims and events as hits of a search are."""
    head = head_hit(found)
    return (head, *Parts(found.article, head).list())


def head_hit(found: LinkedArticle) -> Hit:
    """Return an article, without its words, as a hit."""
    article = found.article
    return Hit(
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


@dataclass(frozen=True)
class Parts:
    """The claims and events of an article, as hits like that of the article itself (``head``)."""

    article: Article
    head: Hit

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the article's actors by id."""
        return {actor.id: actor.name for actor in self.article.actors}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The article's claims by id."""
        return {claim.id: claim for claim in self.article.claims}

    def list(self) -> Iterator[Hit]:
        """Yield the claims, then the events, in the order of the text."""
        yield from map(self.claim, self.article.claims)
        yield from map(self.event, self.article.events)

    def claim(self, claim: Claim) -> Hit:
        """Return a claim as a hit."""
        start = min((one.start for one in claim.content), default=0)
        end = max((one.end for one in claim.content), default=0)
        said_by = tuple(self.sayers(claim))
        more = {"kind": "claim", "said_by": said_by, "direct": claim.direct}
        return self.part(claim.id, start, end, **more)

    def event(self, event: Event) -> Hit:
        """Return an event as a hit."""
        asked = (self.claims[key] for key in event.according_to if key in self.claims)
        times = [time for time in self.article.times if time.id == event.when]
        return self.part(
            event.id,
            event.anchor.start,
            event.anchor.end,
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

    def part(self, key: str, start: int, end: int, **more: Any) -> Hit:
        """Return the hit of a part of the text, with more of its fields."""
        words = blank(self.article.text[start:end])
        return replace(self.head, id=key, snippet=words, start=start, end=end, **more)

    def sayers(self, claim: Claim) -> Iterator[Sayer]:
        """Yield who makes a claim."""
        for one in claim.sources:
            name = self.names.get(one.actor or "")
            yield Sayer(one.text, name, one.kind, one.named, claim.stance, claim.hedged)

    def places(self, event: Event) -> tuple[str, ...]:
        """Return the names of an event's places, each once."""
        names = {place.id: place.name for place in self.article.places}
        return tuple(dict.fromkeys(names[one.place] for one in event.places if one.place in names))

    def parties(self, event: Event) -> tuple[str, ...]:
        """Return the names of those who take part in an event, each once."""
        ids = (one.actor for one in (*event.actors, *event.recipients))
        return tuple(dict.fromkeys(name for key in ids if (name := self.names.get(key or ""))))


def blank(words: str) -> str:
    """Return words with every blank, tab and line's end as one space."""
    return BLANK.sub(" ", words)
