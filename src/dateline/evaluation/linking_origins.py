"""Measures origins: how many assert an incident, and the edges of the chains that lead to them.

Measured twice. *Given*: the events of the type that gold's pages tell are one incident, so that
chains are measured by themselves. *Linked*: the incident that linking found which has most of the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.evaluation.linking_chains import compare_chains
from dateline.evaluation.linking_incidents import find_homes
from dateline.evaluation.linking_world import members_told, read_world
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, share
from dateline.linking.folding import name_key
from dateline.linking.origins import find_origins
from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.evaluation.linking_chains import Met
    from dateline.evaluation.linking_world import GoldChain, World
    from dateline.evaluation.scored import Figures
    from dateline.linking.linkage import Member
    from dateline.linking.origins import Origins


@dataclass(frozen=True, slots=True)
class Judged:
    """One incident: its gold chains, what was found, the chains compared, and the probable steps."""

    key: str
    gold: Sequence[GoldChain]
    found: Origins
    met: Met
    probable: Hits

    def gold_count(self, side: str) -> int:
        """Return how many origins gold has on a side."""
        return len({chain.origin for chain in self.gold if chain.side == side})

    @property
    def over(self) -> int:
        """How many asserting origins were found beyond those of gold; negative: are missing."""
        return self.found.asserting - self.gold_count("asserts")


def evaluate_origins(path: str) -> Scored:
    """Return how well origins and chains are found; raises PageUnreadable where a row is none."""
    world = read_world(path)
    given, linked = judge_given(world), judge_linked(world)
    figures: Figures = {"pages": len(world.pages), "incidents": len(world.tells)}
    figures |= sum_up("given", given) | sum_up("linked", linked)
    faults = [*list_faults("given", given), *list_faults("linked", linked)]
    return Scored(figures, faults)


def judge_given(world: World) -> list[Judged]:
    """Judge each incident with the members that its pages give it."""
    return [judge(world, key, members_told(world, key)) for key in sorted(world.tells)]


def judge_linked(world: World) -> list[Judged]:
    """Judge each incident by what linking found of it."""
    return [judge(world, key, members_found(world, key)) for key in sorted(world.tells)]


def members_found(world: World, key: str) -> list[Member]:
    """Return the members of the found incident that has most of a gold one's pages, by its type."""
    homes, told = find_homes(world), world.tells[key]
    weights: dict[str, int] = {}
    for page in world.telling(key):
        for home in homes[page.id][told.type]:
            weights[home] = weights.get(home, 0) + 1
    best = min(weights, key=lambda home: (-weights[home], home), default="")
    return [member for group in world.linkage.incidents if group.id == best for member in group.members]


def judge(world: World, key: str, members: Sequence[Member]) -> Judged:
    """Return how the origins of an incident's members compare with gold."""
    held = {article for article, _ in members}
    articles = [one for one in world.articles.values() if one.article.id in held]
    found = find_origins(key, articles, members, world.linkage.copies)
    told = [told for page in world.telling(key) for told in page.incidents if told.key == key]
    gold = [chain for one in told for chain in one.chains]
    mentioning = [page.id for page in world.pages if key in page.mentions]
    excused = [printed_by(world.articles[page]) for page in mentioning]
    return Judged(
        key, gold, found, compare_chains(gold, found, excused), probable_hits(world, gold, found)
    )


def probable_hits(world: World, gold: Sequence[GoldChain], found: Origins) -> Hits:
    """Count the probable steps, each from one outlet's name to another's."""
    names = {one.article.id: name_key(printed_by(one)) for one in world.articles.values()}
    wanted = {
        (name_key(chain.steps[-1]), name_key(chain.probable[0])) for chain in gold if chain.probable
    }
    made = {(names[tie.a], names[tie.b]) for tie in found.ties if tie.kind == "probably_from"}
    met = len(wanted & made)
    return Hits(len(wanted), len(made), met, met)


def sum_up(name: str, judged: Sequence[Judged]) -> Figures:
    """Return the figures of one way of measuring, over all incidents."""
    edges = sum((one.met.hits for one in judged), Hits())
    probable = sum((one.probable for one in judged), Hits())
    sides = {"asserts": "asserting", "denies": "denying", "doubts": "doubting"}
    figures: Figures = {
        f"{name}_{word}_exact": share(sum(count(one, side) for one in judged), len(judged))
        for side, word in sides.items()
    }
    figures[f"{name}_too_high"] = sum(one.over > 0 for one in judged)
    whole = sum(one.met.whole for one in judged)
    figures[f"{name}_chains_whole"] = share(whole, sum(one.met.chains for one in judged))
    return figures | edges.figures(f"{name}_edges") | probable.figures(f"{name}_probable")


def count(one: Judged, side: str) -> bool:
    """Tell whether the number of origins on a side is the gold's."""
    found = {"asserts": one.found.asserting, "denies": one.found.denying, "doubts": one.found.doubting}
    return found[side] == one.gold_count(side)


def list_faults(name: str, judged: Sequence[Judged]) -> Iterator[Mistake]:
    """Yield the edges that are missing or wrong, and the counts that are."""
    for one in judged:
        place = f"{one.key} ({name})"
        if one.over:
            line = f"{one.found.asserting} asserting origins for {one.gold_count('asserts')}"
            yield Mistake(place, "count too high" if one.over > 0 else "count too low", 0, line)
        yield from (Mistake(place, "missed", 0, str(edge)) for edge in one.met.missing)
        yield from (Mistake(place, "extra", 0, str(edge)) for edge in one.met.wrong)
