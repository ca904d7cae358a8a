"""What incidents are put in order by is kept with their origins; the next linking counts all anew."""

from __future__ import annotations

from typing import Final

from alembic import op
from sqlalchemy import Column, Integer

UNCOUNTED: Final = (
    "INSERT INTO link_uncounted (incident) SELECT incident FROM incident_origins"
    " WHERE incident NOT IN (SELECT incident FROM link_uncounted)"
)

revision: Final = "0016"
down_revision: Final = "0015"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Add the columns, and leave all incidents to be counted."""
    op.add_column("incident_origins", Column("texts", Integer))
    op.add_column("incident_origins", Column("latest", Integer))
    op.execute(UNCOUNTED)
