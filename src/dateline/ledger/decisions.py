"""Decisions of people and of linking: merge, split, review, forget. Rows that are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import insert, select

from dateline.ledger.clock import now
from dateline.ledger.journal import Entry, Noted, note
from dateline.ledger.schema import DECISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.ledger.journal import Kind, What

DecisionKind = Literal["merge", "split", "review", "forget"]

TOLD: Final[dict[str, Kind]] = {
    "merge": "merged",
    "split": "split",
    "review": "reviewed",
    "forget": "forgotten",
}
SUBJECTS: Final[dict[str, What]] = {
    "art": "article",
    "clm": "claim",
    "evt": "event",
    "inc": "incident",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of ``subject`` (an id), why and by whom; ``target``: the id it leads to."""

    kind: DecisionKind
    subject: str
    target: str | None
    reason: str
    by: str


def decide(connection: Connection, decision: Decision) -> None:
    """Add a decision, unless the last one of its kind on its subject says the same; note it."""
    if add_decision(connection, decision):
        note_decision(connection, decision)


def add_decision(connection: Connection, decision: Decision) -> bool:
    """Add a decision without noting it; False where the last one on its subject says the same."""
    query = (
        select(DECISIONS)
        .where(DECISIONS.c.kind == decision.kind, DECISIONS.c.subject == decision.subject)
        .order_by(DECISIONS.c.number.desc())
    )
    last = connection.execute(query).first()
    if last and (last.target, last.reason, last.by) == (decision.target, decision.reason, decision.by):
        return False
    row = {
        "kind": decision.kind,
        "subject": decision.subject,
        "number": last.number + 1 if last else 1,
        "target": decision.target,
        "reason": decision.reason,
        "by": decision.by,
        "at": now(),
    }
    connection.execute(insert(DECISIONS), row)
    return True


def note_decision(connection: Connection, decision: Decision) -> None:
    """Note a decision on an article, claim, event or incident for the journal; others have no entry."""
    what = SUBJECTS.get(decision.subject.partition(":")[0])
    if what:
        told = Noted(
            TOLD[decision.kind],
            what,
            decision.subject,
            target=None if decision.kind == "forget" else decision.target,
            reason=decision.reason,
            by=decision.by,
        )
        note(connection, Entry("decision", (told,)))


def why_forgotten(connection: Connection, subject: str) -> str | None:
    """Return the reason of the last decision to forget a subject; None where there is none."""
    query = select(DECISIONS.c.reason).where(
        DECISIONS.c.kind == "forget", DECISIONS.c.subject == subject
    )
    reason: str | None = connection.scalar(query.order_by(DECISIONS.c.number.desc()))
    return reason


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return all decisions, by kind, subject and number."""
    order = (DECISIONS.c.kind, DECISIONS.c.subject, DECISIONS.c.number)
    return tuple(
        Decision(row.kind, row.subject, row.target, row.reason, row.by)
        for row in connection.execute(select(DECISIONS).order_by(*order))
    )
