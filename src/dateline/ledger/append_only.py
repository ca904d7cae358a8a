"""Triggers that refuse to change or delete what the ledger keeps for good.

A few changes are let through: content may be erased, or a person's name in it be masked, where a
decision of kind ``forget`` names it. Subjects are

- ``sha256:HASH`` for a page's body that stays forgotten, ``bytes:HASH`` for one that is only erased;
- ``text:HASH`` for a reading text that stays forgotten, ``unheld:HASH`` for one that no page holds any
  more and that comes back with the next page that does;
- a capture's id for the reports made of it;
- a text's, as above, for what reviews of it quote, and ``grade:NUMBER`` for the words of a grade;
- ``masked:HASH`` for a text, ``masked:CAPTURE`` for a capture and its reports: names are masked there;
  ``masked:searches`` for saved searches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import event

from dateline.ledger.journal_tables import CHANGES, JOURNAL
from dateline.ledger.review_tables import GRADES, REVIEWS
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
from dateline.ledger.searching.tables import SAVED

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

KEPT: Final = (
    BODIES,
    CAPTURES,
    FETCHES,
    TEXTS,
    REVISIONS,
    DECISIONS,
    INCIDENTS,
    JOURNAL,
    CHANGES,
    SAVED,
    REVIEWS,
    GRADES,
)


def forgotten(*subjects: str) -> str:
    """Return the condition that a decision to forget names one of these subjects (SQL expressions)."""
    return (
        "EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' "  # noqa: S608  - constants
        f"AND subject IN ({', '.join(subjects)}))"
    )


ERASED_BODY: Final = forgotten("'sha256:' || OLD.sha256", "'bytes:' || OLD.sha256")
FORGOTTEN_TEXT: Final = forgotten("'text:' || OLD.sha256")
UNHELD_TEXT: Final = forgotten("'unheld:' || OLD.sha256")
MASKED_TEXT: Final = forgotten("'masked:' || OLD.sha256")
MASKED_CAPTURE: Final = forgotten("'masked:' || OLD.capture")
ERASED_QUOTES: Final = forgotten("'text:' || OLD.text_sha256", "'unheld:' || OLD.text_sha256")
MASKED_QUOTES: Final = forgotten("'masked:' || OLD.text_sha256")
FORGOTTEN_GRADE: Final = forgotten("'grade:' || OLD.number")
CHANGEABLE: Final = {  # table: the columns that may change, and when any of them may
    "bodies": (
        ("body",),
        (f"NEW.body IS NULL AND {ERASED_BODY}",),
    ),
    "texts": (
        ("text",),
        (
            f"NEW.text IS NULL AND ({FORGOTTEN_TEXT} OR {UNHELD_TEXT})",
            f"NEW.text IS NOT NULL AND OLD.text IS NOT NULL AND {MASKED_TEXT}",
            f"NEW.text IS NOT NULL AND OLD.text IS NULL AND NOT {FORGOTTEN_TEXT}",
        ),
    ),
    "revisions": (
        ("report", "options"),
        (
            f"NEW.report IS NULL AND {forgotten('OLD.capture')}",
            f"NEW.report IS NOT NULL AND OLD.report IS NOT NULL AND {MASKED_CAPTURE}",
        ),
    ),
    "captures": (("source", "url", "given_id"), (forgotten("'masked:' || OLD.id"),)),
    "saved_searches": (("name", "number", "query"), (forgotten("'masked:searches'"),)),
    "fetches": (
        ("asked", "url", "headers", "notes"),
        (forgotten("'sha256:' || OLD.page_sha256", "'bytes:' || OLD.page_sha256"),),
    ),
    "reviews": (
        ("content",),
        (
            f"NEW.content IS NULL AND {ERASED_QUOTES}",
            f"NEW.content IS NOT NULL AND OLD.content IS NOT NULL AND {MASKED_QUOTES}",
        ),
    ),
    "grades": (("content",), (f"NEW.content IS NULL AND {FORGOTTEN_GRADE}",)),
}


def refuse_delete(table: Table) -> str:
    """Return the trigger that refuses to delete rows of a table."""
    return (
        f"CREATE TRIGGER {table.name}_never_deleted BEFORE DELETE ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name}: rows are never deleted'); END"
    )


def refuse_update(table: Table) -> str:
    """Return the trigger that refuses to change rows of a table."""
    unless = f"WHEN NOT ({allowed(table)}) " if table.name in CHANGEABLE else ""
    return (
        f"CREATE TRIGGER {table.name}_never_changed BEFORE UPDATE ON {table.name} {unless}"
        f"BEGIN SELECT RAISE(ABORT, '{table.name}: rows are never changed'); END"
    )


def allowed(table: Table) -> str:
    """Return the condition under which an update only erases, masks or restores content."""
    content, conditions = CHANGEABLE[table.name]
    same = [
        f"NEW.{column.name} IS OLD.{column.name}"
        for column in table.columns
        if column.name not in content
    ]
    return " AND ".join([*same, f"({' OR '.join(f'({one})' for one in conditions)})"])


def trigger_statements() -> list[str]:
    """Return all triggers of the ledger, as SQLite writes them."""
    return [make(table) for table in KEPT for make in (refuse_update, refuse_delete)]


@event.listens_for(METADATA, "after_create")
def make_triggers(_: object, connection: Connection, **__: object) -> None:
    """Make the triggers whenever the tables are made."""
    if connection.dialect.name == "sqlite":
        for statement in trigger_statements():
            connection.exec_driver_sql(statement)
