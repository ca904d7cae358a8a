"""Whether what fits a frame is an event of the news: what speaks for and against it, weighed.

An event is first weighed by its own signs; what that gives for the other events of its article is
the company it is in, and one sign more: a doubtful word among events of the news is more likely one.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.records import Event

    Signs = Mapping[str, float]

LEAST: Final = (
    "least"  # the row of the table with the sum above which an event is one; some types have their own
)
COMPANY: Final = "company"  # the sign of the other events of the article
MOST: Final = 4.0  # how much one event of the company counts at most, for or against


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in read_table("event_weights")}


def weigh(signs: Signs) -> Signs:
    """Return what each sign of an event adds, the heaviest first."""
    found = {name: value * weights().get(name, 0.0) for name, value in signs.items()}
    return dict(sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0])))


def is_news(event: Event, signs: Signs) -> bool:
    """Tell whether an event is one of the news by its signs; one without signs is."""
    least = weights().get(f"{LEAST}: {event.type}", weights()[LEAST])
    return not signs or sum(weigh(signs).values()) > least


def add_company(drafts: Sequence[tuple[Event, Signs]]) -> list[tuple[Event, Signs]]:
    """Return what may be the events of one article with the sign of their company."""
    weighed = [at for at, (_, signs) in enumerate(drafts) if signs]
    sums = [sum(weigh(drafts[at][1]).values()) for at in weighed]
    met = dict(zip(weighed, keep_company(sums), strict=True))
    return [
        (event, {**signs, COMPANY: met[at]} if at in met else signs)
        for at, (event, signs) in enumerate(drafts)
    ]


def keep_company(sums: Sequence[float]) -> list[float]:
    """Return for each event how much the others of its article speak for news, given their sums.

    That is the sum of theirs over the root of their number, so that many weigh more than one; 0 for an
    event alone.
    """
    bounded = [min(max(one, -MOST), MOST) for one in sums]
    others, total = len(sums) - 1, sum(bounded)
    return [(total - one) / sqrt(others) if others else 0.0 for one in bounded]
