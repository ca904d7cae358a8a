"""An open ledger: its database, how it is opened and let go of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from dateline.ledger.only_reading import forbid_writes
from dateline.ledger.opening import open_engine
from dateline.ledger.turns import watching_alone

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Engine

WAIT: Final = 30.0  # seconds that another process may hold the ledger


class Opened:
    """A ledger that is open. ``patience``: how many seconds a server that went away is waited for.

    Null: the usual ones.
    """

    patience: float | None = None

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: str | Path, *, create: bool, wait: float = WAIT) -> Self:
        """Open the ledger in a file or at an address; with ``create`` for writing, made if need be.

        ``wait``: seconds to wait for another process that is writing.
        """
        return cls(open_engine(where, wait, create=create))

    @classmethod
    def look_into(cls, where: str | Path, *, wait: float = WAIT) -> Self:
        """Open the ledger only to read it: every write is refused. ``wait`` as above."""
        engine = open_engine(where, wait, create=False)
        forbid_writes(engine)
        return cls(engine)

    @property
    def file(self) -> str | None:
        """The file that the ledger is; None for one on a server, or in memory."""
        url = self._engine.url
        return (url.database or None) if url.get_backend_name() == "sqlite" else None

    def watched_alone(self) -> AbstractContextManager[None]:
        """Let no other process watch into the ledger meanwhile; raises LedgerUnusable where one does."""
        return watching_alone(self._engine)

    def __enter__(self) -> Self:
        """Return the ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
