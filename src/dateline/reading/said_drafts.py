"""Drafts: claims while they are read, in tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Stance, Venue

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in token stretches (ends exclusive).

    ``rule`` names what found it; ``main`` is its cue's chief token, ``outer`` that of the claim it stands
    within where their places do not tell; ``via`` names the outlet that reviewed or quoted the source.
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
