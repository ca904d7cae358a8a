"""The ledger that a server answers from: opened to be read, and anew where its file is another."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from dateline.errors import LedgerUnusable
from dateline.ledger.address import is_address, show_place
from dateline.ledger.ledger import Ledger

if TYPE_CHECKING:
    from os import stat_result

WAIT: Final = 5.0  # seconds that another process may hold the ledger before the answer is 503
PATIENCE: Final = 1.0  # seconds that a server which went away is waited for

Identity = tuple[int, int]


class OpenLedger:
    """A ledger by its file or address. ``get`` may be called from many threads."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._lock = Lock()
        self._ledger: Ledger | None = None
        self._identity: Identity | None = None

    def get(self) -> Ledger:
        """Return the open ledger; raises LedgerUnusable where it is gone or cannot be opened."""
        found = self._look()
        with self._lock:
            if self._ledger is None or found != self._identity:
                self._close()
                self._ledger = Ledger.look_into(self.where, wait=WAIT)
                self._ledger.patience = PATIENCE
                self._identity = found
            return self._ledger

    def close(self) -> None:
        """Let go of the ledger."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._ledger is not None:
            self._ledger.close()
        self._ledger = None

    def _look(self) -> Identity | None:
        """Return what tells the ledger's file from another in its place; None on a server."""
        if is_address(self.where):
            return None
        try:
            return identity_of(Path(self.where).stat())
        except OSError as error:
            cause = f"There is no ledger {show_place(self.where)} any more."
            raise LedgerUnusable(cause, "Put it back, or serve another one.") from error


def identity_of(found: stat_result) -> Identity:
    """Return what tells a file from others."""
    return found.st_dev, found.st_ino
