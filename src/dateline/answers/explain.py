"""Why an event of a ledger was read as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.language.analyse import analyse
from dateline.reading.explaining import Explanation, explain_event
from dateline.reading.newsroom import findings_of
from dateline.reading.passed_over import PassedOver, explain_passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event

LEAST_ID = 4  # digits of an id that may stand for it


def explain(store: Store, wanted: str) -> tuple[LinkedArticle, Explanation]:
    """Return an event's article, and why the event was read as it was.

    ``wanted`` is an event's id or the start of one. Raises InputError where none or several fit.
    """
    found = list(find_events(store, wanted))
    if not found:
        raise InputError(
            f"No event fits {wanted!r}.",
            "Give an event's id, as `dateline show LEDGER ARTICLE --json` has it.",
        )
    if len({event.id for _, event in found}) > 1:
        names = "; ".join(sorted(f"{event.id} ({event.trigger.text})" for _, event in found)[:5])
        raise InputError(f"{wanted!r} fits {len(found)} events: {names}.", "Give more of one id.")
    one, event = found[0]
    return one, explain_event(analyse(one.article), findings_of(one.article), event)


def passed_over(one: LinkedArticle) -> tuple[PassedOver, ...]:
    """Return what fits a frame in an article of a ledger and was taken for no event of the news."""
    return explain_passed_over(analyse(one.article), findings_of(one.article))


def find_events(store: Store, wanted: str) -> Iterator[tuple[LinkedArticle, Event]]:
    """Yield the events whose id is or begins so; one whose id is exactly so stands alone."""
    digits = wanted.strip().removeprefix("evt:")
    if len(digits) < LEAST_ID:
        return
    for one in store.articles():
        for event in one.article.events:
            if event.id.removeprefix("evt:").startswith(digits):
                yield one, event
