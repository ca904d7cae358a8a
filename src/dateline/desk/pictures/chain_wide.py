"""The chain picture for a wide page: columns from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_layout import TOP, WIDTH, Box, Layout, Line, lay_out
from dateline.desk.pictures.chain_marks import draw_box
from dateline.desk.pictures.chain_told import say_graph
from dateline.desk.pictures.svg import add, curve, describe, head, root, write

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from markupsafe import Markup

    from dateline.desk.pictures.chain_records import Graph

HEADS: Final = ("Outlets", "Credited by them", "Origins")
ROOM: Final = 8  # under and right of the boxes, for the edges of folded ones


def draw_wide(graph: Graph) -> Markup:
    """Return the picture of a graph in columns."""
    layout = lay_out(graph)
    picture = root(layout.width + ROOM, layout.height + ROOM, "chain-svg chain-svg-wide")
    describe(picture, "chain-wide", "Chains from the outlets to the origins", say_graph(graph))
    draw_heads(picture, layout)
    for line in sorted(layout.lines, key=lambda each: each.edge.probable):
        draw_line(picture, line)
    for box in layout.boxes:
        draw_box(picture, box, paths_of(graph, box))
    return write(picture)


def draw_heads(picture: ET.Element, layout: Layout) -> None:
    """Write over the columns what stands in them."""
    heads = add(picture, "g", class_="c-heads", aria_hidden="true")
    for said, first, last in spans_of(len(layout.columns)):
        left, right = layout.columns[first], layout.columns[last] + WIDTH
        add(heads, "text", said, class_="c-head", x=left, y=14)
        add(heads, "line", class_="c-rule", x1=left, x2=right, y1=TOP - 12, y2=TOP - 12)


def spans_of(columns: int) -> list[tuple[str, int, int]]:
    """Return the heads with the first and the last of the columns that each stands over."""
    last = columns - 1
    outlets = [(HEADS[0], 0, 0)] if last else []
    credited = [(HEADS[1], 1, last - 1)] if last > 1 else []
    return [*outlets, *credited, (HEADS[2], last, last)]


def draw_line(picture: ET.Element, line: Line) -> None:
    """Draw a line; one that runs back has a head at its left, one of both ways two."""
    edge = line.edge
    kind = "c-line c-probable" if edge.probable else "c-line"
    used = " ".join(map(str, edge.paths)) or None
    made = add(picture, "path", class_=kind, d=curve(line.points), data_paths=used)
    if edge.probable:
        add(made, "title", "probably from")
    ends = {"on": (), "back": ((0, 9),), "both": ((0, 9), (-1, -9))}
    for at, away in ends[edge.turn]:
        add(picture, "path", class_="c-line c-head-of", d=head(*line.points[at], away), data_paths=used)


def paths_of(graph: Graph, box: Box) -> str:
    """Return the numbers of the paths through a box."""
    return " ".join(str(at) for at, path in enumerate(graph.paths) if box.node.key in path.keys)
