"""Triggers that refuse to change or delete what the ledger keeps for good.

One change is let through: content may be erased (set to null, all else left as it was) where a
decision of kind ``forget`` names it. Subjects are ``sha256:HASH`` for a page's body, ``text:HASH``
for a reading text and the capture's id for the reports made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import event

from dateline.ledger.schema import (
    BODIES,
    CAPTURES,
    DECISIONS,
    FETCHES,
    INCIDENTS,
    METADATA,
    REVISIONS,
    TEXTS,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

KEPT: Final = (BODIES, CAPTURES, FETCHES, TEXTS, REVISIONS, DECISIONS, INCIDENTS)
ERASABLE: Final = {  # table: the content that may be erased, and the subject that must be named
    "bodies": ("body", "'sha256:' || OLD.sha256"),
    "texts": ("text", "'text:' || OLD.sha256"),
    "revisions": ("report", "OLD.capture"),
}


def refuse_delete(table: Table) -> str:
    """Return the trigger that refuses to delete rows of a table."""
    return (
        f"CREATE TRIGGER {table.name}_never_deleted BEFORE DELETE ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name}: rows are never deleted'); END"
    )


def refuse_update(table: Table) -> str:
    """Return the trigger that refuses to change rows of a table."""
    unless = f"WHEN NOT ({erasing(table)}) " if table.name in ERASABLE else ""
    return (
        f"CREATE TRIGGER {table.name}_never_changed BEFORE UPDATE ON {table.name} {unless}"
        f"BEGIN SELECT RAISE(ABORT, '{table.name}: rows are never changed'); END"
    )


def erasing(table: Table) -> str:
    """Return the condition under which an update only erases content that is to be forgotten."""
    content, subject = ERASABLE[table.name]
    same = [
        f"NEW.{column.name} IS OLD.{column.name}" for column in table.columns if column.name != content
    ]
    named = f"EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' AND subject = {subject})"  # noqa: S608  - constants
    return " AND ".join([f"NEW.{content} IS NULL", *same, named])


def trigger_statements() -> list[str]:
    """Return all triggers of the ledger, as SQLite writes them."""
    return [make(table) for table in KEPT for make in (refuse_update, refuse_delete)]


@event.listens_for(METADATA, "after_create")
def make_triggers(_: object, connection: Connection, **__: object) -> None:
    """Make the triggers whenever the tables are made."""
    if connection.dialect.name == "sqlite":
        for statement in trigger_statements():
            connection.exec_driver_sql(statement)
