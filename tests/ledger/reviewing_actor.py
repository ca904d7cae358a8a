"""Decides on what a ledger holds, one decision a write, for runs that are broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ledger import Ledger
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def review_all(where: Path | str, by: str = "Ada") -> Iterator[int]:
    """Decide on every event and claim in turn; yield how many decisions were acknowledged so far.

    Given again it goes on where it stopped: a decision that is in force is not taken twice.
    """
    with Ledger.open(where, create=False) as ledger:
        read = {one.article.text_sha256: one.article for one in ledger.articles()}
        ids = {event.id for one in read.values() for event in one.events}
        ids |= {claim.id for one in read.values() for claim in one.claims}
        ids |= {one.id for one in ledger.reviews()}
        for done, key in enumerate(sorted(ids), start=1):
            ledger.review([order_for(key, by)])
            yield done


def order_for(key: str, by: str) -> Order:
    """Return the decision on an id: always the same one."""
    if int(key[-1], 16) % 3 == 0:
        return Order("reject", key, by, {}, "a slip")
    if key.startswith("evt:") and int(key[-1], 16) % 3 == 1:
        return Order("correct", key, by, {"status": "denied"}, "line 1")
    return Order("accept", key, by)
