"""The ledger as linking's shelf: what it gives back of what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.ledger.link_posts import file_recent
from dateline.ledger.link_shelf import LedgerShelf
from dateline.ledger.link_tables import LINK_RECENT
from dateline.linking.event_keys import ALWAYS
from dateline.linking.shelf import Post

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

FAR = 1 << 62  # keys are numbers of 63 bits


def test_entries_are_fetched_by_key_and_by_the_days_of_that_key(where: Path | str) -> None:
    posts = [
        *(Post(FAR + key, key, key, key + 1) for key in range(1200)),
        Post(FAR, 5000, -ALWAYS, ALWAYS),
    ]
    with Ledger.open(where, create=True) as ledger, writing(ledger._engine) as connection:
        shelf = LedgerShelf(connection)
        shelf.post(posts)
        wanted = {
            FAR + key: (key + 1, key + 9) if key % 2 else (key + 2, key + 9) for key in range(1200)
        }
        found = {post.ref for post in shelf.posted_within(wanted)}
        assert found == {*range(1, 1200, 2), 5000}
        assert set(shelf.posted_within({FAR + 7: (0, 7)})) == {Post(FAR + 7, 7, 7, 8)}
        assert len(list(shelf.posted(FAR + key for key in range(1200)))) == 1201
        assert list(shelf.posted_within({})) == []


def test_entries_are_kept_once_and_withdrawn_whether_filed_or_recent(where: Path | str) -> None:
    posts = {Post(FAR + key, ref, key, key) for key in range(40) for ref in (1, 2)}
    with Ledger.open(where, create=True) as ledger, writing(ledger._engine) as connection:
        shelf = LedgerShelf(connection)
        shelf.post(posts)
        file_recent(connection, most=len(posts))
        assert count_rows(connection, LINK_RECENT) == len(posts)
        file_recent(connection, most=0)
        assert count_rows(connection, LINK_RECENT) == 0
        shelf.post([*posts, Post(FAR, 3, 0, 0)])
        assert count_rows(connection, LINK_RECENT) == 1
        shelf.withdraw([(FAR, 1), (FAR, 3)])
        assert set(shelf.posted(FAR + key for key in range(40))) == posts - {Post(FAR, 1, 0, 0)}
        assert sum(1 for _ in shelf.posted_within({FAR + 7: (0, 7), FAR + 8: (0, 7)})) == 2


def count_rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
