"""What people decided of readings, and the grades they gave."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from dateline.ledger.migrations.dialects import refuse_changes

revision: Final = "0007"
down_revision: Final = "0006"
branch_labels: Final = None
depends_on: Final = None


def forgotten(*subjects: str) -> str:
    """Return the condition that a decision to forget names one of these subjects."""
    return (
        "EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' "  # noqa: S608  - constants
        f"AND subject IN ({', '.join(subjects)}))"
    )


QUOTES: Final = forgotten("'text:' || OLD.text_sha256", "'unheld:' || OLD.text_sha256")
MASKED: Final = forgotten("'masked:' || OLD.text_sha256")
GRADE: Final = forgotten("'grade:' || OLD.number")
ALLOWED: Final = {  # table: when its content may change
    "reviews": (
        f"NEW.content IS NULL AND {QUOTES}",
        f"NEW.content IS NOT NULL AND OLD.content IS NOT NULL AND {MASKED}",
    ),
    "grades": (f"NEW.content IS NULL AND {GRADE}",),
}
COLUMNS: Final = {
    "reviews": ("kind", "subject", "text_sha256", "key", "choice", "content?", "who", "at"),
    "grades": ("kind", "key", "grade", "content?", "who", "at"),
}


def upgrade() -> None:
    """Make the tables, their indexes and their triggers."""
    for table, names in COLUMNS.items():
        op.create_table(
            table,
            sa.Column("number", sa.Integer(), nullable=False),
            *words(*names),
            sa.PrimaryKeyConstraint("number"),
        )
        same = ("number", *(name for name in names if name != "content?"))
        refuse_changes(table, same, [f"({' OR '.join(f'({one})' for one in ALLOWED[table])})"])
    op.create_index("ix_reviews_text_sha256", "reviews", ["text_sha256"])
    op.create_index("ix_reviews_subject", "reviews", ["subject"])
    op.create_index("ix_grades_key", "grades", ["kind", "key"])


def words(*names: str) -> list[sa.Column[Any]]:
    """Return text columns; a name that ends in ``?`` may be null."""
    return [sa.Column(name.rstrip("?"), sa.Text(), nullable=name.endswith("?")) for name in names]
