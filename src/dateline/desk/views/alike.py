"""Reasons that say the same, together: for each the pairs that it holds of, told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.desk.views.reasons import Reason, Reasons


@dataclass(frozen=True, slots=True)
class Alike:
    """One reason, who gave it, and the pairs it holds of: each first one with all it goes with."""

    why: str
    by: str
    pairs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AlikeKind:
    """The reasons of one kind; ``total``: how many pairs they hold of."""

    title: str
    total: int
    reasons: tuple[Alike, ...]


def gather_alike(kinds: Iterable[Reasons]) -> tuple[AlikeKind, ...]:
    """Return reasons with those that say the same together."""
    return tuple(AlikeKind(kind.title, len(kind.reasons), join(kind.reasons)) for kind in kinds)


def join(reasons: Iterable[Reason]) -> tuple[Alike, ...]:
    """Return the reasons of one kind, each once, in the order in which they come first."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for one in reasons:
        found.setdefault((one.why, one.by), {}).setdefault(one.a, []).append(one.b)
    return tuple(
        Alike(why, by, tuple((a, tuple(dict.fromkeys(others))) for a, others in pairs.items()))
        for (why, by), pairs in found.items()
    )
