"""Measures incidents: which pages tell one happening, as pairs and by B-cubed.

What is counted is a page on one of the incidents it tells. It lies where linking has the page's events
of that incident's type: of several, in the one that has most of the gold's pages, but in none that holds
more pages of another incident that the page tells. A page that lies there and neither tells nor
mentions the gold's incident counts against it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dateline.evaluation.linking import b_cubed, score_clustering
from dateline.evaluation.linking_world import read_world
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.evaluation.linking_world import GoldPage, GoldTold, World
    from dateline.evaluation.scored import Figures

    Homes = Mapping[str, Mapping[str, set[str]]]

SHOWN: Final = ("pair_f1", "pair_precision", "pair_recall")


def evaluate_incidents(path: str) -> Scored:
    """Return how well incidents are found; raises PageUnreadable where a row is none."""
    world = read_world(path)
    gold, found = label(world)
    figures: Figures = {"pages": len(world.pages), "incidents": len(world.tells), "told": len(gold)}
    return Scored(figures | score_labels(gold, found), list(list_faults(gold, found)))


def score_labels(gold: Mapping[str, str], found: Mapping[str, str]) -> Figures:
    """Return the figures of pairs, and B-cubed."""
    clustering = score_clustering(gold, found)
    return {name: clustering[name] for name in SHOWN} | b_cubed(gold, found)


def label(world: World) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is counted by name (page, blank, incident), with its gold and its found incident."""
    homes, gold, found = find_homes(world), {}, {}
    for page in world.pages:
        for told in page.incidents:
            name = f"{page.id} {told.key}"
            gold[name] = told.key
            found[name] = choose_home(world, homes, page, told) or name
    for name, home in intruders(world, homes, found):
        gold[name], found[name] = name, home
    return gold, found


def find_homes(world: World) -> Homes:
    """Return the found incidents in which a page's events of a type lie, by page and type."""
    pages = world.page_of
    homes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types = {
        (one.article.id, event.id): event.type
        for one in world.articles.values()
        for event in one.article.events
    }
    for group in world.linkage.incidents:
        for member in group.members:
            homes[pages[member[0]]][types[member]].add(group.id)
    return homes


def choose_home(world: World, homes: Homes, page: GoldPage, told: GoldTold) -> str:
    """Return the found incident of a page for a gold one: that with most of its pages; or nothing."""
    weights = {home: weigh(world, homes, home, told) for home in homes[page.id][told.type]}
    for other in (one for one in page.incidents if one.key != told.key and one.type == told.type):
        of_other = {home: weigh(world, homes, home, other) for home in weights}
        weights = {home: pages for home, pages in weights.items() if pages >= of_other[home]}
    return min(weights, key=lambda home: (-weights[home], home), default="")


def weigh(world: World, homes: Homes, home: str, told: GoldTold) -> int:
    """Return how many of the pages that tell an incident have events of its type in a found one."""
    return sum(home in homes[page.id][told.type] for page in world.telling(told.key))


def intruders(world: World, homes: Homes, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pages that lie in a found incident and neither tell nor mention what it stands for."""
    keys: dict[str, set[str]] = defaultdict(set)
    for name, home in found.items():
        keys[home].add(name.partition(" ")[2])
    for page in world.pages:
        known = {*page.mentions, *(told.key for told in page.incidents)}
        for home in sorted({home for found in homes[page.id].values() for home in found}):
            if home in keys and not keys[home] & known:
                yield f"{page.id} beside {home}", home


def list_faults(gold: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield what lies apart from most of its incident, and what lies beside others' pages."""
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, key in gold.items():
        sizes[key][found[name]] += 1
    for name, key in gold.items():
        home = min(sizes[key], key=lambda one: (-sizes[key][one], one))
        page = name.partition(" ")[0]
        if " beside " in name:
            yield Mistake(page, "wrongly joined", 0, name)
        elif found[name] != home:
            yield Mistake(page, "apart", 0, f"{name}: {'alone' if found[name] == name else found[name]}")
