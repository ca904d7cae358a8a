"""What is asked of the ledger's history, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from dateline.ledger.journal import Kind, What

Sharing = Literal["all", "short", "masked"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes: positions behind ``since`` up to ``until``, times from ``since`` to ``until``.

    ``kinds`` and ``whats`` empty: all. ``most``: how many writes are told; one is never told in part.
    ``sharing``: for what leaves the machine. ``masked`` names no private person, ``short`` only
    bounds how much is quoted.
    """

    since: int | str = 0
    until: int | str | None = None
    kinds: frozenset[Kind] = frozenset()
    whats: frozenset[What] = frozenset()
    most: int | None = None
    newest_first: bool = False
    sharing: Sharing = "all"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its values before and after; null where there is or was none."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. ``position`` is that of its write; ``to``: the id it has now, or leads to.

    ``rejected``: a person rejected the claim or event, whatever this write did to it.
    """

    position: int
    at: str
    kind: Kind
    of: What
    id: str
    to: str | None = None
    article: str | None = None
    capture: str | None = None
    source: str | None = None
    words: str | None = None
    changes: tuple[FieldChange, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    by: str = ""
    rejected: bool = False
