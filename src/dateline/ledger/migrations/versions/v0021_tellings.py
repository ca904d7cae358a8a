"""What stories tell is kept in folded words, so that questions need not open the stories."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0021"
down_revision: Final = "0020"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table, empty: it is filled once all migrations are done."""
    op.create_table(
        "story_tellings",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("telling", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
    )
