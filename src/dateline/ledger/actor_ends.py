"""Actors as the sides of a decision: by an article's own id, or by that of one across articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.errors import ReviewRefused
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_IDS, ACTOR_MEMBERS
from dateline.ledger.beginnings import begins
from dateline.ledger.finding import LEAST, find_read, text_of
from dateline.linking.actor_pins import first_named
from dateline.reviewing.review import End

if TYPE_CHECKING:
    from sqlalchemy import Connection

WRONG: Final = "Give ids as `dateline actors show LEDGER ACTOR` prints them (agr:..., act:...)."


def find_actor_end(connection: Connection, wanted: str) -> End:
    """Return the actor whose id is or begins so, by its text and where it is named there.

    Raises ReviewRefused where none or several fit, or it is read no more.
    """
    article, actor = find_member(connection, wanted)
    digest = text_of(connection, article)
    for one in find_read(connection, digest).actors:
        if one.id == actor:
            return End(digest, first_named(one), actor)
    raise ReviewRefused(f"The actor {actor} is not read any more.", WRONG)


def find_member(connection: Connection, wanted: str) -> tuple[str, str]:
    """Return the article and id of the actor that is meant: of one across articles, its founder."""
    if len(wanted.partition(":")[2]) < LEAST:
        raise ReviewRefused(f"{wanted[:80]!r} is too short for an id.", WRONG)
    if wanted.startswith("agr:"):
        query = select(ACTOR_IDS.c.id, ACTOR_IDS.c.article, ACTOR_IDS.c.actor)
        named = begins(connection, ACTOR_IDS.c.id, wanted)
        given = connection.execute(query.where(named).order_by(ACTOR_IDS.c.number).limit(100))
        return only_one({row.id: (row.article, row.actor) for row in given}, wanted)
    columns = (ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor)
    named = begins(connection, ACTOR_MEMBERS.c.actor, wanted)
    rows = connection.execute(select(*columns).where(named).order_by(*columns).limit(100)).all()
    return only_one({row.actor: (row.article, row.actor) for row in reversed(rows)}, wanted)


def only_one(found: dict[str, tuple[str, str]], wanted: str) -> tuple[str, str]:
    """Return the only member found; raises ReviewRefused."""
    if wanted in found:
        return found[wanted]
    if not found:
        raise ReviewRefused(f"The ledger has no actor {wanted[:80]!r}.", WRONG)
    if len(found) > 1:
        raise ReviewRefused(f"{wanted!r} fits {len(found)} actors.", "Give more of one id.")
    return next(iter(found.values()))


def group_of(connection: Connection, wanted: str) -> str | None:
    """Return the id of the group that an id given once leads to now; None where there is no such id."""
    query = select(ACTOR_FACES.c.actor_group).join(ACTOR_IDS, ACTOR_IDS.c.face == ACTOR_FACES.c.id)
    found: str | None = connection.scalar(query.where(ACTOR_IDS.c.id == wanted))
    return found
