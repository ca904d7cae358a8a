"""The chain picture for a narrow page: one box a row, and the lines as arcs in a gutter beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_layers import make_layers
from dateline.desk.pictures.chain_layout import Box
from dateline.desk.pictures.chain_marks import draw_box
from dateline.desk.pictures.chain_told import say_graph
from dateline.desk.pictures.chain_wide import paths_of, spans_of
from dateline.desk.pictures.svg import add, describe, head, root, say, write

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from markupsafe import Markup

    from dateline.desk.pictures.chain_records import Edge, Graph

WIDTH: Final = 358
GUTTER: Final = 84
HEIGHT: Final = 42
GAP: Final = 8
HEAD: Final = 30
STUB: Final = 6  # how far a line runs level before it bends


def draw_narrow(graph: Graph) -> Markup:
    """Return the picture of a graph in rows, outlets first and origins last."""
    boxes, heads, bottom = stack(graph)
    picture = root(WIDTH, bottom + 6, "chain-svg chain-svg-narrow")
    describe(picture, "chain-narrow", "Chains from the outlets to the origins", say_graph(graph))
    for y, said in heads:
        add(picture, "text", said, class_="c-head", x=GUTTER, y=y)
    middles = {box.node.key: box.y + box.height / 2 for box in boxes}
    for edge in sorted(graph.edges, key=lambda each: each.probable):
        draw_arc(picture, edge, middles, bottom)
    for box in boxes:
        draw_box(picture, box, paths_of(graph, box))
    return write(picture)


def stack(graph: Graph) -> tuple[list[Box], list[tuple[float, str]], float]:
    """Return the boxes in rows, the heads over their groups, and where the last row ends."""
    nodes = {node.key: node for node in graph.nodes}
    columns = [[nodes[key] for key in column if key in nodes] for column in make_layers(graph).columns]
    y, boxes, heads = 0.0, [], []
    said = {first: words for words, first, _ in spans_of(len(columns))}
    for at, column in enumerate(columns):
        if at in said:
            y += HEAD
            heads.append((y - 10, said[at]))
        for node in column:
            boxes.append(Box(node, GUTTER, y, WIDTH - GUTTER - 6, HEIGHT))
            y += HEIGHT + GAP
    return boxes, heads, y - GAP if boxes else 0.0


def draw_arc(picture: ET.Element, edge: Edge, middles: dict[str, float], full: float) -> None:
    """Draw a line as an arc to the left of the boxes: the further it reaches, the wider it swings."""
    y1, y2 = middles[edge.tail], middles[edge.head]
    swing = GUTTER - 8 - (GUTTER - 30) * (1 - min(1.0, abs(y2 - y1) / max(full, 1)) ** 0.5)
    left = GUTTER - STUB
    bend = say(left - swing * 1.2)
    d = f"M{GUTTER} {say(y1)}H{left}C{bend} {say(y1)} {bend} {say(y2)} {left} {say(y2)}H{GUTTER}"
    kind = "c-line c-probable" if edge.probable else "c-line"
    used = " ".join(map(str, edge.paths)) or None
    add(picture, "path", class_=kind, d=d, data_paths=used)
    for y in {"on": (), "back": (y1,), "both": (y1, y2)}[edge.turn]:
        add(picture, "path", class_="c-line c-head-of", d=head(GUTTER, y, -9), data_paths=used)
