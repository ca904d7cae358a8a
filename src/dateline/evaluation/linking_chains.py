"""Compares chains with gold: their edges, each from one name to the next, of each outlet's chains.

An edge of outlets is right where both names are, an edge to an origin also where the origin is called by
another of its gold names. A chain that was found no further than to an outlet ends with a step, as the
counting rules have it, and that edge is compared as one of outlets. A probable step is none of the
edges: it is to be found as a ``probably_from`` link, and an edge that leaves it out counts neither way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.evaluation.scored import Hits
from dateline.linking.folding import fold_words, name_key
from dateline.linking.outlets import is_short_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.linking_world import GoldChain
    from dateline.linking.origins import Origins

LOOSE: Final = frozenset({"a", "an", "the", "of", "some", "one", "two", "three", "four", "several"})
COUNTED: Final = ("asserts", "denies", "doubts")


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A step of one outlet's chain. ``end``: it leads to an origin."""

    outlet: str
    side: str
    a: str
    b: str
    end: bool

    def __str__(self) -> str:
        """Say the edge in words."""
        return f"{self.outlet}, {self.side}: {self.a} > {self.b}"


@dataclass(frozen=True, slots=True)
class Met:
    """Edges in both sides, missing and wrong; and how many chains are whole, of how many."""

    right: tuple[Edge, ...]
    missing: tuple[Edge, ...]
    wrong: tuple[Edge, ...]
    whole: int
    chains: int

    @property
    def hits(self) -> Hits:
        """The counts of edges."""
        met = len(self.right)
        return Hits(met + len(self.missing), met + len(self.wrong), met, met)


def compare_chains(gold: Sequence[GoldChain], found: Origins, excused: Iterable[str] = ()) -> Met:
    """Compare the chains of one incident; those of outlets in ``excused`` count neither way."""
    names = names_of(gold)
    wanted = dict.fromkeys(edge for chain in gold for edge in gold_edges(chain))
    free = {name_key(one) for one in excused} - {name_key(chain.steps[0]) for chain in gold}
    told = [one for one in found.established if one.side in COUNTED]
    ways = [(way, one) for one in told for way in one.chains if name_key(way[0]) not in free]
    edges = (edges_of(way, one.side, whole=one.kind != "outlet") for way, one in ways)
    made = dict.fromkeys(edge for found_ in edges for edge in found_)
    skips = [edge for chain in gold if chain.probable for edge in direct_edges(chain)]
    right = [edge for edge in wanted if any(same_edge(edge, one, names) for one in made)]
    wrong = [one for one in made if not any(same_edge(edge, one, names) for edge in (*wanted, *skips))]
    missing = tuple(edge for edge in wanted if edge not in right)
    plain = [chain for chain in gold if not chain.probable]
    whole = sum(not any(edge in missing for edge in gold_edges(chain)) for chain in plain)
    return Met(tuple(right), missing, tuple(wrong), whole, len(plain))


def gold_edges(chain: GoldChain) -> Iterator[Edge]:
    """Yield the edges of a gold chain as far as credits go."""
    yield from edges_of(chain.steps, chain.side, whole=not chain.probable)


def direct_edges(chain: GoldChain) -> Iterator[Edge]:
    """Yield the edges by which a chain that goes on without credit may be told to end at once."""
    yield Edge(
        name_key(chain.steps[0]), chain.side, name_key(chain.steps[-1]), chain.probable[-1], end=True
    )


def edges_of(steps: Sequence[str], side: str, *, whole: bool) -> Iterator[Edge]:
    """Yield the edges of a chain; ``whole``: its last name is an origin's."""
    last = len(steps) - 2
    for place, (a, b) in enumerate(pairwise(steps)):
        end = whole and place == last
        yield Edge(name_key(steps[0]), side, name_key(a), b if end else name_key(b), end)


def names_of(gold: Iterable[GoldChain]) -> Mapping[str, list[set[str]]]:
    """Return the words of every name that gold has for an origin, by the name that ends its chains."""
    called: dict[str, set[str]] = {}
    ends: dict[str, str] = {}
    for chain in gold:
        end = (*chain.steps, *chain.probable)[-1]
        ends[end] = chain.origin
        called.setdefault(chain.origin, set()).update((end, *chain.names))
    return {end: [bare_words(name) for name in called[origin]] for end, origin in ends.items()}


def bare_words(name: str) -> set[str]:
    """Return the words of a name by which it is compared."""
    words = fold_words(name)
    return {word for word in words if word not in LOOSE} or set(words)


def same_edge(gold: Edge, found: Edge, names: Mapping[str, list[set[str]]]) -> bool:
    """Tell whether a found edge is a gold one."""
    if (gold.side, gold.end) != (found.side, found.end) or not same_outlet(gold.outlet, found.outlet):
        return False
    if not same_outlet(gold.a, found.a):
        return False
    if not gold.end:
        return same_outlet(gold.b, found.b)
    words = bare_words(found.b)
    return any(words <= known or known <= words for known in names.get(gold.b, [bare_words(gold.b)]))


def same_outlet(a: str, b: str) -> bool:
    """Tell whether two folded names are one outlet's, the one perhaps short for the other."""
    short, full = sorted((a, b), key=len)
    return a == b or is_short_for(short, full) or full.startswith(f"{short} ")
