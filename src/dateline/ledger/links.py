"""What linking found, to rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update

from dateline.answered import Tie
from dateline.ledger.actor_links import update_actors
from dateline.ledger.actor_states import find_stale
from dateline.ledger.batching import batches
from dateline.ledger.clock import now
from dateline.ledger.journal import revised_events
from dateline.ledger.link_tables import (
    COPY_GROUPS,
    COPY_MEMBERS,
    INCIDENT_MEMBERS,
    INCIDENT_ORIGINS,
    INCIDENT_REASONS,
    LINKINGS,
    TIES,
)
from dateline.ledger.moves import find_members, note_linking
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import INCIDENTS, REVISIONS
from dateline.ledger.writing import add_all, add_missing
from dateline.linking.linkage import CopyGroup, IncidentGroup, founding_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import Linkage

REPLACED = (
    COPY_MEMBERS,
    COPY_GROUPS,
    TIES,
    INCIDENT_ORIGINS,
    INCIDENT_MEMBERS,
    INCIDENT_REASONS,
    LINKINGS,
)


def count_revisions(connection: Connection) -> int:
    """Return how many readings and reviews there are; a larger number is a later state of the ledger."""
    tables = (REVISIONS, REVIEWS)
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def is_linked(connection: Connection) -> bool:
    """Tell whether the last linking took in every reading and review there is."""
    return count_revisions(connection) == (
        connection.scalar(select(func.max(LINKINGS.c.revisions))) or 0
    )


def count_as_linked(connection: Connection) -> None:
    """Tell the last linking that it took in one review more: one that changes nothing for links."""
    connection.execute(update(LINKINGS).values(revisions=LINKINGS.c.revisions + 1))


def save_linkage(connection: Connection, linkage: Linkage, revisions: int) -> bool:
    """Put a linkage in the place of the one before; False where that one took in more revisions."""
    if revisions < (connection.scalar(select(func.max(LINKINGS.c.revisions))) or 0):
        return False
    before = find_members(connection)
    for table in REPLACED:
        connection.execute(delete(table))
    connection.execute(insert(LINKINGS), {"revisions": revisions})
    add_copies(connection, linkage.copies)
    add_all(connection, TIES, [tie_row(number, tie) for number, tie in enumerate(linkage.ties)])
    add_incidents(connection, linkage.incidents)
    counts: list[Row] = [{"incident": key, "origins": count} for key, count in linkage.origins]
    add_all(connection, INCIDENT_ORIGINS, counts)
    note_linking(connection, before, linkage)
    update_actors(connection, find_stale(connection))
    return True


def add_copies(connection: Connection, groups: tuple[CopyGroup, ...]) -> None:
    """Add the copy groups and their members."""
    heads = [
        {"number": number, "reason": group.reason, "score": group.score}
        for number, group in enumerate(groups)
    ]
    members = [
        {"copy_group": number, "position": position, "article": article}
        for number, group in enumerate(groups)
        for position, article in enumerate(group.articles)
    ]
    add_all(connection, COPY_GROUPS, heads)
    add_all(connection, COPY_MEMBERS, members)


def tie_row(number: int, tie: Tie) -> Row:
    """Return the row of a tie."""
    return {
        "number": number,
        "a": tie.a,
        "b": tie.b,
        "kind": tie.kind,
        "reason": tie.reason,
        "score": tie.score,
        "by": tie.by,
    }


def add_incidents(connection: Connection, groups: tuple[IncidentGroup, ...]) -> None:
    """Add the incidents: their ids for good, their members and reasons until the next linking."""
    at = now()
    heads: list[Row] = [
        {"id": group.id, "founding_article": article, "founding_event": event, "given_at": at}
        for group in groups
        for article, event in group.members[:1]
    ]
    members: list[Row] = [
        {"incident": group.id, "position": position, "article": article, "event": event}
        for group in groups
        for position, (article, event) in enumerate(group.members)
    ]
    reasons: list[Row] = [
        {"incident": group.id, "position": position, "reason": reason}
        for group in groups
        for position, reason in enumerate(group.reasons)
    ]
    add_missing(connection, INCIDENTS, heads)
    add_all(connection, INCIDENT_MEMBERS, members)
    add_all(connection, INCIDENT_REASONS, reasons)


def find_incident_ids(connection: Connection) -> dict[str, str]:
    """Return the ids given so far by their founding members, and by what these were revised to."""
    query = select(INCIDENTS).order_by(INCIDENTS.c.id)
    given = {
        founding_key((row.founding_article, row.founding_event)): row.id
        for row in connection.execute(query)
    }
    for article, old, new in revised_events(connection):
        incident = given.get(founding_key((article, old)))
        if incident:
            given.setdefault(founding_key((article, new)), incident)
    return given


def all_incident_groups(connection: Connection) -> tuple[IncidentGroup, ...]:
    """Return the incidents of the last linking, ordered by id."""
    return load_groups(connection, select(INCIDENT_MEMBERS), select(INCIDENT_REASONS))


def find_incident_groups(connection: Connection, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
    """Return the incidents that these articles tell of, ordered by id."""
    found: dict[str, IncidentGroup] = {}
    for batch in batches(sorted(set(articles))):
        held = select(INCIDENT_MEMBERS.c.incident).where(INCIDENT_MEMBERS.c.article.in_(batch))
        members = select(INCIDENT_MEMBERS).where(INCIDENT_MEMBERS.c.incident.in_(held))
        reasons = select(INCIDENT_REASONS).where(INCIDENT_REASONS.c.incident.in_(held))
        found |= {group.id: group for group in load_groups(connection, members, reasons)}
    return tuple(found[key] for key in sorted(found))


def load_groups(
    connection: Connection, of_members: Select[Any], of_reasons: Select[Any]
) -> tuple[IncidentGroup, ...]:
    """Return the incidents of two queries over their members and their reasons, ordered by id."""
    members: dict[str, list[tuple[str, str]]] = {}
    reasons: dict[str, list[str]] = {}
    order = (INCIDENT_MEMBERS.c.incident, INCIDENT_MEMBERS.c.position)
    for row in connection.execute(of_members.order_by(*order)):
        members.setdefault(row.incident, []).append((row.article, row.event))
    for row in connection.execute(of_reasons.order_by(INCIDENT_REASONS.c.position)):
        reasons.setdefault(row.incident, []).append(row.reason)
    return tuple(
        IncidentGroup(key, tuple(pairs), tuple(reasons.get(key, ()))) for key, pairs in members.items()
    )


def find_ties(connection: Connection, ids: Iterable[str]) -> tuple[Tie, ...]:
    """Return the ties at one of whose ends one of these ids stands, in the order linking gave."""
    rows = {
        row.number: Tie(row.a, row.b, row.kind, row.reason, row.score, row.by)
        for batch in batches(sorted(set(ids)))
        for row in connection.execute(select(TIES).where(or_(TIES.c.a.in_(batch), TIES.c.b.in_(batch))))
    }
    return tuple(rows[number] for number in sorted(rows))


def find_copy_groups(connection: Connection, articles: Iterable[str]) -> tuple[CopyGroup, ...]:
    """Return the copy groups that hold one of these articles, in the order linking gave."""
    numbers = {
        number
        for batch in batches(sorted(set(articles)))
        for number in connection.scalars(
            select(COPY_MEMBERS.c.copy_group).where(COPY_MEMBERS.c.article.in_(batch))
        )
    }
    return tuple(load_copy_group(connection, number) for number in sorted(numbers))


def load_copy_group(connection: Connection, number: int) -> CopyGroup:
    """Return one copy group with its members."""
    head = connection.execute(select(COPY_GROUPS).where(COPY_GROUPS.c.number == number)).one()
    members = connection.scalars(
        select(COPY_MEMBERS.c.article)
        .where(COPY_MEMBERS.c.copy_group == number)
        .order_by(COPY_MEMBERS.c.position)
    )
    return CopyGroup(tuple(members), head.reason, head.score)
