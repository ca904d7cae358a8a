"""What was found as records: the passage with its marks, where it stands, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import and_, select

from dateline import jsons
from dateline.ledger.query_tables import (
    ARTICLES,
    CLAIM_SOURCES,
    CLAIMS,
    EVENT_ACTORS,
    EVENT_PLACES,
    EVENTS,
)
from dateline.ledger.schema import CAPTURES, TEXTS
from dateline.ledger.searching.cursors import write_cursor
from dateline.ledger.searching.documents import Told
from dateline.ledger.searching.finding import KIND_OF, find_places
from dateline.ledger.searching.snippets import cut_snippet
from dateline.ledger.searching.tables import TABLES
from dateline.searches import Hit, Sayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from dateline.ledger.searching.cursors import Place
    from dateline.ledger.searching.language import Term
    from dateline.searches import Query

NAMES: Final[Mapping[str, Literal["article", "claim", "event"]]] = {
    "articles": "article",
    "claims": "claim",
    "events": "event",
}


def search(connection: Connection, query: Query) -> tuple[Hit, ...]:
    """Return what fits a query, the best first, then the latest; raises SearchBroken."""
    places, terms = find_places(connection, query)
    kind = KIND_OF[query.within]
    rows = load_rows(connection, kind, [place.number for place in places])
    return tuple(
        make_hit(connection, query, place, rows[place.number], terms)
        for place in places
        if place.number in rows
    )


def load_rows(connection: Connection, kind: str, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the rows of what was found, with article, page and text, by number."""
    table = TABLES[kind]
    query = (
        select(
            table.c.number,
            table.c.article,
            table.c.item,
            table.c.start,
            table.c.end,
            table.c.told,
            ARTICLES.c.title,
            ARTICLES.c.outlet,
            ARTICLES.c.language,
            ARTICLES.c.published,
            CAPTURES.c.url,
            CAPTURES.c.source,
            TEXTS.c.text,
        )
        .join(ARTICLES, ARTICLES.c.id == table.c.article)
        .join(CAPTURES, CAPTURES.c.id == ARTICLES.c.capture)
        .join(TEXTS, TEXTS.c.sha256 == ARTICLES.c.text_sha256)
        .where(table.c.number.in_(numbers))
    )
    rows: Iterable[Row[Any]] = connection.execute(query)
    return {row.number: row for row in rows}


def make_hit(
    connection: Connection, query: Query, place: Place, row: Row[Any], terms: tuple[Term, ...]
) -> Hit:
    """Return one row of what was found as a hit."""
    snippet, marks = cut_snippet((row.text or "")[row.start : row.end], terms)
    kind = KIND_OF[query.within]
    more: dict[str, Any] = {}
    if kind == "claims":
        more = claim_facts(connection, row)
    elif kind == "events":
        more = event_facts(connection, row)
    return Hit(
        kind=NAMES[kind],
        id=row.item,
        article=row.article,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
        source=row.source,
        language=row.language,
        snippet=snippet,
        marks=marks,
        start=row.start,
        end=row.end,
        score=place.score,
        cursor=write_cursor(query, place),
        **more,
    )


def claim_facts(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """Return who makes a claim, and whether it is quoted."""
    here = and_(CLAIMS.c.article == row.article, CLAIMS.c.id == row.item)
    direct = connection.scalar(select(CLAIMS.c.direct).where(here))
    return {"said_by": find_sayers(connection, row.article, (row.item,)), "direct": direct}


def event_facts(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """Return what is told of an event, and who says so."""
    here = and_(EVENTS.c.article == row.article, EVENTS.c.id == row.item)
    event = connection.execute(select(EVENTS).where(here)).one()
    return {
        "said_by": find_sayers(connection, row.article, jsons.decode(row.told, Told).claims),
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "earliest": event.earliest,
        "latest": event.latest,
        "places": find_names(connection, EVENT_PLACES, row),
        "actors": find_names(connection, EVENT_ACTORS, row),
    }


def find_names(connection: Connection, table: Any, row: Row[Any]) -> tuple[str, ...]:
    """Return the names of an event's places or parties, each once, in their order."""
    here = and_(table.c.article == row.article, table.c.event == row.item)
    order = [table.c[name] for name in ("role", "position")]
    names = connection.scalars(select(table.c.name).where(here).order_by(*order))
    return tuple(dict.fromkeys(name for name in names if name))


def find_sayers(connection: Connection, article: str, claims: Sequence[str]) -> tuple[Sayer, ...]:
    """Return the sources of claims, in the order of the claims on the page."""
    joined = and_(CLAIM_SOURCES.c.article == CLAIMS.c.article, CLAIM_SOURCES.c.claim == CLAIMS.c.id)
    query = (
        select(CLAIM_SOURCES, CLAIMS.c.stance, CLAIMS.c.hedged)
        .join(CLAIMS, joined)
        .where(CLAIMS.c.article == article, CLAIMS.c.id.in_(claims))
        .order_by(CLAIMS.c.position, CLAIM_SOURCES.c.position)
    )
    return tuple(
        Sayer(row.text, row.kind, row.named, row.stance, row.hedged) for row in connection.execute(query)
    )
