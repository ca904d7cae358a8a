"""Views with plain names, for tools like Datasette.

They are made by ``ledger.views`` behind the migrations, anew each time: they hold no data, and later
migrations may change what is beneath them.
"""

from __future__ import annotations

from typing import Final

revision: Final = "0013"
down_revision: Final = "0012"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Change no table."""
