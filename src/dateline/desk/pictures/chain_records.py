"""The chain picture as records: outlets, whom they credit, origins, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["outlet", "credited", "origin"]
Standing = Literal["asserts", "denies", "doubts", "allows", "loose", "silent"]
STANDINGS: Final[tuple[Standing, ...]] = ("asserts", "denies", "doubts", "allows", "loose", "silent")
Turn = Literal["on", "back", "both"]
SILENT: Final = "no source named"


@dataclass(frozen=True, slots=True)
class Teller:
    """An article of an incident: its id, the outlet that published it, and the day (ISO) if known."""

    article: str
    outlet: str
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box of the picture.

    ``name``: what stands in it; ``note``: the small line under it; ``members``: all names that it stands
    for, its own included; ``standing``: of an origin, how it stands to the claim (``loose``: not
    established; ``silent``: the end of those who name nobody); ``articles``, ``origins``: ids.
    """

    key: str
    part: Part
    name: str
    note: str = ""
    members: tuple[str, ...] = ()
    standing: Standing | None = None
    articles: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes (keys), ``tail`` at its left; ``paths``: the numbers of its paths.

    ``turn``: who credits whom: ``on`` the left one the right one, ``back`` the right one the left one,
    as in a circle of credits, ``both`` each the other.
    """

    tail: str
    head: str
    paths: tuple[int, ...] = ()
    probable: bool = False
    turn: Turn = "on"


@dataclass(frozen=True, slots=True)
class Path:
    """A way through the picture, as keys from the outlet on; ``chains``: how many take it."""

    keys: tuple[str, ...]
    chains: int = 1


@dataclass(frozen=True, slots=True)
class Graph:
    """What the picture shows, before any place on it is chosen; from tail to head it has no cycle."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    paths: tuple[Path, ...]
