"""What servers answered, so that nothing is fetched twice."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table and its triggers."""
    op.create_table(
        "fetches",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("asked", "gathered", "url")),
        sa.Column("status", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("headers", "notes", "page_sha256")),
        sa.ForeignKeyConstraint(["page_sha256"], ["bodies.sha256"]),
        sa.PrimaryKeyConstraint("asked", "gathered"),
    )
    for change, word in (("UPDATE", "changed"), ("DELETE", "deleted")):
        op.execute(
            f"CREATE TRIGGER fetches_never_{word} BEFORE {change} ON fetches "
            f"BEGIN SELECT RAISE(ABORT, 'fetches: rows are never {word}'); END"
        )
