"""Articles by the address they live at: what one address carried at different times."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import CAPTURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select


def find_stories_at(connection: Connection, homes: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the stories at addresses as ``linking.versions.home`` gives them, in order.

    A page is asked for the address that it calls its own, and for the one it was fetched from. An
    address with a query is found by the page's own one only.
    """
    wanted = sorted({spelling for home in homes for spelling in spell(home)})
    found = {
        article
        for batch in batches(wanted)
        for query in queries_of(batch)
        for article in connection.scalars(query.where(ARTICLES.c.kind == "story"))
    }
    return tuple(sorted(found))


def spell(home: str) -> Iterator[str]:
    """Yield the ways in which an address may be written."""
    for scheme, host, end in product(("https", "http"), ("", "www."), ("", "/")):
        yield f"{scheme}://{host}{home}{end}"


def queries_of(addresses: Sequence[str]) -> tuple[Select[Any], Select[Any]]:
    """Return the queries for the articles of addresses: one for each index, quicker than both in one."""
    fetched = select(ARTICLES.c.id).join(CAPTURES, CAPTURES.c.id == ARTICLES.c.capture)
    return (
        fetched.where(CAPTURES.c.url.in_(addresses)),
        select(ARTICLES.c.id).where(ARTICLES.c.canonical_url.in_(addresses)),
    )
