"""What only one process at a time does with a ledger, for as long as it runs: a watch.

A ledger in a file has a file beside it that is locked; one on a server, a lock of its schema that is
held by a connection of its own. Either ends with the process, however that ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from dateline.errors import LedgerUnusable
from dateline.gather.warc_shelf import lock
from dateline.ledger.engine import name_of
from dateline.ledger.failures import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

ENDING: Final = ".watching"  # of the file that is locked, beside the ledger
TAKE: Final = text(
    "SELECT pg_try_advisory_lock(hashtextextended('dateline watch ' || current_schema(), 0))"
)
WAIT_FOR_IT: Final = "Wait until it has ended, or watch into another ledger."


@contextmanager
def watching_alone(engine: Engine) -> Iterator[None]:
    """Let no other process watch into a ledger meanwhile; raises LedgerUnusable where one does."""
    file = engine.url.database if engine.url.get_backend_name() == "sqlite" else None
    held = hold_file(engine, file) if file else hold_on_server(engine)
    with held:
        yield


@contextmanager
def hold_file(engine: Engine, file: str) -> Iterator[None]:
    """Hold the lock of a ledger in a file."""
    path = Path(f"{file}{ENDING}")
    with explained(name_of(engine)):
        path.touch()
    with path.open("ab") as stream:
        if not lock(stream):
            raise refuse(engine)
        yield


@contextmanager
def hold_on_server(engine: Engine) -> Iterator[None]:
    """Hold the lock of a ledger on a server."""
    with explained(name_of(engine)):
        connection = engine.connect()
    try:
        with explained(name_of(engine)), connection.begin():
            taken = connection.scalar(TAKE)
        if not taken:
            raise refuse(engine)
        yield
    finally:
        connection.invalidate()  # closed, not given back: the lock ends with it
        connection.close()


def refuse(engine: Engine) -> LedgerUnusable:
    """Return the error where another watch is at work."""
    return LedgerUnusable(f"Another watch is at work on {name_of(engine)}.", WAIT_FOR_IT)
