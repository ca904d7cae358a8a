"""Answers on incidents of many articles are kept ready: the next linking makes them."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

MANY: Final = """
    INSERT INTO incident_answers (incident, made_by)
    SELECT incident, '' FROM incident_members GROUP BY incident HAVING count(DISTINCT article) >= 6
"""

revision: Final = "0019"
down_revision: Final = "0018"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table, with a row for each answer that is to be made."""
    op.create_table(
        "incident_answers",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("incident"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"]),
    )
    op.create_index("ix_incident_answers_made_by", "incident_answers", ["made_by"])
    op.execute(MANY)
