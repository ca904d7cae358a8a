"""Incidents page by page: the order in which a question is answered, and answers of some ids only.

The order is that of ``who_says``; of a large ledger no more answers are held than a page has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.case import open_cases
from dateline.answers.filters import answers_to
from dateline.answers.kept_orders import find_listed, put_in_order
from dateline.answers.searching import read_question
from dateline.answers.who_says import answer, choose, weight, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.answers.filters import Wanted
    from dateline.answers.store import ToldStore
    from dateline.ledger.ledger import Ledger


def list_incidents(ledger: Ledger, words: str | None, wanted: Wanted) -> tuple[str, ...]:
    """Return the ids of ``rank_incidents``; where no words are asked, by what linking weighed."""
    return tuple(order_incidents(ledger, words, wanted))


def order_incidents(ledger: Ledger, words: str | None, wanted: Wanted) -> Sequence[str]:
    """Return the ids of ``list_incidents``, of which no more than is asked for may be read."""
    kept = None if read_question(words) else by_weight(ledger, wanted)
    return rank_incidents(ledger, words, wanted) if kept is None else kept


def by_weight(ledger: Ledger, wanted: Wanted) -> Sequence[str] | None:
    """Return the ids of the incidents that fit, the heaviest first; None where some are not weighed."""
    listed = find_listed(ledger, wanted)
    if listed is not None or wanted.disputed:
        return listed
    weights = ledger.incident_weights(group.id for group in choose(ledger, (), wanted))
    return None if weights is None else put_in_order(weights, wanted)


def rank_incidents(store: ToldStore, words: str | None, wanted: Wanted) -> tuple[str, ...]:
    """Return the ids of the incidents that ``who_says`` answers with, in its order."""
    asked = read_question(words)
    groups = choose(store, asked, wanted)
    if asked and not wanted.origins and not wanted.disputed:
        return tuple(group.id for group in groups)
    answers = (answer(case) for case in open_cases(store, whole(store, groups)))
    found = [(weight(each), each.incident.id) for each in answers if answers_to(each, wanted)]
    return tuple(key for _, key in (found if asked else sorted(found)))


def answer_incidents(ledger: Ledger, ids: Iterable[str]) -> tuple[IncidentAnswer, ...]:
    """Return the answers on incidents in the order of their ids as given; an unknown one has none."""
    wanted = tuple(ids)
    found = ledger.kept_answers(wanted)
    found |= make_answers(ledger, (key for key in wanted if key not in found))
    return tuple(found[key] for key in wanted if key in found)


def make_answers(ledger: Ledger, ids: Iterable[str]) -> dict[str, IncidentAnswer]:
    """Return the answers on incidents made anew, by id."""
    cases = open_cases(ledger, ledger.incident_groups_with(ids))
    return {case.group.id: answer(case) for case in cases}
