"""A page that a person pastes or gives as a file: read at once, and kept only where that is asked for.

It is read in a process of its own (``dateline.workers``): a page that crashes the parser, or takes too
long, costs itself and never the desk.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Final

from dateline.errors import WorldError
from dateline.gather.captures import Capture
from dateline.identity import hash_bytes
from dateline.ledger.ledger import Ledger
from dateline.listing.listed import NOBODY
from dateline.pipeline import link_ledger, read_sources
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.listing.listed import ActorList
    from dateline.page.told import Told
    from dateline.pipeline import Outcome
    from dateline.records import Report

AT_ONCE: Final = 3  # pages that are read or wait for it: each holds one of the desk's few threads
LIMITS: Final = Limits(workers=1, page_seconds=20.0, patience=3.0)


class Pasting:
    """Reads pasted pages, one after the other. ``close`` ends its process; it may be called twice."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._workers = Workers(limits)
        self._lock = Lock()
        self._turns = BoundedSemaphore(AT_ONCE)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, with few others; raises WorldError where several wait already."""
        if not self._turns.acquire(blocking=False):
            raise WorldError("Other pages are being read.", "Try again in a minute.")
        try:
            with self._lock:
                yield
        finally:
            self._turns.release()

    def read(self, page: bytes, told: Told, listed: ActorList = NOBODY) -> Report:
        """Return the report of a page; one that cannot be read has no article and an error note."""
        with self.turn():
            return self._workers.submit(name_paste(page), told, listed).result()

    def keep(self, page: bytes, told: Told, where: str) -> Outcome:
        """Read a page into the ledger at ``where`` and link it. Raises LedgerUnusable, DiskFull."""
        with Ledger.open(where, create=False) as ledger:
            with self.turn():
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
