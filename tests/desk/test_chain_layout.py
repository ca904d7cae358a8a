"""Where things stand in the chain picture: boxes apart, lines from left to right, always the same."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from tests.desk.chains import answer, origin, tellers_of, worlds

from dateline.desk.pictures.chain_graph import make_graph
from dateline.desk.pictures.chain_layers import count_crossings, make_layers
from dateline.desk.pictures.chain_layout import GAP, lay_out, spread
from dateline.desk.pictures.chain_narrow import stack
from dateline.desk.pictures.chain_records import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_layout import Box
    from dateline.desk.pictures.chain_records import Teller

World = tuple["IncidentAnswer", tuple["Teller", ...]]


def overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    return [
        (a.node.key, b.node.key)
        for a, b in combinations(boxes, 2)
        if a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    ]


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_no_two_boxes_overlap_and_all_lie_in_the_picture(world: World) -> None:
    layout = lay_out(make_graph(*world))
    assert overlapping(layout.boxes) == []
    for box in layout.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= layout.width
        assert box.y + box.height <= layout.height


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_lines_run_from_left_to_right_between_their_boxes(world: World) -> None:
    layout = lay_out(make_graph(*world))
    boxes = {box.node.key: box for box in layout.boxes}
    for line in layout.lines:
        assert all(a[0] < b[0] for a, b in pairwise(line.points))
        tail, head = boxes[line.edge.tail], boxes[line.edge.head]
        assert line.points[0] == (tail.x + tail.width, tail.y + tail.height / 2)
        assert line.points[-1] == (head.x, head.y + head.height / 2)


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_no_line_runs_through_a_box_of_the_columns_that_it_passes(world: World) -> None:
    layout = lay_out(make_graph(*world))
    for line in layout.lines:
        for (x1, y1), (x2, y2) in pairwise(line.points[1:-1]):
            if y1 == y2:
                for box in layout.boxes:
                    assert (
                        x2 <= box.x or x1 >= box.x + box.width or not box.y <= y1 <= box.y + box.height
                    )


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_the_rows_of_the_narrow_picture_hold_every_box_once(world: World) -> None:
    graph = make_graph(*world)
    boxes, _, bottom = stack(graph)
    assert sorted(box.node.key for box in boxes) == sorted(node.key for node in graph.nodes)
    assert overlapping(boxes) == []
    assert all(box.y + box.height <= bottom for box in boxes)


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_the_order_of_origins_is_that_of_their_standings(world: World) -> None:
    boxes = [box for box in lay_out(make_graph(*world)).boxes if box.node.standing]
    ranks = [
        STANDINGS.index(box.node.standing)
        for box in sorted(boxes, key=lambda b: b.y)
        if box.node.standing
    ]
    assert ranks == sorted(ranks)


def test_the_order_of_the_answer_changes_nothing_in_the_layout() -> None:
    origins = [
        origin("officials", [["Ash", "Cedar"], ["Birch"]]),
        origin("a diver", [["Dune"]], "denies"),
        origin("a pilot", [["Ash"], ["Dune"]], "doubts"),
    ]
    outlets = tellers_of(["Ash", "Birch", "Dune"])
    assert lay_out(make_graph(answer(origins), outlets)) == lay_out(
        make_graph(answer(origins[::-1]), outlets)
    )


def test_sweeps_leave_no_crossing_where_none_is_needed() -> None:
    pairs = [("Ash", "Wren"), ("Birch", "Vole"), ("Cedar", "Ursa"), ("Dune", "Tern")]
    graph = make_graph(answer([origin(end, [[start]]) for start, end in pairs]), ())
    layers = make_layers(graph)
    assert count_crossings(layers.columns, layers.links) == 0


def test_places_are_the_nearest_to_those_wished_that_keep_apart() -> None:
    found = spread(["a", "b", "c"], {"a": 100.0, "b": 100.0, "c": 500.0})
    assert found["b"] - found["a"] == 46 + GAP
    assert (found["a"] + found["b"]) / 2 == 100
    assert found["c"] == 500
