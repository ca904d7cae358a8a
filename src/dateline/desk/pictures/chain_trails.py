"""Trails: every chain of an answer with the origin it ends in, and the outlets that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.desk.pictures.chain_records import SILENT, STANDINGS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answered import IncidentAnswer, Origin
    from dateline.desk.pictures.chain_records import Teller


@dataclass(frozen=True, slots=True)
class End:
    """The right end of trails: an origin with its id, or the one of those who name nobody."""

    id: str
    name: str
    kind: str
    standing: Standing
    hearings: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """One chain: the outlet, whom it credits in order, and the end."""

    steps: tuple[str, ...]
    end: End


NOBODY = End("silent", SILENT, "", "silent")


def find_trails(answer: IncidentAnswer, tellers: Iterable[Teller]) -> tuple[Trail, ...]:
    """Return the trails of an answer: those of origins by their standing, then of who names nobody."""
    ends = sorted(
        ((end_of(origin), origin) for origin in answer.origins),
        key=lambda pair: (STANDINGS.index(pair[0].standing), pair[0].name, pair[0].id),
    )
    told = [
        Trail(chain[:-1], end) for end, origin in ends for chain in sorted(set(origin.chains)) if chain
    ]
    starts = {trail.steps[0] for trail in told if trail.steps}
    silent = sorted({one.outlet for one in tellers} - starts)
    return (*told, *(Trail((name,), NOBODY) for name in silent))


def end_of(origin: Origin) -> End:
    """Return the end that an origin is."""
    standing: Standing = origin.side if origin.established else "loose"
    return End(origin.id, origin.name, origin.kind, standing, origin.hearings)


def tails_of(trails: Iterable[Trail]) -> Mapping[str, frozenset[tuple[tuple[str, ...], str]]]:
    """Return for each outlet that begins a trail what follows it: the further steps and the end."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for trail in trails:
        if trail.steps:
            found.setdefault(trail.steps[0], set()).add((trail.steps[1:], trail.end.id))
    return {name: frozenset(tails) for name, tails in found.items()}
