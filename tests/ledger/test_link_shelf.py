"""The ledger as linking's shelf: what it gives back of what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.ledger.link_shelf import LedgerShelf
from dateline.linking.event_keys import ALWAYS
from dateline.linking.shelf import Post

if TYPE_CHECKING:
    from pathlib import Path

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
