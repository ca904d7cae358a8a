"""What the language model says of whom a pronoun means, as features beside those of the trees."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_candidates import Place
    from dateline.reading.actor_ranking import Option

STEPS: Final = (
    0.01,
    0.03,
    0.08,
    0.2,
    0.35,
    0.5,
    0.65,
    0.8,
    0.92,
    0.97,
)  # bounds of shares that count alike
BEST: Final = "meant-best"
SURE: Final = frozenset({"meant=8", "meant=9", "meant=10"})  # the steps from 0.8 on


def tell_meant(
    reading: Reading, at: int, choices: Sequence[Sequence[Place]]
) -> Iterator[tuple[str, ...]]:
    """Yield the features of each choice by its mentions near the pronoun ``at``, then nobody's.

    The model scores words that it read together with the pronoun; a choice has the score of its best
    mention, nobody 0, and a choice that was read apart none.
    """
    scores = [score(reading, at, places) for places in choices]
    known = [0.0, *(one for one in scores if one is not None)]
    if len(known) == 1:
        yield from ((),) * (len(choices) + 1)
        return
    highest = max(known)
    total = sum(exp(one - highest) for one in known)
    for one in (*scores, 0.0):
        share = None if one is None else exp(one - highest) / total
        yield ("meant=apart",) if share is None else tuple(steps_of(share, best=one == highest))


def score(reading: Reading, at: int, places: Sequence[Place]) -> float | None:
    """Return how much speaks for one of some mentions over nobody, or None where it is not known."""
    told = reading.meant.get(at)
    if told is None:
        return None
    named = (place for place in places if place.kind != "pronoun")
    found = [one for place in named if (one := told.of(place.head)) is not None]
    return max(found, default=None)


def steps_of(share: float, *, best: bool) -> Iterator[str]:
    """Yield the features of a share."""
    yield f"meant={sum(share >= step for step in STEPS)}"
    if best:
        yield BEST


def is_agreed(option: Option) -> bool:
    """Tell whether the model by itself is sure of a choice."""
    return not SURE.isdisjoint(option.features) and BEST in option.features
