"""What may be an event and was taken for none of the news, and what was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.reading.event_news import is_news, weigh
from dateline.reading.event_world import survey
from dateline.reading.what import weigh_article

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sign of an event of the news, and what it adds (above 0) or takes away."""

    sign: str
    adds: float


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What may be an event and was taken for none of the news: type, words, what was weighed."""

    type: str
    trigger: Span
    anchor: Span
    weighed: tuple[Weighed, ...]


def explain_passed_over(reading: Reading, found: Findings) -> tuple[PassedOver, ...]:
    """Return what may be an event of an article and was taken for none of the news, and why."""
    world = survey(reading, found)
    return tuple(
        PassedOver(event.type, event.trigger, event.anchor, say_weights(signs))
        for _, event, signs in weigh_article(world)
        if not is_news(event, signs)
    )


def say_weights(signs: Mapping[str, float]) -> tuple[Weighed, ...]:
    """Return the signs that weigh anything, the heaviest first, to two places."""
    found = (Weighed(name, round(adds, 2)) for name, adds in weigh(signs).items())
    return tuple(one for one in found if one.adds)
