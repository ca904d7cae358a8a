"""What linking found, to rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select

from dateline.answered import Tie
from dateline.ledger.actor_links import update_actors
from dateline.ledger.answer_tables import INCIDENT_ANSWERS
from dateline.ledger.batching import batches
from dateline.ledger.clock import now
from dateline.ledger.inserting import add_all, add_missing, fetch_bare, mark_of
from dateline.ledger.link_tables import (
    COPY_GROUPS,
    COPY_MEMBERS,
    INCIDENT_MEMBERS,
    INCIDENT_ORIGINS,
    INCIDENT_REASONS,
    LINK_UNCOUNTED,
    LINK_WAITING,
    TIES,
)
from dateline.ledger.list_tables import INCIDENT_LISTS
from dateline.ledger.moves import find_members, note_linking
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import INCIDENTS, REVISIONS
from dateline.ledger.waiting import all_waiting, count_step
from dateline.linking.copies import tie_order
from dateline.linking.linkage import CopyGroup, IncidentGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from dateline.ledger.rows import Row
    from dateline.linking.linkage import Linkage

REPLACED = (
    COPY_MEMBERS,
    COPY_GROUPS,
    TIES,
    INCIDENT_ANSWERS,
    INCIDENT_LISTS,
    INCIDENT_ORIGINS,
    INCIDENT_MEMBERS,
    INCIDENT_REASONS,
    LINK_WAITING,
    LINK_UNCOUNTED,
)


def count_revisions(connection: Connection) -> int:
    """Return how many readings and reviews there are; a larger number is a later state of the ledger."""
    tables = (REVISIONS, REVIEWS)
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def save_linkage(connection: Connection, linkage: Linkage) -> None:
    """Put a linkage in the place of all that linking found before; nothing waits any more."""
    before, waiting = find_members(connection), all_waiting(connection)
    for table in REPLACED:
        connection.execute(delete(table))
    add_copies(connection, linkage.copies)
    add_ties(connection, (("", tie) for tie in linkage.ties))
    add_incidents(connection, linkage.incidents)
    counts: list[Row] = [{"incident": key, "origins": count} for key, count in linkage.origins]
    add_all(connection, INCIDENT_ORIGINS, counts)
    note_linking(connection, before, linkage)
    count_step(connection)
    update_actors(connection, waiting)


def add_copies(connection: Connection, groups: Sequence[CopyGroup], first: int = 0) -> None:
    """Add copy groups and their members, numbered from ``first``."""
    heads = [
        {"number": number, "reason": group.reason, "score": group.score}
        for number, group in enumerate(groups, first)
    ]
    members = [
        {"copy_group": number, "position": position, "article": article}
        for number, group in enumerate(groups, first)
        for position, article in enumerate(group.articles)
    ]
    add_all(connection, COPY_GROUPS, heads)
    add_all(connection, COPY_MEMBERS, members)


def add_ties(connection: Connection, ties: Iterable[tuple[str, Tie]]) -> None:
    """Add ties, each with its owner: an incident, a teaser, or, of copies, nothing."""
    last = connection.scalar(select(func.max(TIES.c.number))) or 0
    rows = [
        {
            "number": number,
            "owner": owner,
            "a": tie.a,
            "b": tie.b,
            "kind": tie.kind,
            "reason": tie.reason,
            "score": tie.score,
            "by": tie.by,
        }
        for number, (owner, tie) in enumerate(ties, last + 1)
    ]
    add_all(connection, TIES, rows)


def add_incidents(connection: Connection, groups: Sequence[IncidentGroup]) -> None:
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


def find_parts(connection: Connection, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
    """Return the incidents that articles tell of, by id, with the members of these articles alone."""
    members: dict[str, list[tuple[int, str, str]]] = {}
    mark, of = mark_of(connection), "incident, position, article, event"
    for batch in batches(sorted(set(articles))):
        marks = ", ".join([mark] * len(batch))
        query = f"SELECT {of} FROM incident_members WHERE article IN ({marks})"  # noqa: S608  - marks
        for incident, *member in fetch_bare(connection, query, tuple(batch)):
            members.setdefault(incident, []).append(tuple(member))
    return tuple(
        IncidentGroup(key, tuple((article, event) for _, article, event in sorted(members[key])))
        for key in sorted(members)
    )


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
    """Return the ties at one of whose ends one of these ids stands, by their ends and kinds."""
    found = {
        Tie(row.a, row.b, row.kind, row.reason, row.score, row.by)
        for batch in batches(sorted(set(ids)))
        for row in connection.execute(select(TIES).where(or_(TIES.c.a.in_(batch), TIES.c.b.in_(batch))))
    }
    return tuple(sorted(found, key=lambda tie: (*tie_order(tie), -tie.score, tie.reason)))


def find_copy_groups(connection: Connection, articles: Iterable[str]) -> tuple[CopyGroup, ...]:
    """Return the copy groups that hold one of these articles, by their articles."""
    numbers = {
        number
        for batch in batches(sorted(set(articles)))
        for number in connection.scalars(
            select(COPY_MEMBERS.c.copy_group).where(COPY_MEMBERS.c.article.in_(batch))
        )
    }
    return tuple(sorted(load_copy_groups(connection, sorted(numbers)), key=lambda one: one.articles))


def load_copy_groups(connection: Connection, numbers: Sequence[int]) -> Iterator[CopyGroup]:
    """Yield copy groups with their members."""
    of = COPY_MEMBERS.c
    for batch in batches(numbers):
        members: dict[int, list[str]] = {}
        query = select(of.copy_group, of.article).where(of.copy_group.in_(batch))
        for number, article in connection.execute(query.order_by(of.copy_group, of.position)):
            members.setdefault(number, []).append(article)
        heads = select(COPY_GROUPS).where(COPY_GROUPS.c.number.in_(batch)).order_by(COPY_GROUPS.c.number)
        for row in connection.execute(heads):
            yield CopyGroup(tuple(members.get(row.number, ())), row.reason, row.score)
