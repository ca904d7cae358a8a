"""The one seam between searching and the databases."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Table

    from dateline.ledger.rows import Row
    from dateline.ledger.searching.clauses import Clauses
    from dateline.ledger.searching.language import Term

OF_INCIDENTS: Final = (  # the rows of articles that tell of an incident with so many origins
    "SELECT number FROM search_{kind} WHERE article IN (SELECT article FROM incident_members"
    " JOIN incident_origins ON incident_origins.incident = incident_members.incident"
    " WHERE origins >= :origins)"
)
HIGHEST: Final = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest number that is looked for."""

    low: int = 0
    high: int = HIGHEST


class Store(Protocol):
    """What a database's own search does for us. Rows are those of ``tables.py``, words as text."""

    def add(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Add rows of words."""
        ...

    def add_terms(self, connection: Connection, terms: Sequence[str]) -> None:
        """Add the words that are not there yet."""
        ...

    def purge(self, connection: Connection) -> None:
        """Leave nothing of the rows that were deleted, and no word that no row has."""
        ...

    def words_with(self, connection: Connection, part: str, most: int) -> list[str]:
        """Return words that hold ``part`` (three letters or more), so many at most."""
        ...

    def count(self, connection: Connection, kind: str, term: Term, most: int) -> int:
        """Return in how many rows a term is, counted up to ``most``."""
        ...

    def rank(
        self, connection: Connection, kind: str, clauses: Clauses, ranking: Sequence[Term]
    ) -> Iterator[tuple[int, float]]:
        """Yield number and score of the rows that fit, the best first, then the highest number.

        The score tells how well a row fits the terms of ``ranking``, one of which every row has.
        """
        ...

    def find(self, connection: Connection, kind: str, clauses: Clauses, bounds: Bounds) -> Iterator[int]:
        """Yield the numbers of the rows that fit, the highest first."""
        ...


def number_term(term: str) -> int:
    """Return the number of a word, made of the word alone: the same in every ledger."""
    return int.from_bytes(hashlib.sha256(term.encode()).digest()[:8], "big") >> 1


def store_of(connection: Connection) -> Store:
    """Return the search of the database that a connection leads to."""
    if connection.dialect.name == "postgresql":
        from dateline.ledger.searching.postgres import ServerSearch  # noqa: PLC0415

        return ServerSearch()
    from dateline.ledger.searching.sqlite import Fts5  # noqa: PLC0415  - only the one that is used

    return Fts5()
