"""Articles are found by the address that their pages call their own."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0012"
down_revision: Final = "0011"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_articles_canonical_url", "articles", ["canonical_url"])
