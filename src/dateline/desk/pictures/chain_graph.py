"""The graph of the chain picture, made from an answer: boxes, each once, and the lines between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_circles import find_back, heads_of, reached
from dateline.desk.pictures.chain_folds import fold_credited, fold_ends, fold_outlets
from dateline.desk.pictures.chain_nodes import Folds, make_node
from dateline.desk.pictures.chain_records import Edge, Graph, Path
from dateline.desk.pictures.chain_trails import find_trails

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_circles import Pair
    from dateline.desk.pictures.chain_records import Teller, Turn
    from dateline.desk.pictures.chain_trails import Trail

MOST_STEPS: Final = 6  # of a longer chain the steps between the first three and last three are left out


@dataclass(frozen=True, slots=True)
class Way:
    """A trail after folding: the keys of the folds of its steps, and of its end."""

    steps: tuple[str, ...]
    end: str


def make_graph(answer: IncidentAnswer, tellers: Iterable[Teller]) -> Graph:
    """Return the graph of an answer; ``tellers``: its articles, as far as they are held."""
    known = {one.article: one for one in tellers}
    trails = find_trails(answer, known.values())
    folds = Folds(
        steps=fold_outlets(trails, answer.copies, known) | fold_credited(trails),
        ends=fold_ends(trails),
        credited=frozenset(step for trail in trails for step in trail.steps[1:]),
    )
    ways = Counter(fold_trail(trail, folds) for trail in trails)
    leads = probable_leads(answer, known, folds)
    paths = tuple(Path((*way.steps, way.end), chains) for way, chains in ways.items())
    boxes = dict.fromkeys(key for path in paths for key in path.keys)
    nodes = tuple(make_node(key, folds, answer, known) for key in boxes)
    edges = make_edges(paths, leads)
    return Graph(nodes, (*edges, *extra_edges(edges, boxes, leads)), paths)


def fold_trail(trail: Trail, folds: Folds) -> Way:
    """Return the way of a trail; two steps in one box follow each other as one."""
    steps = drop_repeats([f"step:{folds.steps[step].key}" for step in trail.steps])
    if len(steps) > MOST_STEPS:
        steps = drop_repeats([*steps[: MOST_STEPS // 2], *steps[-MOST_STEPS // 2 :]])
    return Way(tuple(steps), f"end:{folds.ends[trail.end.id][0].id}")


def drop_repeats(steps: Sequence[str]) -> list[str]:
    """Return steps without those that are the same as the one before."""
    return [step for number, step in enumerate(steps) if number == 0 or steps[number - 1] != step]


def probable_leads(
    answer: IncidentAnswer, tellers: Mapping[str, Teller], folds: Folds
) -> dict[Pair, None]:
    """Return the pairs of boxes of which the one is probably from the other."""
    found: dict[Pair, None] = {}
    for tie in answer.links:
        if tie.kind == "probably_from" and tie.a in tellers and tie.b in tellers:
            outlets = [tellers[article].outlet for article in (tie.a, tie.b)]
            keys = [f"step:{folds.steps[name].key}" for name in outlets if name in folds.steps]
            if len(set(keys)) == 2:
                found[(keys[0], keys[1])] = None
    return found


def make_edges(paths: Sequence[Path], leads: Iterable[Pair]) -> list[Edge]:
    """Return the lines that paths take, in order of the paths; one where two credit each other."""
    back = find_back({path.keys: path.chains for path in paths})
    found: dict[Pair, dict[int, None]] = {}
    turned: dict[Pair, set[bool]] = {}
    for number, path in enumerate(paths):
        for pair in pairwise(path.keys):
            drawn = pair[::-1] if pair in back else pair
            found.setdefault(drawn, {})[number] = None
            turned.setdefault(drawn, set()).add(pair in back)
    probable = set(leads)
    return [
        Edge(*pair, tuple(used), pair in probable, turn_of(turned[pair])) for pair, used in found.items()
    ]


def turn_of(turned: AbstractSet[bool]) -> Turn:
    """Return how a line runs whose paths run back, on, or both."""
    if len(turned) > 1:
        return "both"
    return "back" if True in turned else "on"


def extra_edges(edges: Iterable[Edge], boxes: Container[str], leads: Iterable[Pair]) -> list[Edge]:
    """Return the lines of probable leads between boxes that no path joins, if they make no cycle."""
    after = heads_of((edge.tail, edge.head) for edge in edges)
    found = []
    for tail, head in leads:
        free = tail in boxes and head in boxes and head not in reached(tail, after)
        if free and tail not in reached(head, after):
            after.setdefault(tail, set()).add(head)
            found.append(Edge(tail, head, (), probable=True))
    return found
