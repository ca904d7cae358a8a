"""Groups of actors in the making, kept free of contradiction while faces are joined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.actor_faces import Face


class Pair(NamedTuple):
    """Two faces, by their numbers, that were joined or were refused to be, and why."""

    a: int
    b: int
    joined: bool
    why: str


class Gathered:
    """Disjoint groups of faces by number; each knows its facts and its foes."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = faces
        self.unions = Unions(len(faces))
        self.countries = [{face.key.country} - {""} for face in faces]
        self.trades = [{face.key.trade} - {""} for face in faces]
        self.listed = [{face.key.listed} - {""} for face in faces]
        self.pairs: list[Pair] = []
        self.attached: set[int] = set()  # faces of brief names that found their full one
        self.foes: dict[int, dict[int, str]] = defaultdict(dict)

    def join(self, a: int, b: int, why: str, *, surely: bool = False) -> bool:
        """Make the groups of two faces one, unless they contradict; ``surely``: unless a person says no.

        Returns whether they are one now. What was refused is kept with both.
        """
        one, other = self.unions.find(a), self.unions.find(b)
        if one == other:
            return True
        against = self.hostile(one, other) if surely else self.contradiction(one, other)
        if against:
            self.refuse(a, b, f"though {why}: {against}")
            return False
        self.unite(one, other)
        self.pairs.append(Pair(a, b, joined=True, why=why))
        return True

    def unite(self, a: int, b: int) -> None:
        """Make two groups one, with the facts and foes of both."""
        self.unions.join(a, b)
        for facts in (self.countries, self.trades, self.listed):
            facts[self.unions.find(a)] = facts[a] | facts[b]
        self.foes[self.unions.find(a)] = {**self.foes.get(a, {}), **self.foes.get(b, {})}

    def attach(self, unit: Sequence[int], pair: Pair) -> None:
        """Make a brief name's faces part of a full name's group, which keeps its own facts."""
        full = self.unions.find(pair.b)
        kept = [facts[full] for facts in (self.countries, self.trades, self.listed)]
        self.unite(self.unions.find(pair.a), full)
        for facts, held in zip((self.countries, self.trades, self.listed), kept, strict=True):
            facts[self.unions.find(full)] = held
        self.attached.update(unit)
        self.pairs.append(pair)

    def refuse(self, a: int, b: int, why: str) -> None:
        """Keep with two faces why they were not joined."""
        self.pairs.append(Pair(a, b, joined=False, why=why))

    def forbid(self, a: int, b: int, why: str) -> None:
        """Keep two faces apart from now on, whatever speaks for joining their groups."""
        for one, other in ((a, b), (b, a)):
            self.foes[self.unions.find(one)][other] = why

    def hostile(self, a: int, b: int) -> str:
        """Return why a person keeps two groups apart, or nothing."""
        foes = self.foes.get(a, {})
        return next((why for face, why in sorted(foes.items()) if self.unions.find(face) == b), "")

    def contradiction(self, a: int, b: int) -> str:
        """Return why the groups of two faces cannot be one, or nothing."""
        a, b = self.unions.find(a), self.unions.find(b)
        if kept_apart := self.hostile(a, b):
            return kept_apart
        pairs = (
            (self.listed, "the list has them as two"),
            (self.countries, "they are of different countries"),
            (self.trades, "one is in politics, the other in another field"),
        )
        return next(
            (why for facts, why in pairs if facts[a] and facts[b] and not facts[a] & facts[b]), ""
        )
