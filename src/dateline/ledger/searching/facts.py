"""What a hit tells beyond its words: who says it; an event's type, status, days, places and parties.

All hits of an answer are looked up together, with one query a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from dateline import jsons
from dateline.ledger.query_tables import CLAIM_SOURCES, CLAIMS, EVENT_ACTORS, EVENT_PLACES, EVENTS
from dateline.ledger.searching.documents import Told
from dateline.searches import Sayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row, Table

Key = tuple[str, str]  # article, claim or event
Facts = dict[Key, dict[str, Any]]
EVENT_COLUMNS = ("type", "mode", "status", "earliest", "latest")


def find_claim_facts(connection: Connection, rows: Sequence[Row[Any]]) -> Facts:
    """Return who makes each claim, and whether it is quoted."""
    keys = [(row.article, row.item) for row in rows]
    names = {key: name for row in rows for key, name in jsons.decode(row.told, Told).names}
    sayers = find_sayers(connection, keys, names)
    query = select(CLAIMS.c.article, CLAIMS.c.id, CLAIMS.c.direct).where(among(CLAIMS, "id", keys))
    direct = {(row.article, row.id): row.direct for row in connection.execute(query)}
    return {key: {"said_by": sayers.get(key, ()), "direct": direct.get(key)} for key in keys}


def find_event_facts(connection: Connection, rows: Sequence[Row[Any]]) -> Facts:
    """Return what is told of each event, and who says so."""
    told = {(row.article, row.item): jsons.decode(row.told, Told) for row in rows}
    claims = {key: [(key[0], claim) for claim in each.claims] for key, each in told.items()}
    names = {key: name for each in told.values() for key, name in each.names}
    sayers = find_sayers(connection, [key for keys in claims.values() for key in keys], names)
    places = find_names(connection, EVENT_PLACES, list(claims))
    actors = find_names(connection, EVENT_ACTORS, list(claims))
    return {
        (event.article, event.id): {
            **{name: getattr(event, name) for name in EVENT_COLUMNS},
            "said_by": tuple(
                sayer
                for key in claims.get((event.article, event.id), ())
                for sayer in sayers.get(key, ())
            ),
            "places": places.get((event.article, event.id), ()),
            "actors": actors.get((event.article, event.id), ()),
        }
        for event in connection.execute(select(EVENTS).where(among(EVENTS, "id", list(claims))))
    }


def among(table: Table, column: str, keys: Iterable[Key]) -> Any:
    """Return the condition that a row is of one of these articles and has one of these ids."""
    articles, ids = {article for article, _ in keys}, {key for _, key in keys}
    return and_(table.c.article.in_(sorted(articles)), table.c[column].in_(sorted(ids)))


def find_names(connection: Connection, table: Table, keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
    """Return the names of the places or parties of events, each once, in their order."""
    columns = (table.c.article, table.c.event, table.c.name)
    order = [table.c[name] for name in ("article", "event", "role", "position")]
    found: dict[Key, dict[str, None]] = {}
    for row in connection.execute(select(*columns).where(among(table, "event", keys)).order_by(*order)):
        if row.name:
            found.setdefault((row.article, row.event), {})[row.name] = None
    return {key: tuple(names) for key, names in found.items()}


def find_sayers(
    connection: Connection, keys: Sequence[Key], names: Mapping[str, str]
) -> dict[Key, tuple[Sayer, ...]]:
    """Return the sources of claims in their order; ``names`` are those of actors by id."""
    joined = and_(CLAIM_SOURCES.c.article == CLAIMS.c.article, CLAIM_SOURCES.c.claim == CLAIMS.c.id)
    query = (
        select(CLAIM_SOURCES, CLAIMS.c.stance, CLAIMS.c.hedged)
        .join(CLAIMS, joined)
        .where(among(CLAIMS, "id", keys))
        .order_by(CLAIM_SOURCES.c.article, CLAIM_SOURCES.c.claim, CLAIM_SOURCES.c.position)
    )
    found: dict[Key, list[Sayer]] = {}
    for row in connection.execute(query):
        sayer = Sayer(row.text, names.get(row.actor), row.kind, row.named, row.stance, row.hedged)
        found.setdefault((row.article, row.claim), []).append(sayer)
    return {key: tuple(sayers) for key, sayers in found.items()}
