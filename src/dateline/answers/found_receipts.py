"""The receipt of a claim of a ledger, found by the claim's id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answers.receipts import find_borne, make_receipt
from dateline.errors import NotHeld

if TYPE_CHECKING:
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import Receipt

SEE: str = "See who does: dateline search LEDGER --in claims WORDS"


def find_receipt(ledger: Ledger, wanted: str, article: str | None = None) -> Receipt:
    """Return the receipt of the claim that is wanted, in an article (its id), else in the earliest.

    Raises InputError where none or several fit.
    """
    key, holders = ledger.claim(wanted)
    of = article or next(iter(holders), "")
    if of not in holders:
        cause = f"{of} does not hold {key}." if of else f"No article of the ledger holds {key} any more."
        raise NotHeld(cause, SEE)
    (one,) = ledger.articles_of([of])
    claim = next(each for each in one.article.claims if each.id == key)
    borne = tuple(find_borne(ledger, one, claim))
    made = make_receipt(one, claim, ledger.capture(one.capture), borne)
    return replace(made, carried_by=tuple(name for name in holders if name != of))
