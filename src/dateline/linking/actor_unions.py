"""Groups of actors in the making, kept free of contradiction while faces are joined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.actor_faces import Face


class Gathered:
    """Disjoint groups of faces by number; each knows its facts, its foes and why it was joined."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = faces
        self.unions = Unions(len(faces))
        self.countries = [{face.key.country} - {""} for face in faces]
        self.trades = [{face.key.trade} - {""} for face in faces]
        self.listed = [{face.key.listed} - {""} for face in faces]
        self.joins: list[list[str]] = [[] for _ in faces]
        self.refusals: list[list[str]] = [[] for _ in faces]
        self.foes: dict[int, dict[int, str]] = defaultdict(dict)

    def join(self, a: int, b: int, why: str, *, surely: bool = False) -> bool:
        """Make the groups of two faces one, unless they contradict; ``surely``: unless a person says no.

        Returns whether they are one now. What was refused is kept with both.
        """
        one, other = sorted((self.unions.find(a), self.unions.find(b)))
        if one == other:
            return True
        against = self.hostile(one, other) if surely else self.contradiction(one, other)
        if against:
            self.refuse(a, b, f"though {why}: {against}")
            return False
        self.unions.join(one, other)
        for facts in (self.countries, self.trades, self.listed):
            facts[one] |= facts[other]
        for sentences in (self.joins, self.refusals):
            sentences[one] += sentences[other]
        self.foes[one] |= self.foes.pop(other, {})
        self.joins[one].append(f"{self.faces[a].name} and {self.faces[b].name}: {why}")
        return True

    def refuse(self, a: int, b: int, why: str) -> None:
        """Keep with two faces why they were not joined."""
        for mine, other in ((a, b), (b, a)):
            sentence = f"not {self.faces[other].name} ({self.about(other)}), {why}"
            self.refusals[self.unions.find(mine)].append(sentence)

    def about(self, number: int) -> str:
        """Return what tells a face from others in a sentence: its article."""
        return self.faces[number].entries[0].spot.article

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

    def roots(self, numbers: Sequence[int]) -> list[int]:
        """Return the groups of some faces, each by its least face, in order."""
        return sorted({self.unions.find(number) for number in numbers})
