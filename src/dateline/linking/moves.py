"""How events hang together by what they are: both ends of a move, a denial beside what it denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.linking import actors, places

if TYPE_CHECKING:
    from dateline.linking.traits import Traits

WORDS = 2  # stems in common from which what is moved is the same


def same_move(a: Traits, b: Traits) -> bool:
    """Tell whether two moves are one: both ends agree, or one end and what is moved."""
    if a.family != "move":
        return False
    if is_continued(a, b):
        return True
    ends = ((a.origin, b.origin), (a.destination, b.destination))
    agreeing = sum(places.agree(mine, other) in {"same", "country"} for mine, other in ends)
    return agreeing == 2 or (agreeing == 1 and len(a.object & b.object) >= WORDS)


def is_continued(a: Traits, b: Traits) -> bool:
    """Tell whether one sentence tells where a move starts and goes on to tell where it ends."""
    if a.member[0] != b.member[0] or a.sentence != b.sentence or a.sentence < 0:
        return False
    halves = bool(a.origin and not a.destination and b.destination and not b.origin) or bool(
        b.origin and not b.destination and a.destination and not a.origin
    )
    return halves and not (a.object and b.object and not a.object & b.object)


def other_load(a: Traits, b: Traits) -> bool:
    """Tell whether two withdrawals are of different things: of forces and of what they leave with."""
    if not a.type == b.type == "RETREAT":
        return False
    return bool(a.object) != bool(b.object) or bool(a.object and b.object and not a.object & b.object)


def denies_other(a: Traits, b: Traits) -> bool:
    """Tell whether of two events of an article one is denied beside the other, or in the same words."""
    if a.denied == b.denied:
        return False
    return is_near(a, b) or a.trigger == b.trigger


def goes_on(a: Traits, b: Traits) -> bool:
    """Tell whether a sentence, or the next one with the same actors, goes on with an event."""
    return in_one_sentence(a, b) or (is_near(a, b) and actors.overlap(a.actors, b.actors))


def in_one_sentence(a: Traits, b: Traits) -> bool:
    """Tell whether one sentence of an article tells of two events of one type."""
    return a.member[0] == b.member[0] and a.sentence == b.sentence >= 0 and a.type == b.type


def is_near(a: Traits, b: Traits) -> bool:
    """Tell whether two events of an article stand in one sentence or in two that follow each other."""
    return min(a.sentence, b.sentence) >= 0 and abs(a.sentence - b.sentence) <= 1
