"""What is most worth being looked at next: what nobody has reviewed, the least sure first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.ledger.least_sure import SUBJECTS, least_sure
from dateline.ledger.link_tables import TIES
from dateline.ledger.queries import find_articles
from dateline.ledger.review_lists import WIDEST, say
from dateline.ledger.review_tables import REVIEWS
from dateline.linking.pronouns import say_called
from dateline.records import Claim, Event
from dateline.reviewing.matching import things_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dateline.ledger.least_sure import Foremost
    from dateline.records import Article
    from dateline.reviewing.review import ReviewKind, Thing

KINDS: Final[tuple[ReviewKind, ...]] = ("event", "claim", "merge", "place")


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


def find_queue(
    connection: Connection, limit: int, kinds: tuple[ReviewKind, ...], foremost: Foremost | None = None
) -> tuple[QueueItem, ...]:
    """Return so many things that nobody has reviewed: the kinds in turn, the least sure of each first.

    Of equally sure ones that which most articles have goes first. ``foremost``: kept candidates.
    """
    wanted = [kind for kind in KINDS if kind in (kinds or KINDS)]
    found = [list(queue_of(connection, kind, limit, foremost)) for kind in wanted]
    in_turn = (item for item in chain.from_iterable(zip_longest(*found)) if item)
    return tuple(in_turn)[:limit]


def queue_of(
    connection: Connection, kind: ReviewKind, limit: int, foremost: Foremost | None
) -> Iterator[QueueItem]:
    """Yield the queue of one kind."""
    if kind == "merge":
        yield from queue_of_ties(connection, limit)
        return
    rows = least_sure(connection, SUBJECTS[kind], limit, foremost)
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
        sources = ", ".join(say_called(source.text) or source.kind for source in thing.sources)
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
