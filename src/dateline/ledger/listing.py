"""The user's own list of actors in the ledger: the one table whose rows may be changed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Table, Text, delete, select

from dateline import jsons
from dateline.ledger.clock import now
from dateline.ledger.inserting import add_all
from dateline.ledger.schema import METADATA
from dateline.listing.listed import ActorList, ListedActor, make_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

LISTED_ACTORS: Final = Table(
    "listed_actors",
    METADATA,
    Column("key", Text, primary_key=True),  # folded name, type and country
    Column("actor", Text, nullable=False),  # JSON
    Column("at", Text, nullable=False),
)


def find_list(connection: Connection) -> ActorList:
    """Return the list."""
    rows = connection.scalars(select(LISTED_ACTORS.c.actor).order_by(LISTED_ACTORS.c.key))
    return make_list(tuple(jsons.decode(row, ListedActor) for row in rows))


def save_list(connection: Connection, actors: Iterable[ListedActor], *, replace: bool) -> ActorList:
    """Add actors to the list, or have them be the whole list; return it."""
    held = () if replace else find_list(connection).actors
    whole = make_list((*held, *actors))
    at = now()
    connection.execute(delete(LISTED_ACTORS))
    add_all(
        connection,
        LISTED_ACTORS,
        [{"key": one.key, "actor": jsons.encode_text(one), "at": at} for one in whole.actors],
    )
    return whole
