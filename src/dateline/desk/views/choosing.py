"""Articles to choose two of that are then compared: one that is chosen, its relatives, what is found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.desk.views.holding import hold
from dateline.desk.views.relatives import list_relatives
from dateline.errors import NotHeld
from dateline.searches import Query

if TYPE_CHECKING:
    from dateline.desk.views.holding import Telling
    from dateline.ledger.ledger import Ledger

FOUND: Final = 20  # articles that a search gives to choose from


@dataclass(frozen=True, slots=True)
class Choosable:
    """An article that may be chosen; ``relation``: what it is to the one chosen first, if anything.

    ``first``, ``second``: whether it is proposed as the first or the second of the two.
    """

    told: Telling
    relation: str = ""
    first: bool = False
    second: bool = False


def list_choices(ledger: Ledger, chosen: str, words: str) -> tuple[Choosable, ...]:
    """Return what may be chosen: the chosen one, its relatives, then what fits words, the latest first.

    Raises NotHeld for a chosen article that is not held, SearchBroken for words that cannot be sought.
    """
    near = list_near(ledger, chosen) if chosen else ()
    known = {one.told.id for one in near}
    hits = ledger.search(Query(within="articles", words=words, limit=FOUND + len(near)))
    others = [hit.article for hit in hits if hit.article not in known][:FOUND]
    told = hold(ledger, others, None).tellings
    return (*near, *(Choosable(told[key]) for key in others if key in told))


def list_near(ledger: Ledger, chosen: str) -> tuple[Choosable, ...]:
    """Return an article and its relatives, the first of which is proposed beside it. Raises NotHeld."""
    held = hold(ledger, [chosen], None)
    if chosen not in held.articles:
        raise NotHeld(f"The ledger has no article {chosen}.", "Choose two articles at /compare")
    relations = {one.id: one.relation for one in list_relatives(ledger, held.articles[chosen])}
    tellings = hold(ledger, relations, None).tellings
    near = [Choosable(tellings[key], relation) for key, relation in relations.items() if key in tellings]
    proposed = [replace(one, second=number == 0) for number, one in enumerate(near)]
    return (Choosable(held.tellings[chosen], "chosen", first=True), *proposed)
