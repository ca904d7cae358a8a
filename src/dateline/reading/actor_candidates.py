"""Whom a pronoun may mean: those the text has named or described so far, each once.

Beside the actors there are strangers: nouns and names that are no actors here and still may be meant.
They are never given a pronoun; they keep open those that may mean them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_syntax import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft

LOOK_BACK: Final = 48  # mentions looked back on for one pronoun
LOOK_AHEAD: Final = 8  # mentions looked ahead at: "in her speech, Dovell said"
NEAR: Final = 24  # mentions looked back on for one who may be meant
FAR: Final = 12  # sentences back


@dataclass(slots=True, eq=False)
class Member:
    """One who may be meant: the actor's draft or none (a stranger), and how often it was met so far.

    ``gender`` is certain; ``hint`` is what a single name may tell ("Carrie", but also the surname
    "Kelly"), and ``said`` what the first pronoun that was given to it tells.
    """

    draft: Draft | None
    kind: str
    gender: str = ""
    hint: str = ""
    said: str = ""
    many: bool = False
    met: int = 0
    pronouns: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a member: its tokens, its head and sentence, and how it names."""

    first: int
    last: int
    head: int
    sentence: int
    kind: str
    member: Member = field(compare=False)


class Pool:
    """All mentions of a text in order; pronouns are added as they are understood."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = sorted(places, key=attrgetter("first", "last"))
        self.steps = 0

    def add(self, place: Place) -> None:
        """Add a mention."""
        insort(self.places, place, key=attrgetter("first", "last"))

    def earlier(self, place: Place, sentence: int) -> list[Place]:
        """Return the mentions of a member near a pronoun: from ``place`` back to the sentence before."""
        end = bisect_left(self.places, place.first, key=attrgetter("first"))
        found = [place]
        for other in reversed(self.places[max(end - NEAR, 0) : end]):
            if sentence - other.sentence > 1:
                break
            self.steps += 1
            if other.member is place.member:
                found.append(other)
        return found

    def before(self, at: int, sentence: int) -> Iterator[Place]:
        """Yield the mentions that begin before a token, the last first; no further than is sensible."""
        end = bisect_left(self.places, at, key=attrgetter("first"))
        for place in reversed(self.places[max(end - LOOK_BACK, 0) : end]):
            if sentence - place.sentence > FAR:
                return
            self.steps += 1
            yield place

    def after(self, at: int, sentence: int) -> Iterator[Place]:
        """Yield the next mentions after a token in its sentence."""
        start = bisect_left(self.places, at + 1, key=attrgetter("first"))
        for place in self.places[start : start + LOOK_AHEAD]:
            if place.sentence != sentence:
                return
            self.steps += 1
            yield place


def places_of(reading: Reading, draft: Draft, member: Member) -> Iterator[Place]:
    """Yield the mentions of an actor."""
    for said in draft.mentions:
        head = head_of(reading, said.first, said.last)
        yield Place(said.first, said.last, head, said.sentence, said.kind, member)
