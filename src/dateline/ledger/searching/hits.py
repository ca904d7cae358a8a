"""What was found as records: the passage with its marks, where it stands, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import select

from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import CAPTURES, TEXTS
from dateline.ledger.searching.cursors import write_cursor
from dateline.ledger.searching.facts import find_claim_facts, find_event_facts
from dateline.ledger.searching.finding import KIND_OF, find_places
from dateline.ledger.searching.snippets import cut_snippet
from dateline.ledger.searching.tables import TABLES
from dateline.searches import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from dateline.ledger.searching.cursors import Place
    from dateline.ledger.searching.facts import Facts
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
    facts = find_facts(connection, kind, list(rows.values()))
    return tuple(
        make_hit(query, place, rows[place.number], terms, facts)
        for place in places
        if place.number in rows
    )


def load_rows(connection: Connection, kind: str, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the rows of what was found, with article, page and text, by number."""
    table = TABLES[kind]
    own = [table.c[name] for name in ("number", "article", "item", "start", "end", "told")]
    query = (
        select(
            *own,
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


def find_facts(connection: Connection, kind: str, rows: Sequence[Row[Any]]) -> Facts:
    """Return what is told of claims and events beyond their words, by article and id."""
    if kind == "claims":
        return find_claim_facts(connection, rows)
    return find_event_facts(connection, rows) if kind == "events" else {}


def make_hit(query: Query, place: Place, row: Row[Any], terms: tuple[Term, ...], facts: Facts) -> Hit:
    """Return one row of what was found as a hit."""
    snippet, marks = cut_snippet((row.text or "")[row.start : row.end], terms)
    return Hit(
        kind=NAMES[KIND_OF[query.within]],
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
        **facts.get((row.article, row.item), {}),
    )
