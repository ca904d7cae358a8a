"""A report as rows of the tables to search in: one small function a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.ledger.query_tables import (
    ARTICLES,
    CLAIM_SOURCES,
    CLAIMS,
    EVENT_ACTORS,
    EVENT_PLACES,
    EVENTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Table

    from dateline.records import Actor, Article, Claim, Event, Place, Report, Span, Time

Row = dict[str, Any]


def make_rows(capture: str, report: Report) -> list[tuple[Table, list[Row]]]:
    """Return the tables with their rows for a report, parents before children."""
    articles = report.articles
    return [
        (ARTICLES, [article_row(capture, i, article) for i, article in enumerate(articles)]),
        (CLAIMS, list(each(claim_rows, articles))),
        (CLAIM_SOURCES, list(each(source_rows, articles))),
        (EVENTS, list(each(event_rows, articles))),
        (EVENT_PLACES, list(each(place_rows, articles))),
        (EVENT_ACTORS, list(each(actor_rows, articles))),
    ]


def each(make: Any, articles: Iterable[Article]) -> Iterator[Row]:
    """Yield the rows that ``make`` gives for every article."""
    for article in articles:
        yield from make(article)


def article_row(capture: str, position: int, article: Article) -> Row:
    """Return the row of an article."""
    return {
        "id": article.id,
        "capture": capture,
        "position": position,
        "kind": article.kind,
        "title": article.title,
        "language": article.language,
        "outlet": article.outlet,
        "agency": article.agency,
        "originally_published_on": article.originally_published_on,
        "canonical_url": article.canonical_url,
        "published": article.published.value,
        "published_basis": article.published.basis,
        "text_sha256": article.text_sha256,
    }


def claim_rows(article: Article) -> Iterator[Row]:
    """Yield a row for each claim."""
    for position, claim in enumerate(article.claims):
        yield claim_row(article.id, position, claim)


def claim_row(article: str, position: int, claim: Claim) -> Row:
    """Return the row of a claim."""
    start, end = bounds(claim.content)
    return {
        "article": article,
        "id": claim.id,
        "position": position,
        "sentence": claim.sentence,
        "span_start": start,
        "span_end": end,
        "stance": claim.stance,
        "venue": claim.venue,
        "direct": claim.direct,
        "hedged": claim.hedged,
        "conditional": claim.conditional,
        "implicit": claim.implicit,
        "within": claim.within,
        "confidence": claim.confidence,
    }


def bounds(spans: tuple[Span, ...]) -> tuple[int, int]:
    """Return the first start and the last end of spans; 0 and 0 where there are none."""
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    return min(starts, default=0), max(ends, default=0)


def source_rows(article: Article) -> Iterator[Row]:
    """Yield a row for each source of each claim."""
    for claim in article.claims:
        for position, source in enumerate(claim.sources):
            yield {
                "article": article.id,
                "claim": claim.id,
                "position": position,
                "kind": source.kind,
                "named": source.named,
                "actor": source.actor,
                "text": source.text,
                "affiliation": source.affiliation,
            }


def event_rows(article: Article) -> Iterator[Row]:
    """Yield a row for each event, with the bounds of its time."""
    times = {time.id: time for time in article.times}
    for position, event in enumerate(article.events):
        yield event_row(article.id, position, event, times.get(event.when or ""))


def event_row(article: str, position: int, event: Event, time: Time | None) -> Row:
    """Return the row of an event."""
    return {
        "article": article,
        "id": event.id,
        "position": position,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "status": event.status,
        "hedged": event.hedged,
        "span_start": event.anchor.start,
        "span_end": event.anchor.end,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "confidence": event.confidence,
    }


def place_rows(article: Article) -> Iterator[Row]:
    """Yield a row for each place of each event."""
    places = {place.id: place for place in article.places}
    for event in article.events:
        for position, at in enumerate(event.places):
            yield {
                "article": article.id,
                "event": event.id,
                "position": position,
                "role": at.role,
                "place": at.place,
                **place_facts(places.get(at.place)),
            }


def place_facts(place: Place | None) -> Row:
    """Return what is known of a place, nulls where nothing is."""
    return {
        "name": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "country": place.country if place else None,
    }


def actor_rows(article: Article) -> Iterator[Row]:
    """Yield a row for each participant of each event."""
    actors = {actor.id: actor for actor in article.actors}
    for event in article.events:
        for role, participants in (("actor", event.actors), ("recipient", event.recipients)):
            for position, participant in enumerate(participants):
                yield {
                    "article": article.id,
                    "event": event.id,
                    "role": role,
                    "position": position,
                    "actor": participant.actor,
                    **actor_facts(actors.get(participant.actor or "")),
                }


def actor_facts(actor: Actor | None) -> Row:
    """Return what is known of an actor, nulls where nothing is."""
    return {
        "name": actor.name if actor else None,
        "country": actor.country if actor else None,
        "sector": actor.sector if actor else None,
    }
