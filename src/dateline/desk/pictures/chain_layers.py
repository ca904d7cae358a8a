"""Layers: in which column each box stands, where long lines pass, in which order, with few crossings.

The method of Sugiyama, Tagawa and Toda (1981): longest-path layers, stand-ins where a line passes a
column, and sweeps that order each column by the barycentres of its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_records import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.desk.pictures.chain_records import Edge, Graph, Node

SWEEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns from left to right, each the keys of boxes and stand-ins from top to bottom.

    ``routes``: for each edge the keys that it passes, its two boxes included; ``links``: the pairs of
    keys of neighbouring columns that are joined.
    """

    columns: tuple[tuple[str, ...], ...]
    routes: Mapping[tuple[str, str], tuple[str, ...]]
    links: frozenset[tuple[str, str]]


def make_layers(graph: Graph) -> Layers:
    """Return the columns of a graph in their best order found."""
    depth = find_depths(graph)
    last = max(depth.values(), default=0)
    routes = {(edge.tail, edge.head): route(edge, depth) for edge in graph.edges}
    columns: list[dict[str, None]] = [{} for _ in range(last + 1)]
    for node in graph.nodes:
        columns[last - depth[node.key]][node.key] = None
    for found in routes.values():
        for step, key in enumerate(found[1:-1], start=1):
            columns[last - depth[found[0]] + step][key] = None
    links = frozenset(pair for found in routes.values() for pair in pairwise(found))
    nodes = {node.key: node for node in graph.nodes}
    return Layers(order([list(column) for column in columns], links, nodes), routes, links)


def find_depths(graph: Graph) -> dict[str, int]:
    """Return for each box its longest way to the right; who is credited by nobody stands leftmost."""
    heads: dict[str, list[str]] = {node.key: [] for node in graph.nodes}
    for edge in graph.edges:
        heads[edge.tail].append(edge.head)
    depth: dict[str, int] = {}
    for node in graph.nodes:
        sink(node.key, heads, depth)
    last = max(depth.values(), default=0)
    credited = {edge.head for edge in graph.edges}
    free = {node.key for node in graph.nodes if node.key not in credited and node.part != "origin"}
    return {key: last if key in free else value for key, value in depth.items()}


def sink(key: str, heads: Mapping[str, Sequence[str]], depth: dict[str, int]) -> int:
    """Return the longest way from a box to the right."""
    if key not in depth:
        depth[key] = 1 + max((sink(head, heads, depth) for head in heads[key]), default=-1)
    return depth[key]


def route(edge: Edge, depth: Mapping[str, int]) -> tuple[str, ...]:
    """Return what an edge passes; long lines to one box pass a column at one point, as a bundle."""
    mark = "?" if edge.probable else ""
    between = (f"via{mark} {at} {edge.head}" for at in range(depth[edge.tail] - 1, depth[edge.head], -1))
    return (edge.tail, *between, edge.head)


def order(
    columns: list[list[str]], links: frozenset[tuple[str, str]], nodes: Mapping[str, Node]
) -> tuple[tuple[str, ...], ...]:
    """Return the columns in the order with the fewest crossings that the sweeps came by."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for tail, head in sorted(links):
        before.setdefault(head, []).append(tail)
        after.setdefault(tail, []).append(head)
    columns[-1].sort(key=lambda key: standing_of(key, nodes))
    best, fewest = columns, count_crossings(columns, links)
    for number in range(SWEEPS):
        columns = sweep(columns, after, nodes) if number % 2 == 0 else sweep(columns, before, nodes)
        found = count_crossings(columns, links)
        if found < fewest:
            best, fewest = columns, found
    return tuple(map(tuple, best))


def sweep(
    columns: Sequence[list[str]], beside: Mapping[str, Sequence[str]], nodes: Mapping[str, Node]
) -> list[list[str]]:
    """Return the columns, each ordered by the mean places of what its keys are joined to."""
    columns = [list(column) for column in columns]
    last = len(columns) - 1
    to_left = any(key in beside for key in columns[0])
    for number in range(last, -1, -1) if to_left else range(last + 1):
        places = {key: place for column in columns for place, key in enumerate(column)}
        centres = {
            key: mean([places[one] for one in beside[key]]) if key in beside else places[key]
            for key in columns[number]
        }
        columns[number].sort(key=lambda key: (standing_of(key, nodes), centres[key]))
    return columns


def standing_of(key: str, nodes: Mapping[str, Node]) -> int:
    """Return the rank of an origin by its standing, which no sweep changes; 0 for all others."""
    standing = nodes[key].standing if key in nodes else None
    return STANDINGS.index(standing) if standing else 0


def mean(values: Sequence[int]) -> float:
    """Return the mean of values."""
    return sum(values) / len(values)


def count_crossings(columns: Sequence[Sequence[str]], links: frozenset[tuple[str, str]]) -> int:
    """Return how many pairs of lines cross between neighbouring columns."""
    places = {key: (at, place) for at, column in enumerate(columns) for place, key in enumerate(column)}
    by_column: dict[int, list[tuple[int, int]]] = {}
    for tail, head in links:
        by_column.setdefault(places[tail][0], []).append((places[tail][1], places[head][1]))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for lines in by_column.values()
        for a, b in combinations(lines, 2)
    )
