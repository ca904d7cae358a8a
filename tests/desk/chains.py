"""What tests of the chain picture share: answers made of chains, and strategies that make many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dateline.answered import Incident, IncidentAnswer, Origin, Tie
from dateline.desk.pictures.chain_records import Teller

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import Side

Chain = tuple[str, ...]


def article_of(outlet: str) -> str:
    return f"art:{outlet.encode().hex()}"


def tellers_of(outlets: Iterable[str]) -> tuple[Teller, ...]:
    return tuple(Teller(article_of(name), name, "2031-03-05") for name in outlets)


def origin(name: str, chains: Iterable[Sequence[str]], side: Side = "asserts", **more: bool) -> Origin:
    ways = tuple((*chain, name) for chain in chains)
    key = f"org:{side}{name}".encode().hex()
    return Origin(f"org:{key}", name, "official", False, side, 1, ways, (), (), None, **more)  # noqa: FBT003


def answer(origins: Sequence[Origin], **more: object) -> IncidentAnswer:
    incident = Incident(id="inc:1", type="MOBILIZE", title="Harbour officials say: a radar was moved")
    return IncidentAnswer(incident, 1, (), 1, origins=tuple(origins), **more)  # type: ignore[arg-type]


def probably(a: str, b: str) -> Tie:
    return Tie(article_of(a), article_of(b), "probably_from", "shared figures", 0.5)


NAMES = st.sampled_from([f"Outlet {number}" for number in range(30)])
SIDES: st.SearchStrategy[Side] = st.sampled_from(["asserts", "denies", "doubts", "allows"])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[IncidentAnswer, tuple[Teller, ...]]:
    """An answer with any chains, also such as credit each other, copies, and its articles."""
    chains = st.lists(st.lists(NAMES, max_size=9), min_size=1, max_size=12)
    origins = [
        origin(f"Source {number}", draw(chains), draw(SIDES), established=draw(st.booleans()))
        for number in range(draw(st.integers(0, 20)))
    ]
    outlets = draw(st.lists(NAMES, unique=True, max_size=20))
    copies = (tuple(map(article_of, draw(st.lists(NAMES, unique=True, max_size=6)))),)
    pairs = draw(st.lists(st.tuples(NAMES, NAMES), max_size=4))
    links = tuple(probably(a, b) for a, b in pairs)
    return answer(origins, copies=copies, links=links), tellers_of(outlets)
