"""The chain picture of an incident, whole: drawn for wide and narrow pages, its key, and its list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_graph import make_graph
from dateline.desk.pictures.chain_marks import MARKS
from dateline.desk.pictures.chain_narrow import draw_narrow
from dateline.desk.pictures.chain_nodes import WORDS
from dateline.desk.pictures.chain_records import SILENT, STANDINGS
from dateline.desk.pictures.chain_told import Root, find_roots
from dateline.desk.pictures.chain_wide import draw_wide
from dateline.desk.pictures.svg import add, head, root, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_records import Graph, Standing, Teller

PROBABLE: Final = "probably from"
BACK: Final = "credits the outlet before it"
FOLDED: Final = "several outlets in one box"


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the key: a small drawing and its meaning."""

    sign: Markup
    word: str


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """The picture twice, of which a page shows the one that fits; its key; all chains as trees."""

    wide: Markup
    narrow: Markup
    key: tuple[Sign, ...]
    roots: tuple[Root, ...]


def draw_chains(answer: IncidentAnswer, tellers: Iterable[Teller]) -> ChainPicture:
    """Return the chain picture of an answer; ``tellers``: its articles, as far as they are held."""
    tellers = tuple(tellers)
    graph = make_graph(answer, tellers)
    return ChainPicture(
        draw_wide(graph), draw_narrow(graph), make_key(graph), find_roots(answer, tellers)
    )


def make_key(graph: Graph) -> tuple[Sign, ...]:
    """Return what the signs mean that the picture has."""
    shown = {node.standing for node in graph.nodes}
    signs = [draw_standing(standing) for standing in STANDINGS if standing in shown]
    if any(edge.probable for edge in graph.edges):
        signs.append(draw_probable())
    if any(edge.turn != "on" for edge in graph.edges):
        signs.append(draw_back())
    if any(len(node.members) > 1 and node.part == "outlet" for node in graph.nodes):
        signs.append(draw_folded())
    return tuple(signs)


def draw_standing(standing: Standing) -> Sign:
    """Return the line of the key for a standing."""
    small = root(14, 14, f"chain-mark c-{standing}")
    small.set("aria-hidden", "true")
    add(small, "path", class_="c-mark", d=MARKS[standing], transform="translate(7 7)")
    return Sign(write(small), SILENT if standing == "silent" else WORDS[standing])


def draw_probable() -> Sign:
    """Return the line of the key for lines that are only probable."""
    small = root(26, 14, "chain-mark")
    small.set("aria-hidden", "true")
    add(small, "path", class_="c-line c-probable", d="M0 7H26")
    return Sign(write(small), PROBABLE)


def draw_back() -> Sign:
    """Return the line of the key for lines that run back, as credits in a circle do."""
    small = root(26, 14, "chain-mark")
    small.set("aria-hidden", "true")
    add(small, "path", class_="c-line", d="M0 7H26")
    add(small, "path", class_="c-line c-head-of", d=head(0, 7, 9))
    return Sign(write(small), BACK)


def draw_folded() -> Sign:
    """Return the line of the key for boxes that stand for several outlets."""
    small = root(22, 16, "chain-mark c-outlet")
    small.set("aria-hidden", "true")
    for kind, at in (("c-behind", 3.5), ("c-frame", 0.5)):
        add(small, "rect", class_=kind, x=at, y=at, width=17, height=11, rx=2)
    return Sign(write(small), FOLDED)
