"""The least sure of what nobody has reviewed, found without looking at all of it.

A claim or event is as sure as its least sure reading in a story. Which readings are of stories, and what
was reviewed, stands in other tables; looking there for each of a million rows takes long. So candidates
are taken by what an index alone tells, and only these are looked at. A candidate is never put later than
it belongs: nothing that was left out can come before the last of those that are returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select, true

from dateline.ledger.batching import batches
from dateline.ledger.query_tables import ARTICLES, CLAIMS, EVENT_PLACES, EVENTS
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import DECISIONS, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

Least = tuple[str, str, float | None]
"""The id of a claim, event or place, an article that has it, and how sure it is (0..1), where known."""
Rank = tuple[float, int, str]
"""What comes first: what is less sure, then what more articles have, then by id."""
Ranked = tuple[Rank, Least]

KEPT: Final = 2000  # candidates of a kind that are kept between two questions
WIDER: Final = 8  # times as many candidates are looked at where too few were left


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed of one kind: its columns, and which of its rows count."""

    kind: str
    key: Any
    article: Any
    sure: Any
    counts: ColumnElement[bool]


SUBJECTS: Final[dict[str, Subject]] = {
    "event": Subject("event", EVENTS.c.id, EVENTS.c.article, EVENTS.c.confidence, true()),
    "claim": Subject("claim", CLAIMS.c.id, CLAIMS.c.article, CLAIMS.c.confidence, true()),
    "place": Subject(
        "place",
        EVENT_PLACES.c.place,
        EVENT_PLACES.c.article,
        EVENT_PLACES.c.latitude,
        EVENT_PLACES.c.latitude.is_(None),
    ),
}


class Foremost:
    """The first candidates of each kind, kept by a ledger that stays open as long as nothing is read.

    A review takes none of them away: what is reviewed, no story any more or forgotten is left out when
    they are looked at. May be asked from many threads; who asks meanwhile waits.
    """

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, int, list[Rank]]] = {}
        self._lock = Lock()

    def get(self, connection: Connection, subject: Subject, many: int) -> list[Rank]:
        """Return the first ``many`` candidates, or all."""
        state = tell_read(connection)
        with self._lock:
            known, wanted, ranks = self._held.get(subject.kind, ("", 0, []))
            if known != state or wanted < many:
                wanted = max(KEPT, 2 * many)
                ranks = find_candidates(connection, subject, wanted)
                self._held[subject.kind] = state, wanted, ranks
        return ranks[:many]


def tell_read(connection: Connection) -> str:
    """Return what is another once something was read or forgotten; reviews leave it as it is."""
    read = connection.scalar(select(func.count()).select_from(REVISIONS))
    forgotten = select(func.count()).select_from(DECISIONS).where(DECISIONS.c.kind == "forget")
    return f"{read}.{connection.scalar(forgotten)}"


def least_sure(
    connection: Connection, subject: Subject, limit: int, foremost: Foremost | None = None
) -> list[Least]:
    """Return so many that nobody reviewed, the least sure first.

    Of equally sure ones that which most articles have goes first, then by id. ``foremost``: candidates
    that are kept.
    """
    first = foremost or Foremost()
    reviewed = select(func.count()).select_from(REVIEWS).where(REVIEWS.c.kind == subject.kind)
    many = 2 * limit + (connection.scalar(reviewed) or 0)
    while True:
        candidates = first.get(connection, subject, many)
        found = look_at(connection, subject, [key for _, _, key in candidates])[:limit]
        is_all = len(candidates) < many
        if is_all or (len(found) == limit and found[-1][0] <= candidates[-1]):
            return [least for _, least in found]
        many *= WIDER


def find_candidates(connection: Connection, subject: Subject, many: int) -> list[Rank]:
    """Return the first of all, in stories or not, reviewed or not: none is later than it belongs."""
    sure = func.coalesce(func.min(subject.sure), 0.0)
    count = func.count()
    query = (
        select(sure, -count, subject.key)
        .where(subject.counts)
        .group_by(subject.key)
        .order_by(sure, count.desc(), subject.key)
        .limit(many)
    )
    return [(sure, count, key) for sure, count, key in connection.execute(query)]


def look_at(connection: Connection, subject: Subject, keys: Sequence[str]) -> list[Ranked]:
    """Return those candidates that a story has and nobody reviewed, in order."""
    looked_at = exists().where(REVIEWS.c.kind == subject.kind, REVIEWS.c.subject == subject.key)
    article, sure = func.min(subject.article), func.min(subject.sure)
    query = (
        select(subject.key, article, sure, func.count())
        .join(ARTICLES, ARTICLES.c.id == subject.article)
        .where(subject.counts, ARTICLES.c.kind == "story", ~looked_at)
        .group_by(subject.key)
    )
    rows = (
        row
        for batch in batches(keys)
        for row in connection.execute(query.where(subject.key.in_(batch))).all()
    )
    return sorted(
        ((least or 0.0, -count, key), (key, article, least)) for key, article, least, count in rows
    )
