"""What servers answered, so that nothing is fetched twice."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from dateline.ledger.migrations.dialects import create_table, long_key, on_server, refuse_changes

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table and its triggers."""
    create_table(
        "fetches",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("asked", "gathered", "url")),
        sa.Column("status", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("headers", "notes", "page_sha256")),
        sa.ForeignKeyConstraint(["page_sha256"], ["bodies.sha256"]),
        long_key(sa.PrimaryKeyConstraint, "asked", "gathered"),
    )
    if on_server():
        op.create_index("ix_fetches_asked", "fetches", ["asked"], postgresql_using="hash")
    refuse_changes("fetches")
