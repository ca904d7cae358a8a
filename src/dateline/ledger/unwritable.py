"""Reading a ledger where nothing may be written: its file, its folder, its disk, or a share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from dateline.errors import LedgerUnusable
from dateline.ledger.shares import find_share

if TYPE_CHECKING:
    from pathlib import Path

Mode = Literal["rw", "ro", "immutable"]


def choose_mode(path: Path) -> Mode:
    """Return how to open a ledger to read it.

    ``rw`` where the files beside it may be made that readers and writers share; else ``immutable``,
    which makes none. A log of writes beside it, left by a writer that is at work or was killed, is
    read with ``ro``; raises LedgerUnusable where that cannot be.
    """
    if may_write(path) and find_share(path) is None:
        return "rw"
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or not log.stat().st_size:
        return "immutable"
    if not path.with_name(f"{path.name}-shm").exists():
        raise LedgerUnusable(
            f"The ledger {path} was not closed: its last writes lie in {log.name}, which cannot be read"
            " where nothing may be written.",
            "Copy both files into a folder in which you may write, and read the ledger there.",
        )
    return "ro"


def may_write(path: Path) -> bool:
    """Tell whether a ledger's file and its folder may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
