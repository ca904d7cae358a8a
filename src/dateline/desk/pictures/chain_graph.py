"""The graph of the chain picture, made from an answer: boxes, lines between them, and no cycle.

Where two outlets credit each other, each of them stands in the picture once for every distance from
the origin, so that all lines still run from left to right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_folds import fold_credited, fold_ends, fold_outlets
from dateline.desk.pictures.chain_nodes import Folds, make_node
from dateline.desk.pictures.chain_records import Edge, Graph, Path
from dateline.desk.pictures.chain_trails import find_trails

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_records import Teller
    from dateline.desk.pictures.chain_trails import Trail

MOST_STEPS: Final = 6  # of a longer chain the steps between the first three and last three are left out

Keys = tuple[tuple[str, int], ...]  # of each box its fold and its distance, or -1 where that is alike


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
    circling = find_circling([way.steps for way in ways] + list(leads))
    keyed = {way: keys_of(way, circling) for way in ways}
    paths = tuple(Path(tuple(map(say_key, keyed[way])), ways[way]) for way in ways)
    boxes = dict.fromkeys(key for keys in keyed.values() for key in keys)
    nodes = tuple(make_node(say_key(key), key[0], folds, answer, known) for key in boxes)
    return Graph(nodes, (*make_edges(paths, leads), *extra_edges(paths, leads)), paths)


def fold_trail(trail: Trail, folds: Folds) -> Way:
    """Return the way of a trail; two steps in one box follow each other as one."""
    steps = [f"step:{folds.steps[step].key}" for step in trail.steps]
    once = [step for number, step in enumerate(steps) if number == 0 or steps[number - 1] != step]
    if len(once) > MOST_STEPS:
        once = [*once[: MOST_STEPS // 2], *once[-MOST_STEPS // 2 :]]
    return Way(tuple(once), f"end:{folds.ends[trail.end.id][0].id}")


def probable_leads(
    answer: IncidentAnswer, tellers: Mapping[str, Teller], folds: Folds
) -> dict[tuple[str, str], None]:
    """Return the pairs of boxes of which the one is probably from the other."""
    found: dict[tuple[str, str], None] = {}
    for tie in answer.links:
        if tie.kind == "probably_from" and tie.a in tellers and tie.b in tellers:
            outlets = [tellers[article].outlet for article in (tie.a, tie.b)]
            keys = [f"step:{folds.steps[name].key}" for name in outlets if name in folds.steps]
            if len(set(keys)) == 2:
                found[(keys[0], keys[1])] = None
    return found


def find_circling(runs: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the steps from which a way leads back to themselves."""
    after: dict[str, set[str]] = {}
    for run in runs:
        for tail, head in pairwise(run):
            after.setdefault(tail, set()).add(head)
    return frozenset(step for step in after if step in reached(step, after))


def reached(start: str, after: Mapping[str, set[str]]) -> set[str]:
    """Return all that a step leads to."""
    found: set[str] = set()
    queue = [start]
    while queue:
        fresh = after.get(queue.pop(), set()) - found
        found |= fresh
        queue += sorted(fresh)
    return found


def keys_of(way: Way, circling: frozenset[str]) -> Keys:
    """Return the keys of the boxes of a way, from left to right."""
    length = len(way.steps)
    steps = (
        (step, length - number if step in circling else -1) for number, step in enumerate(way.steps)
    )
    return (*steps, (way.end, -1))


def say_key(key: tuple[str, int]) -> str:
    """Return the key of a box as one text."""
    return key[0] if key[1] < 0 else f"{key[0]} @{key[1]}"


def make_edges(paths: Sequence[Path], leads: Iterable[tuple[str, str]]) -> list[Edge]:
    """Return the lines that paths take, in order of the paths."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, path in enumerate(paths):
        for pair in pairwise(path.keys):
            found.setdefault(pair, []).append(number)
    probable = set(leads)
    return [Edge(*pair, tuple(dict.fromkeys(used)), pair in probable) for pair, used in found.items()]


def extra_edges(paths: Sequence[Path], leads: Iterable[tuple[str, str]]) -> list[Edge]:
    """Return the lines of probable leads between boxes that no path joins, if they make no cycle."""
    runs = [path.keys for path in paths]
    boxes = {key for run in runs for key in run}
    after: dict[str, set[str]] = {}
    for run in runs:
        for tail, head in pairwise(run):
            after.setdefault(tail, set()).add(head)
    found = []
    for tail, head in leads:
        free = {tail, head} <= boxes and head not in reached(tail, after)
        if free and tail not in reached(head, after):
            after.setdefault(tail, set()).add(head)
            found.append(Edge(tail, head, (), probable=True))
    return found
