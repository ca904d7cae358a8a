"""Tellings: what a story tells of its events, in the folded words that questions are asked in.

A telling is made of one article alone. It is kept, so that a question need not open the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.days import event_days
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, Claim, Event, Source

APART = " | "  # parts names: no folded word holds it


class EventTold(NamedTuple):
    """What is told of one event. Words and names have a blank on each side.

    ``first`` and ``last``: its days, stated or of publication, counted as dates are; null without any;
    ``own``: its own words, and those of its actors and places; ``said``: those of its claims, and of who
    makes them; ``actors``: the names of those that act, are acted on, or say so; ``parts``: their ids in
    the article; ``places``: the names of its places, of their regions and countries.
    """

    id: str
    type: str
    first: int | None
    last: int | None
    own: str
    said: str
    actors: str
    parts: tuple[str, ...]
    places: str


class StoryTold(NamedTuple):
    """What a story tells. ``around``: the words of its title, and of the names of its places."""

    article: str
    outlet: str
    published: str
    around: str
    events: tuple[EventTold, ...]


def tell(one: LinkedArticle) -> StoryTold:
    """Return what a story tells."""
    article = one.article
    names = (article.title or "", *(place.name for place in article.places))
    events = tuple(tell_event(one, event) for event in article.events)
    published = article.published.value or ""
    return StoryTold(article.id, article.outlet or "", published, join_words(names), events)


def tell_event(one: LinkedArticle, event: Event) -> EventTold:
    """Return what is told of an event."""
    article = one.article
    first, last = event_days(article, event) or (None, None)
    parts = tuple(dict.fromkeys(participants(article, event)))
    return EventTold(
        id=event.id,
        type=event.type,
        first=first,
        last=last,
        own=join_words(own_texts(article, event)),
        said=join_words(said_texts(article, event)),
        actors=join_names(actor_names(article, event, parts)),
        parts=parts,
        places=join_names(place_names(article, event)),
    )


def join_words(texts: Iterable[str]) -> str:
    """Return the folded words of texts, each once, with a blank on each side; empty without any."""
    words = dict.fromkeys(word for text in texts for word in fold_words(text))
    return f" {' '.join(words)} " if words else ""


def join_names(names: Iterable[str]) -> str:
    """Return names as folded words, each name once, parted, with a blank on each side."""
    folded = dict.fromkeys(" ".join(fold_words(name)) for name in names)
    return f" {APART.join(folded)} " if folded else ""


def own_texts(article: Article, event: Event) -> Iterator[str]:
    """Yield the texts of an event: its own, and the names of its actors and places."""
    actors = {each.actor for each in (*event.actors, *event.recipients)}
    places = {each.place for each in event.places}
    yield from (event.anchor.text, event.trigger.text)
    yield from (span.text for span in (*event.object, *event.instruments))
    for each in article.actors:
        if each.id in actors:
            yield from (each.name, *each.aliases)
    yield from (each.name for each in article.places if each.id in places)
    yield from (place.text for where in event.places for place in where.spans)


def said_texts(article: Article, event: Event) -> Iterator[str]:
    """Yield the texts of the claims that an event rests on, and of who makes them."""
    for claim in claims_of(article, event):
        yield from (each.text or "" for each in claim.sources)
        yield from (each.text for each in claim.content)


def claims_of(article: Article, event: Event) -> Iterator[Claim]:
    """Yield the claims that an event rests on."""
    return (claim for claim in article.claims if claim.id in event.according_to)


def sources_of(article: Article, event: Event) -> Iterator[Source]:
    """Yield the sources of the claims that an event rests on."""
    return (source for claim in claims_of(article, event) for source in claim.sources)


def participants(article: Article, event: Event) -> Iterator[str]:
    """Yield those that act in an event, are acted on, or say so, as actors of the article."""
    ids = [part.actor for part in (*event.actors, *event.recipients)]
    ids += [source.actor for source in sources_of(article, event)]
    yield from filter(None, ids)


def actor_names(article: Article, event: Event, parts: Iterable[str]) -> Iterator[str]:
    """Yield the names of those that take part in an event, and the words of its sources."""
    wanted = frozenset(parts)
    for actor in article.actors:
        if actor.id in wanted:
            yield from (actor.name, *actor.aliases)
    yield from (source.text or "" for source in sources_of(article, event))


def place_names(article: Article, event: Event) -> Iterator[str]:
    """Yield the names of the places of an event, of their regions and countries."""
    wanted = {where.place for where in event.places}
    for place in article.places:
        if place.id in wanted:
            yield from (place.name, place.admin1 or "", place.country or "")
