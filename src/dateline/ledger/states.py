"""The state of a ledger in one word, by which it is told whether an answer is still the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dateline.ledger.changes import last_position
from dateline.ledger.link_tables import LINKINGS
from dateline.ledger.review_tables import GRADES
from dateline.ledger.schema import DECISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection


def tell_state(connection: Connection) -> str:
    """Return what is another after every write that changes an answer.

    The last position, the steps of linking, the grades, and what was forgotten.
    """
    asked = (
        select(func.max(LINKINGS.c.step)),
        select(func.count()).select_from(GRADES),
        select(func.count()).select_from(DECISIONS).where(DECISIONS.c.kind == "forget"),
    )
    numbers = (last_position(connection), *(connection.scalar(query) or 0 for query in asked))
    return ".".join(map(str, numbers))
