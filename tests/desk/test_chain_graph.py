"""The graph of the chain picture: every chain is in it, folded names count, and it has no cycle."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from tests.desk.chains import answer, article_of, origin, probably, tellers_of, worlds

from dateline.desk.pictures.chain_folds import MOST_CREDITED, MOST_ORIGINS, MOST_OUTLETS
from dateline.desk.pictures.chain_graph import make_graph
from dateline.desk.pictures.chain_picture import BACK, draw_chains
from dateline.desk.pictures.chain_records import STANDINGS
from dateline.desk.pictures.chain_told import say_graph
from dateline.desk.pictures.chain_trails import find_trails

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_records import Graph, Node, Teller

World = tuple["IncidentAnswer", tuple["Teller", ...]]


def by_name(graph: Graph, name: str) -> Node:
    (found,) = (node for node in graph.nodes if name in node.members)
    return found


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_every_chain_is_drawn_or_folded_with_its_count(world: World) -> None:
    graph = make_graph(*world)
    trails = find_trails(*world)
    assert sum(path.chains for path in graph.paths) == len(trails)
    nodes = {node.key: node for node in graph.nodes}
    shown = {(nodes[path.keys[0]].members, nodes[path.keys[-1]].members) for path in graph.paths}
    for trail in trails:
        start = trail.steps[0] if trail.steps else trail.end.name
        assert any(start in first and trail.end.name in last for first, last in shown)


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_the_lines_of_a_graph_are_those_of_its_paths_and_lead_to_no_cycle(world: World) -> None:
    graph = make_graph(*world)
    walked = {pair for path in graph.paths for pair in pairwise(path.keys)}
    used = [edge for edge in graph.edges if edge.paths]
    on = {(edge.tail, edge.head) for edge in used if edge.turn != "back"}
    back = {(edge.head, edge.tail) for edge in used if edge.turn != "on"}
    assert walked == on | back
    left = {edge.tail: set[str]() for edge in graph.edges}
    for edge in graph.edges:
        left[edge.tail].add(edge.head)
    while left:
        ends = [key for key, heads in left.items() if not heads & left.keys()]
        assert ends, "a cycle"
        for key in ends:
            del left[key]


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_the_number_of_boxes_is_bounded(world: World) -> None:
    graph = make_graph(*world)
    parts = {
        part: [n for n in graph.nodes if n.part == part] for part in ("outlet", "credited", "origin")
    }
    assert len(parts["outlet"]) <= MOST_OUTLETS
    assert len(parts["origin"]) <= MOST_ORIGINS + len(STANDINGS)
    assert len(parts["credited"]) <= MOST_CREDITED


def test_copies_with_the_same_chains_are_one_box_that_counts_them() -> None:
    outlets = ["Ash", "Birch", "Cedar", "Dune"]
    one = answer(
        [origin("harbour officials", [[name] for name in outlets])],
        copies=(tuple(article_of(name) for name in outlets[:3]),),
    )
    graph = make_graph(one, tellers_of(outlets))
    assert by_name(graph, "Birch").members == ("Ash", "Birch", "Cedar")
    assert by_name(graph, "Birch").note == "+ 2 copies"
    assert by_name(graph, "Dune").members == ("Dune",)


def test_a_copy_with_another_chain_is_not_folded_away() -> None:
    one = answer(
        [origin("harbour officials", [["Ash"], ["Birch"]]), origin("a diver", [["Birch"]])],
        copies=((article_of("Ash"), article_of("Birch")),),
    )
    graph = make_graph(one, tellers_of(["Ash", "Birch"]))
    assert by_name(graph, "Ash").members == ("Ash",)


def test_copies_of_an_outlet_that_stands_elsewhere_do_not_count_one_of_them_as_the_original() -> None:
    one = answer(
        [origin("harbour officials", [["Ash", "Cedar"], ["Birch", "Cedar"], ["Cedar"]])],
        copies=(tuple(map(article_of, ("Ash", "Birch", "Cedar"))),),
    )
    graph = make_graph(one, tellers_of(["Ash", "Birch", "Cedar"]))
    assert by_name(graph, "Ash").note == "+ 1 more copy"
    assert by_name(graph, "Cedar").part == "credited"


def test_three_hundred_outlets_still_give_a_picture() -> None:
    many = [f"Outlet {number:03d}" for number in range(300)]
    chains = [[name, f"Agency {number % 40}"] for number, name in enumerate(many)]
    graph = make_graph(answer([origin("harbour officials", chains)]), tellers_of(many))
    outlets = [node for node in graph.nodes if node.part == "outlet"]
    assert len(outlets) == MOST_OUTLETS
    assert sorted(name for node in outlets for name in node.members) == many
    assert outlets[-1].note.endswith("more outlets")
    credited = [node for node in graph.nodes if node.part == "credited"]
    assert sum(len(node.members) for node in credited) == 40


def test_of_many_origins_those_with_most_chains_stay_by_themselves() -> None:
    origins = [origin(f"Alpha {number:02d}", [["Ash"]]) for number in range(20)]
    graph = make_graph(answer([*origins, origin("Zulu", [["Ash"], ["Birch"], ["Cedar"]])]), ())
    assert by_name(graph, "Zulu").members == ("Zulu",)
    (rest,) = (node for node in graph.nodes if node.part == "origin" and len(node.members) > 1)
    assert rest.note == f"asserts + {len(rest.members) - 1} more"


def test_who_is_probably_from_another_is_joined_by_a_dashed_line() -> None:
    one = answer([origin("officials", [["Ash"], ["Birch"]])], links=(probably("Ash", "Birch"),))
    graph = make_graph(one, tellers_of(["Ash", "Birch"]))
    (edge,) = (edge for edge in graph.edges if edge.probable)
    assert (edge.tail, edge.head) == ("step:Ash", "step:Birch")


def test_an_outlet_without_a_chain_ends_where_no_source_is_named() -> None:
    graph = make_graph(answer([origin("officials", [["Ash"]])]), tellers_of(["Ash", "Birch"]))
    assert [path.keys for path in graph.paths] == [
        ("step:Ash", graph.paths[0].keys[1]),
        ("step:Birch", "end:silent"),
    ]
    assert by_name(graph, "no source named").standing == "silent"


def test_the_common_link_is_marked_and_a_side_is_told() -> None:
    one = answer([origin("officials", [["Ash", "Cedar"]], "denies")], common_link="Cedar")
    graph = make_graph(one, tellers_of(["Ash"]))
    assert by_name(graph, "Cedar").common
    assert by_name(graph, "officials").standing == "denies"
    assert by_name(graph, "officials").note.startswith("denies")
    assert not by_name(graph, "Ash").common


def test_outlets_that_credit_each_other_stand_once_and_their_line_has_two_heads() -> None:
    one = answer([origin("officials", [["Ash", "Birch"], ["Birch", "Ash"]])])
    graph = make_graph(one, ())
    assert [node.name for node in graph.nodes] == ["Ash", "Birch", "officials"]
    assert [edge.turn for edge in graph.edges if edge.head == "step:Birch"] == ["both"]
    assert "In a circle Birch credits Ash." in say_graph(graph)
    picture = draw_chains(one, ())
    for drawn in (picture.wide, picture.narrow):
        assert drawn.count("c-node") == 3
        assert drawn.count("c-head-of") == 2
    assert BACK in [sign.word for sign in picture.key]


def test_a_circle_of_three_stands_by_the_distance_from_the_origin() -> None:
    chains = [["Ash", "Birch", "Cedar"], ["Birch", "Cedar"], ["Cedar"], ["Cedar", "Ash"]]
    graph = make_graph(answer([origin("officials", chains)]), ())
    assert len(graph.nodes) == 4
    (back,) = (edge for edge in graph.edges if edge.turn == "back")
    assert (back.tail, back.head) == ("step:Ash", "step:Cedar")  # drawn from left to right


def test_what_is_folded_stands_once_where_its_outlets_credit_others_who_credit_them() -> None:
    many = [f"Outlet {number:02d}" for number in range(30)]
    chains = [[a, b] for a, b in pairwise([*many, many[0]])] + [["Outlet 00", "Herald"], ["Herald"]]
    graph = make_graph(answer([origin("officials", chains)]), tellers_of(many))
    notes = [node.note for node in graph.nodes if node.note.startswith("and ")]
    assert len(notes) == 1
    assert len({node.members for node in graph.nodes}) == len(graph.nodes)


@given(worlds())
@settings(max_examples=25, deadline=None)
def test_every_name_stands_in_one_box(world: World) -> None:
    graph = make_graph(*world)
    names = [name for node in graph.nodes if node.part != "origin" for name in node.members]
    assert len(names) == len(set(names))
