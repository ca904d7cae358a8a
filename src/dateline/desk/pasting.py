"""A page that a person pastes or gives as a file: read at once, and kept only where that is asked for.

It is read in a process of its own (``dateline.workers``): a page that crashes the parser, or takes too
long, costs itself and never the desk.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from dateline.gather.captures import Capture
from dateline.identity import hash_bytes
from dateline.ledger.ledger import Ledger
from dateline.listing.listed import NOBODY
from dateline.pipeline import link_ledger, read_sources
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from dateline.listing.listed import ActorList
    from dateline.page.told import Told
    from dateline.pipeline import Outcome
    from dateline.records import Report

LIMITS: Final = Limits(workers=1, page_seconds=20.0, patience=3.0)


class Pasting:
    """Reads pasted pages, one after the other. ``close`` ends its process; it may be called twice."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._workers = Workers(limits)
        self._lock = Lock()

    def read(self, page: bytes, told: Told, listed: ActorList = NOBODY) -> Report:
        """Return the report of a page; one that cannot be read has no article and an error note."""
        with self._lock:
            return self._workers.submit(name_paste(page), told, listed).result()

    def keep(self, page: bytes, told: Told, where: str) -> Outcome:
        """Read a page into the ledger at ``where`` and link it. Raises LedgerUnusable, DiskFull."""
        with self._lock, Ledger.open(where, create=False) as ledger:
            (outcome,) = read_sources([name_paste(page)], told, ledger, self._workers)
            link_ledger(ledger)
            return outcome

    def close(self) -> None:
        """End the process that reads."""
        with self._lock:
            self._workers.__exit__(None, None, None)


def name_paste(page: bytes) -> Capture:
    """Return a pasted page as what was gathered; the same bytes have the same name."""
    return Capture(f"pasted-{hash_bytes(page)[:12]}", page)
