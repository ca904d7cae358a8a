"""Entries by key, in two tables: those of long ago, and those that came since the last filing.

Keys are hashes, so a step's entries fall on all parts of a table. Into one large table each step
would write nearly all of its pages anew; so steps write into a small one, and what that holds is filed
into the large one, in the order of the keys, once it is worth that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, insert, select

from dateline.ledger.batching import parts
from dateline.ledger.inserting import drop_tuples, fetch_bare, mark_of
from dateline.ledger.link_tables import LINK_POSTS, LINK_RECENT
from dateline.linking.shelf import Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from dateline.linking.days import Days

WORTH_FILING: Final = 800_000  # entries: those of some 8,000 articles
TABLES: Final = (LINK_POSTS, LINK_RECENT)
POST: Final = (
    "INSERT INTO link_recent SELECT {row} WHERE NOT EXISTS"
    " (SELECT 1 FROM link_posts WHERE key = {mark} AND ref = {mark})"
    " ON CONFLICT DO NOTHING"
)
POSTED: Final = "SELECT * FROM {table} WHERE key IN ({keys})"
POSTED_WITHIN: Final = (
    "WITH wanted (key, first, last) AS (VALUES {rows})"
    " SELECT post.* FROM wanted CROSS JOIN {table} post"
    " WHERE post.key = wanted.key AND post.first <= wanted.last AND post.last >= wanted.first"
)


def post(connection: Connection, posts: Iterable[Post]) -> None:
    """Keep entries that are in neither table."""
    rows = [(*one, one.key, one.ref) for one in sorted(posts)]
    if rows:
        mark = mark_of(connection)
        row = ", ".join(f"CAST({mark} AS BIGINT)" for _ in Post._fields)
        connection.exec_driver_sql(POST.format(row=row, mark=mark), rows)


def withdraw(connection: Connection, posts: Iterable[tuple[int, int]]) -> None:
    """Keep the entries of these keys and refs no longer."""
    rows = sorted(posts)
    for table in TABLES:
        drop_tuples(connection, table, rows)


def fetch(connection: Connection, keys: Iterable[int]) -> Iterator[Post]:
    """Yield the entries under keys."""
    mark = mark_of(connection)
    for part in parts(sorted(keys)):
        for table in TABLES:
            query = POSTED.format(table=table.name, keys=", ".join([mark] * len(part)))
            yield from map(Post._make, fetch_bare(connection, query, tuple(part)))


def fetch_within(connection: Connection, spans: Mapping[int, Days]) -> Iterator[Post]:
    """Yield the entries under keys whose days touch the days given with their key."""
    mark = mark_of(connection)
    for part in parts(sorted(spans.items())):
        rows = ", ".join([f"({mark}, {mark}, {mark})"] * len(part))
        values = tuple(number for key, span in part for number in (key, *span))
        for table in TABLES:
            query = POSTED_WITHIN.format(rows=rows, table=table.name)
            yield from map(Post._make, fetch_bare(connection, query, values))


def file_recent(connection: Connection, most: int = WORTH_FILING) -> None:
    """File recent entries into the large table where they are more than so many."""
    held = connection.scalar(select(func.count()).select_from(LINK_RECENT)) or 0
    if held > most:
        in_order = select(LINK_RECENT).order_by(LINK_RECENT.c.key, LINK_RECENT.c.ref)
        connection.execute(insert(LINK_POSTS).from_select(list(LINK_POSTS.c), in_order))
        connection.execute(delete(LINK_RECENT))
