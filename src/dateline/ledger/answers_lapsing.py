"""What makes kept answers lapse: a text that was read anew, reviewed, linked, renamed or forgotten.

An answer rests on the articles that tell of its incident, on the other texts at their addresses, on
ties, and on what actors are called across articles. Lapsed answers are emptied in the same write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from dateline.ledger.answer_tables import INCIDENT_ANSWERS
from dateline.ledger.answers_kept import LAPSED
from dateline.ledger.batching import batches
from dateline.ledger.homes import find_stories_at
from dateline.ledger.link_tables import INCIDENT_MEMBERS, TIES
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import CAPTURES
from dateline.linking.outlets import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

EMPTY = {"made_by": LAPSED, "answer": None}


def are_kept(connection: Connection) -> bool:
    """Tell whether an answer is kept, or being made: else nothing can lapse."""
    query = select(INCIDENT_ANSWERS.c.incident).where(INCIDENT_ANSWERS.c.made_by > LAPSED)
    return connection.scalar(query.limit(1)) is not None


def lapse_all(connection: Connection) -> None:
    """Empty all answers."""
    connection.execute(update(INCIDENT_ANSWERS).values(EMPTY))


def lapse(connection: Connection, incidents: Iterable[str]) -> None:
    """Empty the answers of incidents."""
    for batch in batches(sorted(incidents)):
        lapse_where(connection, INCIDENT_ANSWERS.c.incident.in_(batch))


def lapse_told_by(connection: Connection, articles: Iterable[str]) -> None:
    """Empty the answers of the incidents that articles tell of."""
    for batch in batches(sorted(articles)):
        told = select(INCIDENT_MEMBERS.c.incident).where(INCIDENT_MEMBERS.c.article.in_(batch))
        lapse_where(connection, INCIDENT_ANSWERS.c.incident.in_(told))


def lapse_where(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Empty the answers that fulfil a condition; what is empty is left alone."""
    held = INCIDENT_ANSWERS.c.made_by > LAPSED
    connection.execute(update(INCIDENT_ANSWERS).where(condition, held).values(EMPTY))


def lapse_around(connection: Connection, articles: Iterable[str]) -> None:
    """Empty the answers that rest on articles: those they tell of, and those of their other versions."""
    ids = sorted(articles)
    if ids and are_kept(connection):
        lapse_told_by(connection, {*ids, *find_stories_at(connection, find_homes(connection, ids))})


def lapse_tied(connection: Connection, ends: Iterable[str]) -> None:
    """Empty the answers of the incidents that are told by what is tied to one of these ends."""
    ids = sorted(ends)
    if not ids or not are_kept(connection):
        return
    others: set[str] = set()
    for batch in batches(ids):
        tied = select(TIES.c.a, TIES.c.b).where(or_(TIES.c.a.in_(batch), TIES.c.b.in_(batch)))
        others.update(end for row in connection.execute(tied) for end in row)
    lapse_told_by(connection, others)


def find_homes(connection: Connection, articles: list[str]) -> set[str]:
    """Return the addresses that articles live at (``linking.versions.home``)."""
    query = select(ARTICLES.c.canonical_url, CAPTURES.c.url).join(
        CAPTURES, CAPTURES.c.id == ARTICLES.c.capture
    )
    return {
        home
        for batch in batches(articles)
        for own, fetched in connection.execute(query.where(ARTICLES.c.id.in_(batch)))
        if (home := bare(own or fetched))
    }
