"""Pairs the events marked in a text with the events found there, one-to-one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.said_pairs import shared

if TYPE_CHECKING:
    from dateline.evaluation.what_texts import GoldEvent, WhatText
    from dateline.records import Article, Event

ON_TRIGGER: Final = 4.0  # triggers that share a character, beside a right type with the trigger within
WITHIN: Final = 1.0
TYPE: Final = 0.5
WANTED: Final = 0.1  # of two that go as well together, the one that must be found


@dataclass(frozen=True, slots=True)
class WhatReading:
    """A text of the gold and what the readers make of it."""

    gold: WhatText
    article: Article


@dataclass(frozen=True, slots=True)
class Pair:
    """An event of the gold and the event found that it is."""

    gold: GoldEvent
    found: Event


def pair_events(reading: WhatReading) -> list[Pair]:
    """Return the pairs of events, each event in one pair at most."""
    wanted, found = reading.gold.events, reading.article.events
    weights = np.array([[weigh(one, other) for other in found] for one in wanted])
    return [Pair(wanted[row], found[at]) for row, at in best_pairs(weights)]


def weigh(gold: GoldEvent, found: Event) -> float:
    """Return how well two events go together; 0 where they are no pair."""
    extra = TYPE * (found.type in gold.roots) + WANTED * (not gold.optional)
    if shared(gold.trigger, [(found.trigger.start, found.trigger.end)]):
        return ON_TRIGGER + extra
    within = shared(gold.trigger, [(found.anchor.start, found.anchor.end)])
    return WITHIN + extra if within and found.type in gold.roots else 0.0
