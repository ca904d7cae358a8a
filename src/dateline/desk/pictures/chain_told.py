"""The chains in words: a sentence for who does not see the picture, and all chains as nested lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.desk.pictures.chain_nodes import WORDS
from dateline.desk.pictures.chain_records import SILENT
from dateline.desk.pictures.chain_trails import find_trails

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_records import Graph, Standing, Teller
    from dateline.desk.pictures.chain_trails import End, Trail


@dataclass(frozen=True, slots=True)
class Branch:
    """A step of chains and who has it from there; ``ends``: whether a chain begins with this outlet."""

    name: str
    begins: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """An origin (``id`` empty for those who name nobody), how it stands, and who has it from there."""

    id: str
    name: str
    standing: Standing
    told: str
    branches: tuple[Branch, ...]


def find_roots(answer: IncidentAnswer, tellers: Iterable[Teller]) -> tuple[Root, ...]:
    """Return all chains of an answer as trees that begin at the origins; nothing is folded."""
    by_end: dict[End, list[Trail]] = {}
    for trail in find_trails(answer, tellers):
        by_end.setdefault(trail.end, []).append(trail)
    return tuple(make_root(end, trails) for end, trails in by_end.items())


def fold_roots(roots: Iterable[Root]) -> tuple[tuple[tuple[Root, ...], tuple[Branch, ...]], ...]:
    """Return roots with one tree together, each group with its tree; in the order of the roots."""
    groups: dict[tuple[Branch, ...], list[Root]] = {}
    for one in roots:
        groups.setdefault(one.branches, []).append(one)
    return tuple((tuple(members), branches) for branches, members in groups.items())


def make_root(end: End, trails: Iterable[Trail]) -> Root:
    """Return the tree of an end."""
    kind = f", {end.kind.replace('_', ' ')}" if end.kind else ""
    own = "" if end.name == SILENT else end.id
    branches = grow([trail.steps[::-1] for trail in trails])
    return Root(own, end.name, end.standing, f"{WORDS[end.standing]}{kind}", branches)


def grow(ways: Iterable[tuple[str, ...]]) -> tuple[Branch, ...]:
    """Return the branches that ways make, each from the origin outwards, in order of their names."""
    after: dict[str, list[tuple[str, ...]]] = {}
    for way in ways:
        if way:
            after.setdefault(way[0], []).append(way[1:])
    return tuple(Branch(name, () in rests, grow(rests)) for name, rests in sorted(after.items()))


def say_graph(graph: Graph) -> str:
    """Return in two sentences what the picture shows."""
    told = sum(len(node.members) for node in graph.nodes if node.part == "outlet")
    credited = sum(len(node.members) for node in graph.nodes if node.part == "credited")
    ends = [node for node in graph.nodes if node.part == "origin" and node.standing != "silent"]
    stand = "; ".join(
        f"{', '.join(node.members[:6])}: {WORDS[node.standing or 'silent']}" for node in ends
    )
    common = next((node.name for node in graph.nodes if node.common), None)
    link = f" All chains pass through {common}." if common else ""
    return (
        f"{told} outlets on the left, {credited} that are credited between, and origins on the right."
        f" {stand or 'No origin is named'}.{link}{say_circles(graph)}"
        " All chains stand in the list under the picture."
    )


def say_circles(graph: Graph) -> str:
    """Return in a sentence who credits whom against the order of the picture, or nothing."""
    names = {node.key: node.name for node in graph.nodes}
    back = [f"{names[one.head]} credits {names[one.tail]}" for one in graph.edges if one.turn != "on"]
    return f" In a circle {', '.join(back)}." if back else ""
