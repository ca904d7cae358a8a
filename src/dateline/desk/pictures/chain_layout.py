"""Layout: where the boxes of the chain picture stand and how its lines run, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_layers import make_layers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.desk.pictures.chain_layers import Layers
    from dateline.desk.pictures.chain_records import Edge, Graph, Node

WIDTH: Final = 216
HEIGHT: Final = 46
GAP: Final = 14  # between two boxes of a column
ALLEY: Final = 84  # between two columns
SLIM: Final = 10  # what a passing line takes of a column
TOP: Final = 34  # over the boxes, for the heads of the columns
MARGIN: Final = 2
PASSES: Final = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its left upper corner."""

    node: Node
    x: float
    y: float
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """An edge with the points that it runs through, from left to right."""

    edge: Edge
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture; ``columns``: the left edge of each column."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    columns: tuple[float, ...]
    width: float
    height: float


def lay_out(graph: Graph) -> Layout:
    """Return where everything stands. The same graph always gives the same layout."""
    layers = make_layers(graph)
    lefts = tuple(MARGIN + at * (WIDTH + ALLEY) for at in range(len(layers.columns)))
    middles = settle(layers)
    left = {key: lefts[at] for at, column in enumerate(layers.columns) for key in column}
    boxes = tuple(
        Box(node, left[node.key], middles[node.key] - HEIGHT / 2)
        for node in sorted(graph.nodes, key=lambda node: (left[node.key], middles[node.key]))
    )
    lines = tuple(
        Line(edge, run(layers.routes[edge.tail, edge.head], left, middles)) for edge in graph.edges
    )
    bottom = max((box.y + box.height for box in boxes), default=TOP)
    return Layout(boxes, lines, lefts, lefts[-1] + WIDTH + MARGIN, bottom + MARGIN)


def settle(layers: Layers) -> dict[str, float]:
    """Return the height of each key's middle: near to what it is joined to, and apart from the next."""
    sides: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for tail, head in sorted(layers.links):
        sides[0].setdefault(head, []).append(tail)
        sides[1].setdefault(tail, []).append(head)
    middles: dict[str, float] = {}
    for column in layers.columns:
        middles |= spread(column, dict.fromkeys(column, 0.0))
    for number in range(PASSES):
        beside = sides[number % 2]
        for column in layers.columns if number % 2 == 0 else reversed(layers.columns):
            wished = {key: wish(key, beside, middles) for key in column}
            middles |= spread(column, wished)
    return squeeze(middles)


def wish(key: str, beside: Mapping[str, Sequence[str]], middles: Mapping[str, float]) -> float:
    """Return where a key would like to be: the mean of what it is joined to, else where it is."""
    near = beside.get(key)
    return sum(middles[one] for one in near) / len(near) if near else middles[key]


def spread(column: Sequence[str], wished: Mapping[str, float]) -> dict[str, float]:
    """Return the places nearest to those wished (least squares) that keep order and distance.

    Distances taken off, the places must not fall: isotonic regression, by pooling adjacent violators.
    """
    offsets = [0.0]
    for upper, lower in pairwise(column):
        offsets.append(offsets[-1] + (size(upper) + size(lower)) / 2 + GAP)
    pools: list[tuple[float, int]] = []
    for key, offset in zip(column, offsets, strict=False):
        pools.append((wished[key] - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    flat = [value for value, count in pools for _ in range(count)]
    return {
        key: round(value + offset, 1) for key, value, offset in zip(column, flat, offsets, strict=False)
    }


def size(key: str) -> float:
    """Return what a key takes of its column."""
    return SLIM if key.startswith("via") else HEIGHT


def squeeze(middles: Mapping[str, float]) -> dict[str, float]:
    """Return the middles from ``TOP`` down, without bands that are empty in all columns."""
    found: dict[str, float] = {}
    shift, bottom = 0.0, float(TOP - GAP)
    for key in sorted(middles, key=lambda each: (middles[each] - size(each) / 2, each)):
        top = middles[key] - size(key) / 2
        if not found or top + shift > bottom + GAP:
            shift = bottom + GAP - top
        found[key] = round(middles[key] + shift, 1)
        bottom = max(bottom, top + shift + size(key))
    return found


def run(
    route: Sequence[str], left: Mapping[str, float], middles: Mapping[str, float]
) -> tuple[tuple[float, float], ...]:
    """Return the points of a line: straight across the columns that it passes."""
    points = [(left[route[0]] + WIDTH, middles[route[0]])]
    for key in route[1:-1]:
        points += [(left[key], middles[key]), (left[key] + WIDTH, middles[key])]
    return (*points, (left[route[-1]], middles[route[-1]]))
