"""What a watch keeps of words goes with whatever is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from dateline.ledger.veiling import black_words
from dateline.ledger.watch_tables import WATCH_ALERTS, WATCH_ITEMS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.rights.casting import Words


def forget_watched(connection: Connection, names: tuple[Words, ...] = ()) -> None:
    """Let go of what feeds said of articles that wait, and black out names in those of searches.

    The articles are read all the same; their pages tell what the feed told.
    """
    connection.execute(update(WATCH_ITEMS).where(WATCH_ITEMS.c.hints.is_not(None)).values(hints=None))
    if not names:
        return
    for search in connection.scalars(select(WATCH_ALERTS.c.search).distinct()).all():
        black = black_words(search, names)
        if black != search:
            same = WATCH_ALERTS.c.search == search
            connection.execute(update(WATCH_ALERTS).where(same).values(search=black))
