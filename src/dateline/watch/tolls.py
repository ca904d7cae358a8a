"""Tolls of an incident: what was last counted of it before some articles came, and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.ledger.alert_records import Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.ledger.alert_records import Number
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Quantity

COUNTED: Final = ("killed", "injured", "casualties", "missing", "detained", "abducted", "displaced")
Stated = tuple["Number", "Number", "Number", str]


@dataclass(frozen=True, slots=True)
class Count:
    """A count that an article states of an incident, with the day it was published (or none)."""

    day: str
    stated: Stated
    article: str
    quantity: str


def find_tolls(
    articles: Iterable[LinkedArticle], events: frozenset[str], fresh: frozenset[str]
) -> Iterator[Toll]:
    """Yield what articles that just came (``fresh``) count otherwise than those known before.

    ``events``: those of the incident. Only the latest count on either side is looked at, and one that
    is older than what was known revises nothing.
    """
    told = list(articles)
    for what in COUNTED:
        counts = [count for one in told for count in list_counts(one, events, what)]
        before = max((one for one in counts if one.article not in fresh), key=order, default=None)
        after = max((one for one in counts if one.article in fresh), key=order, default=None)
        if before and after and after.stated != before.stated and after.day >= before.day:
            yield Toll(what, before.stated, after.stated, after.article, after.quantity)


def list_counts(one: LinkedArticle, events: frozenset[str], what: str) -> Iterator[Count]:
    """Yield the totals that an article states of something; parts of a total are none."""
    for quantity in one.article.quantities:
        if quantity.what == what and quantity.event in events and quantity.part_of is None:
            day = str(one.article.published.value or "")
            yield Count(day, state(quantity), one.article.id, quantity.id)


def state(quantity: Quantity) -> Stated:
    """Return what a quantity states: value, low, high and bound."""
    return quantity.value, quantity.low, quantity.high, quantity.bound


def order(count: Count) -> tuple[str, float, str]:
    """Return what counts are put in order by: the latest, of one day the highest."""
    value, low, high, _ = count.stated
    return count.day, float(value or high or low or 0), count.quantity


def say_count(stated: Stated) -> str:
    """Return a count in words: ``at least 12``, ``between 30 and 40``, ``dozens``."""
    value, low, high, bound = stated
    if value is not None:
        return f"{value:,}" if bound == "exactly" else f"{bound} {value:,}"
    if low is not None and high is not None:
        return f"between {low:,} and {high:,}"
    return bound if low is None else f"{bound} ({low:,} or more)"
