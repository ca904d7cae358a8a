"""What a server answered, and the shelf on which answers are kept so that nothing is fetched twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from dateline.records import Note

MEMORY_BYTES: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of a server. ``asked`` is the address asked for, ``url`` the one that answered.

    ``headers`` are in the server's order with names in lower case; ``body`` is unpacked (no content
    encoding is left); ``gathered`` is ISO 8601 in UTC, to the second. ``kept`` tells that a fetcher
    took it from the shelf without asking the server.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    gathered: str
    notes: tuple[Note, ...] = ()
    kept: bool = False

    def header(self, name: str) -> str | None:
        """Return the first header of this (lower-case) name, or None."""
        return next((value for key, value in self.headers if key == name), None)


class Shelf(Protocol):
    """Keeps answers: a web archive, a ledger, or memory."""

    def find(self, address: str) -> Fetched | None:
        """Return the latest answer kept for an address that was asked for, or None."""

    def keep(self, fetched: Fetched) -> None:
        """Keep an answer; it is on the disk when this returns, wherever the shelf has one."""


class MemoryShelf:
    """A shelf for one run, of so many bytes; what was kept first makes room for the rest."""

    def __init__(self, most_bytes: int = MEMORY_BYTES) -> None:
        self.most_bytes = most_bytes
        self.answers: dict[str, Fetched] = {}

    def find(self, address: str) -> Fetched | None:
        """Return the latest answer kept for an address that was asked for, or None."""
        return self.answers.get(address)

    def keep(self, fetched: Fetched) -> None:
        """Keep an answer until the run ends, or others need its room."""
        self.answers.pop(fetched.asked, None)
        self.answers[fetched.asked] = fetched
        size = sum(len(one.body) for one in self.answers.values())
        while size > self.most_bytes:
            size -= len(self.answers.pop(next(iter(self.answers))).body)
