"""The rows of the timeline: what each outlet says of when it happened, and when it said so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Time

MOST_ROWS: Final = 24
MOST_SPANS: Final = 4  # of one kind in a row


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From a first to a last day, both included; an open side is null."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an outlet says: ``happened`` and ``as_of`` as days, ``published`` on a day if known.

    ``also``: further outlets that say the same; ``others``: how many rows this one stands for.
    """

    outlet: str
    article: str
    published: date | None
    happened: tuple[Days, ...] = ()
    as_of: tuple[Days, ...] = ()
    also: tuple[str, ...] = ()
    others: int = 0


def find_rows(answer: IncidentAnswer, held: Iterable[LinkedArticle]) -> tuple[Row, ...]:
    """Return the rows of an incident's articles: the dated first, then those that state no day.

    Copies that say the same stand in one row. Of many rows the last ones are one, which counts them.
    """
    events = frozenset(answer.incident.events)
    known = {one.article.id: row_of(one, events) for one in held}
    rows = sorted(fold_copies(answer.copies, known), key=order)
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    kept, rest = rows[: MOST_ROWS - 1], rows[MOST_ROWS - 1 :]
    return (*kept, replace(rest[0], others=len(rest) - 1, also=tuple(row.outlet for row in rest[1:])))


def order(row: Row) -> tuple[bool, date, str, str]:
    """Return what rows are ordered by: dated or not, the day of publication, the outlet."""
    return not row.happened, row.published or date.max, row.outlet, row.article


def row_of(one: LinkedArticle, events: frozenset[str]) -> Row:
    """Return the row of one article; ``events``: those of the incident."""
    article = one.article
    times = {time.id: time for time in article.times}
    mine = [event for event in article.events if event.id in events]
    ids = {event.id for event in mine}
    counted = [each for each in article.quantities if each.event in ids]
    return Row(
        outlet=printed_by(one),
        article=article.id,
        published=day_of(article.published.value),
        happened=days_of(times.get(event.when or "") for event in mine),
        as_of=days_of(times.get(each.as_of or "") for each in counted),
    )


def days_of(times: Iterable[Time | None]) -> tuple[Days, ...]:
    """Return the days of resolved times, each once, in order; at most ``MOST_SPANS``."""
    found = {days for days in map(read_days, times) if days}
    ranked = sorted(found, key=lambda days: (days.first or date.min, days.last or date.max))
    return tuple(ranked[:MOST_SPANS])


def read_days(time: Time | None) -> Days | None:
    """Return the days of a time; None where it states none."""
    if time is None or not time.resolved:
        return None
    first, last = day_of(time.earliest), day_of(time.latest)
    if first is None and last is None:
        return None
    return Days(last, first) if first and last and last < first else Days(first, last)


def day_of(value: str | None) -> date | None:
    """Return the day of an ISO day or moment; None for anything else."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def fold_copies(copies: Iterable[tuple[str, ...]], known: dict[str, Row]) -> Iterator[Row]:
    """Yield the rows; articles of one text that say the same on one day are one row."""
    group_of = {article: number for number, group in enumerate(copies) for article in group}
    groups: dict[object, list[Row]] = {}
    for article, row in sorted(known.items(), key=lambda pair: order(pair[1])):
        same = (group_of.get(article, article), row.published, row.happened, row.as_of)
        groups.setdefault(same, []).append(row)
    for first, *rest in groups.values():
        yield replace(first, also=tuple(row.outlet for row in rest))
