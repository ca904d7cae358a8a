"""What was decided, in words; and what is most worth being looked at next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select

from dateline.ledger.link_tables import TIES
from dateline.ledger.queries import find_articles, find_texts
from dateline.ledger.query_tables import ARTICLES, CLAIMS, EVENT_PLACES, EVENTS
from dateline.ledger.review_rows import all_reviews
from dateline.ledger.review_tables import REVIEWS
from dateline.records import Claim, Event
from dateline.reviewing.matching import things_of
from dateline.reviewing.review import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

    from dateline.records import Article
    from dateline.reviewing.review import Review, ReviewKind, Thing

KINDS: Final[tuple[ReviewKind, ...]] = ("event", "claim", "merge", "place")
WIDEST: Final = 200  # characters of a thing's words that a list repeats


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A decision with its words; ``set`` has the corrected fields, spans with their words."""

    number: int
    kind: ReviewKind
    id: str
    choice: str
    set: dict[str, Any]
    words: str
    note: str
    by: str
    at: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class QueueItem:
    """Something that nobody has reviewed yet: its words, what it was read as, and how sure that is.

    ``confidence`` is 0..1, comparable within one kind only; null for a place, which has none.
    """

    kind: ReviewKind
    id: str
    confidence: float | None
    read_as: str
    words: str
    article: str
    title: str | None


def list_reviews(connection: Connection) -> tuple[ReviewShown, ...]:
    """Return all decisions in the order of time."""
    reviews = all_reviews(connection)
    counting = {review.number for review in in_force(reviews)}
    texts = find_texts(connection, {review.text_sha256 for review in reviews})
    return tuple(
        show_review(review, texts.get(review.text_sha256, ""), counts=review.number in counting)
        for review in reviews
    )


def show_review(review: Review, text: str, *, counts: bool) -> ReviewShown:
    """Return a decision with its words taken from its text."""
    kept = review.content.kept
    return ReviewShown(
        review.number,
        review.kind,
        review.subject,
        review.choice,
        {name: show_value(value, text) for name, value in review.content.set.items()},
        say(kept.thing)[:WIDEST] if kept and kept.thing else "",
        review.content.note,
        review.by,
        review.at,
        counts,
    )


def show_value(value: Any, text: str) -> Any:
    """Return a corrected value with its spans as objects with their words."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(part) is int for part in value):
            start, end = value
            return {"start": start, "end": end, "text": text[start:end]}
        return [show_value(item, text) for item in value]
    if isinstance(value, dict) and "start" in value:
        return value | {"text": text[value["start"] : value["end"]]}
    return value


def say(thing: Thing) -> str:
    """Return the words of a claim's content, an event's anchor, or a place's name."""
    if isinstance(thing, Claim):
        return " … ".join(span.text for span in thing.content)
    return thing.anchor.text if isinstance(thing, Event) else thing.name


# --- what to look at next ----------------------------------------------------------------------


def find_queue(
    connection: Connection, limit: int, kinds: tuple[ReviewKind, ...]
) -> tuple[QueueItem, ...]:
    """Return so many things that nobody has reviewed: the kinds in turn, the least sure of each first.

    Of equally sure ones that which most articles have goes first.
    """
    found = [list(queue_of(connection, kind, limit)) for kind in KINDS if kind in (kinds or KINDS)]
    in_turn = (item for item in chain.from_iterable(zip_longest(*found)) if item)
    return tuple(in_turn)[:limit]


def queue_of(connection: Connection, kind: ReviewKind, limit: int) -> Iterator[QueueItem]:
    """Yield the queue of one kind."""
    if kind == "merge":
        yield from queue_of_ties(connection, limit)
        return
    rows = connection.execute(QUEUES[kind].limit(limit)).all()
    articles = {one.article.id: one.article for one in find_articles(connection, {r[1] for r in rows})}
    for key, article, confidence in rows:
        one = articles.get(article)
        thing = next((each for each in things_of(one, kind) if each.id == key), None) if one else None
        if one and thing:
            yield make_item(one, kind, thing, confidence)


def make_item(article: Article, kind: ReviewKind, thing: Thing, sure: float | None) -> QueueItem:
    """Return a thing of an article as an item of the queue."""
    words = say(thing)[:WIDEST]
    return QueueItem(kind, thing.id, sure, describe(thing), words, article.id, article.title)


def describe(thing: Thing) -> str:
    """Return what a thing was read as, in a few words."""
    if isinstance(thing, Claim):
        sources = ", ".join(source.text or source.kind for source in thing.sources)
        return f"{sources} {thing.stance}" if sources else thing.stance
    if isinstance(thing, Event):
        return (
            f"{thing.type}.{thing.mode} {thing.status}" if thing.mode else f"{thing.type} {thing.status}"
        )
    others = len(thing.alternatives)
    return f"not resolved, {others} of that name" if others else "not resolved"


def queue_of_ties(connection: Connection, limit: int) -> Iterator[QueueItem]:
    """Yield the weakest of what the machine took for one happening."""
    reviewed = set(connection.scalars(select(REVIEWS.c.subject).where(REVIEWS.c.kind == "merge")))
    query = select(TIES).where(TIES.c.kind == "same_event", TIES.c.by == "machine")
    weakest = query.order_by(TIES.c.score, TIES.c.number).limit(limit + len(reviewed))
    for row in connection.execute(weakest).all():
        subject = "=".join(sorted((row.a, row.b)))
        if subject not in reviewed and row.a.startswith("evt:"):
            yield QueueItem("merge", subject, row.score, "same_event", row.reason, "", None)


def make_queue(kind: str, key: Any, article: Any, sure: Any) -> Select[Any]:
    """Return the query for what nobody reviewed, the least sure first: id, an article, confidence."""
    looked_at = exists().where(REVIEWS.c.kind == kind, REVIEWS.c.subject == key)
    return (
        select(key, func.min(article), func.min(sure))
        .join(ARTICLES, ARTICLES.c.id == article)
        .where(ARTICLES.c.kind == "story", ~looked_at)
        .group_by(key)
        .order_by(func.min(sure), func.count().desc(), key)
    )


QUEUES: Final[dict[str, Select[Any]]] = {
    "event": make_queue("event", EVENTS.c.id, EVENTS.c.article, EVENTS.c.confidence),
    "claim": make_queue("claim", CLAIMS.c.id, CLAIMS.c.article, CLAIMS.c.confidence),
    "place": make_queue(
        "place", EVENT_PLACES.c.place, EVENT_PLACES.c.article, EVENT_PLACES.c.latitude
    ).where(EVENT_PLACES.c.latitude.is_(None)),
}
