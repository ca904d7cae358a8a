"""Incidents are listed in the order in which they are shown; the next linking counts and lists all."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

UNCOUNTED: Final = (
    "INSERT INTO link_uncounted (incident) SELECT incident FROM incident_origins"
    " WHERE incident NOT IN (SELECT incident FROM link_uncounted)"
)
UNKNOWN: Final = sa.text("texts IS NULL")
KEY: Final = ("list", "minus_origins", "minus_texts", "minus_latest", "incident")

revision: Final = "0020"
down_revision: Final = "0019"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table, empty, and leave all incidents to be counted."""
    op.create_table(
        "incident_lists",
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("minus_origins", sa.Integer(), nullable=False),
        sa.Column("minus_texts", sa.Integer(), nullable=False),
        sa.Column("minus_latest", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer()),
        sa.Column("last", sa.Integer()),
        sa.PrimaryKeyConstraint(*KEY),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"]),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_lists_incident", "incident_lists", ["incident"])
    op.create_index(
        "ix_incident_origins_unknown",
        "incident_origins",
        ["incident"],
        sqlite_where=UNKNOWN,
        postgresql_where=UNKNOWN,
    )
    op.execute(UNCOUNTED)
