"""Answers on incidents that many articles tell of, kept ready, and never those of another state.

Whatever changes an answer lapses it in the same write (``answers_lapsing.py``); it is then made anew by
the next linking, and until then by whoever asks. An answer that is being made is claimed first: it is
kept only where nothing lapsed it meanwhile.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from sqlalchemy import bindparam, delete, select, update

from dateline import jsons
from dateline.answered import IncidentAnswer
from dateline.ledger.answer_tables import INCIDENT_ANSWERS
from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_all
from dateline.ledger.waiting import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import Entry, IncidentGroup

MANY: Final = 2  # articles from which the answer on an incident is kept: one is read quickly
ANSWERS: Final = f"{RULES}+answers/2"  # answers that others made are made anew
LAPSED: Final = ""
QUICKLY: Final = 1  # of zlib: an answer is packed once and read often


def find_kept(connection: Connection, ids: Iterable[str]) -> dict[str, IncidentAnswer]:
    """Return the answers on incidents that are kept, by id.

    By which rules they were made is looked at here: a database that is asked for it goes through all of
    these rules' answers, which are nearly all there are, instead of looking up the ids.
    """
    of = INCIDENT_ANSWERS.c
    query = select(of.incident, of.answer, of.made_by).where(of.answer.is_not(None))
    return {
        row.incident: jsons.decode(zlib.decompress(row.answer), IncidentAnswer)
        for batch in batches(sorted(set(ids)))
        for row in connection.execute(query.where(of.incident.in_(batch))).all()
        if row.made_by == ANSWERS
    }


def find_lapsed(connection: Connection) -> frozenset[str]:
    """Return the incidents whose answers are to be made."""
    of = INCIDENT_ANSWERS.c
    return frozenset(
        key
        for waiting in (of.made_by < ANSWERS, of.made_by > ANSWERS)  # one index search each
        for key in connection.scalars(select(of.incident).where(waiting))
    )


def claim_lapsed(connection: Connection, limit: int) -> tuple[str, tuple[str, ...]]:
    """Claim the answers that are to be made, at most so many; return the claim and their incidents.

    What another run has claimed and not made is claimed as well: it may have been killed.
    """
    of, claim = INCIDENT_ANSWERS.c, f"claim {uuid4().hex}"
    ids = [
        key
        for waiting in (of.made_by < ANSWERS, of.made_by > ANSWERS)  # one index search each
        for key in connection.scalars(select(of.incident).where(waiting).limit(limit))
    ][:limit]
    for batch in batches(ids):
        values = {"made_by": claim, "answer": None}
        connection.execute(update(INCIDENT_ANSWERS).where(of.incident.in_(batch)).values(values))
    return claim, tuple(ids)


def keep(connection: Connection, claim: str, made: Mapping[str, IncidentAnswer]) -> None:
    """Keep the answers that were made under a claim; those that lapsed meanwhile are still to be made.

    Where none was made, no story tells of the incident any more. Of what few articles tell of, it is
    kept that the answer was made, and what it was made for: whether sources contradict each other.
    """
    of = INCIDENT_ANSWERS.c
    statement = update(INCIDENT_ANSWERS).where(of.incident == bindparam("key"), of.made_by == claim)
    rows: list[Row] = [
        {"key": key, "made": ANSWERS, "packed": pack(one) if one.articles >= MANY else None}
        for key, one in made.items()
    ]
    if rows:
        connection.execute(statement.values(made_by=bindparam("made"), answer=bindparam("packed")), rows)
    connection.execute(delete(INCIDENT_ANSWERS).where(of.made_by == claim))


def pack(answer: IncidentAnswer) -> bytes:
    """Return an answer as it is kept."""
    return zlib.compress(jsons.encode(answer), QUICKLY)


def find_claimed(connection: Connection, claim: str) -> set[str]:
    """Return the incidents whose answers are still to be made under a claim."""
    of = INCIDENT_ANSWERS.c
    return set(connection.scalars(select(of.incident).where(of.made_by == claim)))


def expect(
    connection: Connection, groups: Sequence[IncidentGroup], entries: Mapping[str, Entry]
) -> None:
    """Have the answers of incidents that were just counted be made, where many articles tell of them.

    Those too of which nothing else tells whether they are disputed.
    """
    for batch in batches([group.id for group in groups]):
        connection.execute(delete(INCIDENT_ANSWERS).where(INCIDENT_ANSWERS.c.incident.in_(batch)))
    many = {one.id for one in groups if len({article for article, _ in one.members}) >= MANY}
    many |= {key for key, entry in entries.items() if entry.disputed is None}
    add_all(connection, INCIDENT_ANSWERS, [{"incident": key, "made_by": LAPSED} for key in sorted(many)])
