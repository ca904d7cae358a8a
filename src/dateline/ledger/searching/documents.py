"""A report's articles, claims and events as rows of the tables that searches ask."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline import jsons
from dateline.gazetteer.countries import countries
from dateline.hosts import host_of
from dateline.ledger.searching.facets import (
    day_facets,
    facet,
    parse_day,
    point_facets,
)
from dateline.ledger.searching.ranges import told_days
from dateline.ledger.searching.tokens import make_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.ledger.rows import Row
    from dateline.records import Actor, Article, Claim, Event, Mention, Place, Source, Span

DAY_BITS: Final = 41  # below the day of publication in a number
ITEM_BITS: Final = 14  # below the article: its claims or events
LAST_ITEM: Final = (1 << ITEM_BITS) - 1
APART: Final = " _ "  # parts names, so that no phrase reaches from one into the next
GAP: Final = "\n"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What filters ask of an event; ``points`` are latitudes and longitudes."""

    id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The events that a row tells of, the claims that bear what it shows, and their sources' names.

    ``names`` are actors' ids with their names.
    """

    events: tuple[ToldEvent, ...] = ()
    claims: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """An article with its actors, places and claims by id, and its events as filters see them."""

    article: Article
    url: str | None  # of its page
    actors: dict[str, Actor]
    places: dict[str, Place]
    claims: dict[str, Claim]
    events: dict[str, ToldEvent]


def base_number(article: Article, turn: int = 0) -> int:
    """Return the first of the numbers of an article's rows; another one for every ``turn``."""
    day = parse_day(article.published.value)
    digest = hashlib.sha256(f"{article.id} {turn}".encode()).digest()
    bits = DAY_BITS - ITEM_BITS
    place = int.from_bytes(digest[:8], "big") >> (64 - bits)
    return ((day.toordinal() if day else 0) << DAY_BITS) | (place << ITEM_BITS)


def make_documents(article: Article, url: str | None, base: int) -> dict[str, list[Row]]:
    """Return the rows of one article, whose page lies at ``url``, by kind."""
    cast = make_cast(article, url)
    claims = article.claims[: LAST_ITEM + 1]
    events = article.events[: LAST_ITEM + 1]
    return {
        "articles": [article_row(cast, base)],
        "claims": [claim_row(cast, claim, base + n) for n, claim in enumerate(claims)],
        "events": [event_row(cast, event, base + n) for n, event in enumerate(events)],
    }


def make_cast(article: Article, url: str | None) -> Cast:
    """Return an article with what its parts are looked up in."""
    actors = {actor.id: actor for actor in article.actors}
    places = {place.id: place for place in article.places}
    cast = Cast(article, url, actors, places, {claim.id: claim for claim in article.claims}, {})
    times = {time.id: time for time in article.times}
    for event in article.events:
        time = times.get(event.when or "")
        when = (time.earliest, time.latest) if time else (None, None)
        points = tuple(points_of(places_of(cast, event)))
        cast.events[event.id] = ToldEvent(event.id, event.type, event.status, *when, points)
    return cast


def places_of(cast: Cast, event: Event) -> list[Place]:
    """Return the known places of an event."""
    return [cast.places[at.place] for at in event.places if at.place in cast.places]


def parties(cast: Cast, event: Event) -> list[Actor]:
    """Return the known actors that take part in an event."""
    ids = (each.actor for each in (*event.actors, *event.recipients))
    return [cast.actors[key] for key in ids if key in cast.actors]


def article_row(cast: Cast, number: int) -> Row:
    """Return the row of an article: its title and text, everyone and everything it names."""
    article = cast.article
    told = Told(tuple(cast.events.values()))
    facets = [facet("stance", claim.stance) for claim in article.claims]
    return {
        **common(cast, number, told, facets),
        "item": article.id,
        "start": 0,
        "end": len(article.text),
        "title": make_words(article.title),
        "words": make_words(article.text),
        "sources": join_names(source_names(cast, article.claims)),
        "actors": join_actors(article.actors),
        "places": join_places(article.places),
    }


def claim_row(cast: Cast, claim: Claim, number: int) -> Row:
    """Return the row of a claim: its words and its source, who it is about, the events it bears."""
    article = cast.article
    events = tuple(cast.events[event.id] for event in article.events if claim.id in event.according_to)
    start, end = bounds(claim.content)
    named = [actor for actor in article.actors if touches(actor.mentions, claim.content)]
    there = [place for place in article.places if touches(place.mentions, claim.content)]
    facets = [facet("stance", claim.stance), *(["_direct"] if claim.direct else [])]
    row = common(cast, number, Told(events, (claim.id,), speakers(cast, (claim,))), facets)
    return {
        **row,
        "item": claim.id,
        "start": start,
        "end": end,
        "title": "",
        "words": make_words(GAP.join(span.text for span in claim.content)),
        "sources": join_names(source_names(cast, (claim,))),
        "actors": join_actors(named),
        "places": join_places(there),
    }


def event_row(cast: Cast, event: Event, number: int) -> Row:
    """Return the row of an event: the sentence it stands in, its parties and places."""
    article = cast.article
    told = cast.events[event.id]
    claims = [cast.claims[key] for key in event.according_to if key in cast.claims]
    start, end = passage_of(article, event)
    facets = [facet("stance", claim.stance) for claim in claims]
    return {
        **common(cast, number, Told((told,), event.according_to, speakers(cast, claims)), facets),
        "item": event.id,
        "start": start,
        "end": end,
        "title": "",
        "words": make_words(article.text[start:end]),
        "sources": join_names(source_names(cast, claims)),
        "actors": join_actors(parties(cast, event)),
        "places": join_places(places_of(cast, event)),
    }


def common(cast: Cast, number: int, told: Told, facets: Sequence[str]) -> Row:
    """Return what rows of all kinds have: number, article, what is told, outlet and facets."""
    article = cast.article
    found = set(facets)
    for event in told.events:
        found.update(event_facets(event))
    return {
        "number": number,
        "article": article.id,
        "told": jsons.encode_text(told),
        "outlet": join_names(outlet_names(article, cast.url)),
        "facets": " ".join(sorted(found)),
    }


def event_facets(event: ToldEvent) -> list[str]:
    """Return the words for what filters ask of an event."""
    found = [facet("type", event.type), facet("status", event.status), *point_facets(event.points)]
    days = told_days(event)
    return found + (day_facets(days) if days else [])


def bounds(spans: Sequence[Span]) -> tuple[int, int]:
    """Return the first start and the last end of spans; 0 and 0 where there are none."""
    return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)


def passage_of(article: Article, event: Event) -> tuple[int, int]:
    """Return the bounds of the sentence that an event's trigger stands in, else those of its anchor."""
    start = event.trigger.start
    around = ((one.start, one.end) for one in article.sentences if one.start <= start < one.end)
    return next(around, (event.anchor.start, event.anchor.end))


def touches(mentions: Iterable[Mention], spans: Sequence[Span]) -> bool:
    """Tell whether one of the mentions shares a character with one of the spans."""
    return any(one.start < span.end and span.start < one.end for one in mentions for span in spans)


def points_of(places: Iterable[Place]) -> list[tuple[float, float]]:
    """Return the coordinates of the places that have some, each once."""
    return sorted(
        {
            (place.latitude, place.longitude)
            for place in places
            if place.latitude is not None and place.longitude is not None
        }
    )


def actor_names(actor: Actor) -> tuple[str, ...]:
    """Return the names an actor is found by."""
    return (actor.name, *actor.aliases)


def place_names(place: Place) -> tuple[str, ...]:
    """Return the names a place is found by: its own, those in the text, division and country."""
    written = dict.fromkeys(each.text for each in place.mentions if each.kind == "name")
    country = countries().get(place.country or "")
    return (place.name, *written, place.admin1 or "", country.name if country else "")


def speakers(cast: Cast, claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    """Return the ids and names of the actors who make claims."""
    ids = (source.actor for claim in claims for source in claim.sources)
    return tuple(dict.fromkeys((key, cast.actors[key].name) for key in ids if key in cast.actors))


def join_actors(actors: Iterable[Actor]) -> str:
    """Return the names of actors as folded words."""
    return join_names(name for actor in actors for name in actor_names(actor))


def join_places(places: Iterable[Place]) -> str:
    """Return the names of places as folded words."""
    return join_names(name for place in places for name in place_names(place))


def source_names(cast: Cast, claims: Iterable[Claim]) -> list[str]:
    """Return the names and words by which the sources of claims are found."""
    return [name for claim in claims for source in claim.sources for name in names_of(cast, source)]


def names_of(cast: Cast, source: Source) -> list[str]:
    """Return the words of a source, its affiliation, and the names of its actor."""
    actor = cast.actors.get(source.actor or "")
    return [source.text or "", source.affiliation or "", *(actor_names(actor) if actor else ())]


def outlet_names(article: Article, url: str | None) -> list[str]:
    """Return the names an outlet is found by, the host of its page among them."""
    return [article.outlet or "", article.agency or "", host_of(article.canonical_url) or host_of(url)]


def join_names(names: Iterable[str]) -> str:
    """Return names as folded words, each name once, parted so that no phrase spans two."""
    return APART.join(dict.fromkeys(filter(None, map(make_words, names))))
