"""Chains: the names from an article's outlet to the far end, and what they all pass through."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.outlets import printed_by
from dateline.linking.press_keys import press_key
from dateline.linking.web import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.web import Web

Tails = list[dict[int, tuple[str, ...]]]
"""For each thread the ends it reaches (each the least thread of its union), with the outlets between."""

Chain = tuple[str, ...]


def find_tails(web: Web) -> Tails:
    """Return for each thread the ends it reaches; every hop is taken once, so that circles end.

    Unnamed sources that only a circle of credits leads to end at the first text of the circle.
    """
    tails = spread(web)
    for group in web.unions.groups(range(len(web.threads))):
        described = [index for index in group if web.threads[index].end == "described"]
        if described and not any(tails[index] for index in group):
            web.lead(described[0], Way((), None))
    return spread(web)


def spread(web: Web) -> Tails:
    """Carry every end back along the ways that lead to it, shortest first."""
    tails: Tails = [ends_of(web, index) for index in range(len(web.threads))]
    back: dict[int, list[tuple[int, Chain]]] = defaultdict(list)
    for index, ways in enumerate(web.ways):
        for way in ways:
            if way.target is not None and way.whole:
                back[way.target].append((index, way.steps))
    layer = [index for index, ends in enumerate(tails) if ends]
    while layer:
        layer = spread_once(layer, back, tails)
    return tails


def spread_once(
    layer: Sequence[int], back: Mapping[int, Sequence[tuple[int, Chain]]], tails: Tails
) -> list[int]:
    """Carry the ends of one layer of threads one hop back; return the threads that gained an end."""
    gained: dict[tuple[int, int], Chain] = {}
    for target in layer:
        for index, steps in back.get(target, ()):
            for end, names in tails[target].items():
                way = follow_on(steps, names)
                known = gained.get((index, end))
                if end not in tails[index] and (known is None or rank(way) < rank(known)):
                    gained[index, end] = way
    for (index, end), way in gained.items():
        tails[index][end] = way
    return sorted({index for index, _ in gained})


def rank(way: Chain) -> tuple[int, Chain]:
    """Return what ways to one end are chosen by."""
    return len(way), way


def ends_of(web: Web, index: int) -> dict[int, Chain]:
    """Return the ends a thread reaches by itself; of several ways to one end the longest."""
    found: dict[int, Chain] = {}
    for way in web.ways[index]:
        if way.target is None or not way.whole:
            end = web.unions.find(index if way.target is None else way.target)
            found[end] = max(way.steps, found.get(end, ()), key=rank)
    return found


def follow_on(steps: Chain, names: Chain) -> Chain:
    """Return steps and the names after them, each name at its last place only."""
    keys = [press_key(name) for name in (*steps, *names)]
    return tuple(
        name for place, name in enumerate((*steps, *names)) if keys[place] not in keys[place + 1 :]
    )


def chain_of(web: Web, text: int, one: LinkedArticle, steps: Chain, end: str) -> Chain:
    """Return the names from an article's outlet, by who wrote its text, to the end.

    Where the way comes back to the outlet or the writer, what lies before is left out.
    """
    outlet, author = printed_by(one), web.texts[text].author or printed_by(one)
    head = (outlet,) if press_key(author) == press_key(outlet) else (outlet, author)
    keys = [press_key(name) for name in head]
    turns = [place for place, name in enumerate(steps) if press_key(name) in keys]
    rest = steps[turns[-1] + 1 :] if turns else steps
    kept = head[: keys.index(press_key(steps[turns[-1]])) + 1] if turns else head
    return follow_on(kept, (*rest, end))


def prune(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """Return chains in order, each once, without those that only leave out steps of another."""
    by_outlet: dict[str, list[Chain]] = defaultdict(list)
    for chain in sorted(set(chains)):
        by_outlet[chain[0]].append(chain)
    return tuple(
        chain
        for group in by_outlet.values()
        for chain in group
        if not any(other != chain and is_part(chain, other) for other in group)
    )


def is_part(short: Chain, long: Chain) -> bool:
    """Tell whether the names of one chain stand in another in the same order."""
    rest = iter(long)
    return all(name in rest for name in short)


def common_link(chains: Sequence[Chain]) -> str | None:
    """Return the one name nearest the end that all chains pass through; an outlet before an origin.

    None for a single outlet's chains: nothing comes together there.
    """
    if len({chain[0] for chain in chains}) < 2:
        return None
    shared = [name for name in chains[0] if all(name in chain for chain in chains)]
    ends = {chain[-1] for chain in chains}
    outlets = [name for name in shared if name not in ends]
    return next(reversed(outlets or shared), None)
