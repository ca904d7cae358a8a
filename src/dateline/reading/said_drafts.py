"""Drafts: claims while they are read, in tokens, and the drafts of a text in the order of their cues."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.records import Stance, Venue

Stretch = tuple[int, int]
NEAR: Final = 8  # cues to look back over for one with a source


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in token stretches (ends exclusive).

    ``rule`` names what found it; ``main`` is its cue's chief token, ``outer`` that of the claim it
    stands within where their places do not tell; ``via`` names the outlet that quoted the source, and
    ``weakened`` the words of the content that its stance is taken from.
    """

    rule: str
    content: tuple[Stretch, ...]
    cue: tuple[Stretch, ...] = ()
    source: Stretch | None = None
    main: int = -1
    stance: Stance = "asserts"
    venue: Venue = "unstated"
    told_to: Stretch | None = None
    direct: bool = False
    implicit: bool = False
    speech: int = -1
    outer: int = -1
    via: Stretch | None = None
    weakened: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class Drafts:
    """Drafts by the chief tokens of their cues, one a cue, so that the nearest is found quickly."""

    mains: list[int] = field(default_factory=list)
    items: dict[int, Draft] = field(default_factory=dict)

    @staticmethod
    def of(drafts: Iterable[Draft]) -> Drafts:
        """Return the drafts given."""
        made = Drafts()
        for draft in drafts:
            made.put(draft)
        return made

    def put(self, draft: Draft) -> None:
        """Add a draft, in place of the one with the same cue if there is one."""
        if draft.main not in self.items:
            insort(self.mains, draft.main)
        self.items[draft.main] = draft

    def drop(self, main: int) -> None:
        """Leave out the draft with a cue, if there is one."""
        if self.items.pop(main, None) is not None:
            del self.mains[bisect_left(self.mains, main)]

    def between(self, low: int, high: int) -> list[Draft]:
        """Return the drafts with cues from token ``low`` to ``high`` (exclusive), in order."""
        first, last = bisect_left(self.mains, low), bisect_left(self.mains, high)
        return [self.items[main] for main in self.mains[first:last]]

    def before(self, low: int, token: int) -> Draft | None:
        """Return the nearest draft with a source whose cue stands before ``token``, from ``low`` on."""
        place = bisect_left(self.mains, token)
        for main in reversed(self.mains[max(0, place - NEAR) : place]):
            if main < low:
                return None
            if self.items[main].source is not None:
                return self.items[main]
        return None

    def after(self, token: int, high: int) -> Draft | None:
        """Return the first draft whose cue stands after ``token`` and before ``high``."""
        place = bisect_left(self.mains, token + 1)
        if place == len(self.mains) or self.mains[place] >= high:
            return None
        return self.items[self.mains[place]]
