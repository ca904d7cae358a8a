"""Incidents by their ids, and where an id leads whose incident was merged or is no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from dateline.ledger.batching import batches
from dateline.ledger.journal_tables import CHANGES
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_REASONS
from dateline.ledger.links import all_incident_groups, load_groups
from dateline.ledger.schema import DECISIONS, INCIDENTS
from dateline.ledger.sought import find_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from dateline.ledger.sought import Sought
    from dateline.linking.linkage import IncidentGroup

Step = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the id of an incident leads: the id it has now (null: it is no more), and why, in order."""

    now: str | None
    reasons: tuple[str, ...] = ()


def find_groups(connection: Connection, ids: Iterable[str]) -> tuple[IncidentGroup, ...]:
    """Return the incidents with these ids, ordered by id; those that are no more are left out."""
    found: dict[str, IncidentGroup] = {}
    for batch in batches(sorted(set(ids))):
        members = select(INCIDENT_MEMBERS).where(INCIDENT_MEMBERS.c.incident.in_(batch))
        reasons = select(INCIDENT_REASONS).where(INCIDENT_REASONS.c.incident.in_(batch))
        found |= {group.id: group for group in load_groups(connection, members, reasons)}
    return tuple(found[key] for key in sorted(found))


def find_groups_near(connection: Connection, sought: Sought) -> tuple[IncidentGroup, ...]:
    """Return the incidents that may hold what is sought, ordered by id."""
    ids = find_near(connection, sought)
    return all_incident_groups(connection) if ids is None else find_groups(connection, ids)


def trace(connection: Connection, wanted: str) -> Trace | None:
    """Return where the id of an incident leads; None where no incident was ever given it."""
    reasons: list[str] = []
    seen, key = set[str](), wanted
    while not is_there(connection, key):
        target, reason = next_step(connection, key)
        if not reason and not reasons and not was_given(connection, key):
            return None
        reasons += [reason] if reason else []
        seen.add(key)
        if target is None or target in seen:
            return Trace(None, tuple(reasons))
        key = target
    return Trace(key, tuple(reasons))


def next_step(connection: Connection, key: str) -> Step:
    """Return the id that another leads to and why; nothing and no reason where neither is known."""
    return next((step for step in steps_from(connection, key)), (None, ""))


def steps_from(connection: Connection, key: str) -> Iterator[Step]:
    """Yield where an id leads: as its last merge was decided, then as the journal has it."""
    merged = select(DECISIONS.c.target, DECISIONS.c.reason).where(
        DECISIONS.c.kind == "merge", DECISIONS.c.subject == key, DECISIONS.c.target.is_not(None)
    )
    for target, reason in connection.execute(merged.order_by(DECISIONS.c.number.desc()).limit(1)):
        yield target, reason
    told = select(CHANGES.c.target, CHANGES.c.reason).where(
        CHANGES.c.id == key, CHANGES.c.what == "incident", CHANGES.c.kind.in_(("merged", "withdrawn"))
    )
    order = (CHANGES.c.number.desc(), CHANGES.c.part.desc())
    for target, reason in connection.execute(told.order_by(*order).limit(1)):
        yield target, reason


def is_there(connection: Connection, key: str) -> bool:
    """Tell whether the last linking has an incident of this id."""
    return bool(connection.scalar(select(exists().where(INCIDENT_MEMBERS.c.incident == key))))


def was_given(connection: Connection, key: str) -> bool:
    """Tell whether an incident was ever given this id."""
    return bool(connection.scalar(select(exists().where(INCIDENTS.c.id == key))))
