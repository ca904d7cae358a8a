"""Whether what fits a frame is an event of the news: what speaks for and against it, weighed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Event

LEAST: Final = (
    "least"  # the row of the table with the sum above which an event is one; some types have their own
)


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in read_table("event_weights")}


def weigh(signs: Mapping[str, float]) -> Mapping[str, float]:
    """Return what each sign of an event adds, the heaviest first."""
    found = {name: value * weights().get(name, 0.0) for name, value in signs.items()}
    return dict(sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0])))


def is_news(event: Event, signs: Mapping[str, float]) -> bool:
    """Tell whether an event is one of the news by its signs; one without signs is."""
    least = weights().get(f"{LEAST}: {event.type}", weights()[LEAST])
    return not signs or sum(weigh(signs).values()) > least
