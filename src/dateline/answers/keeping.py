"""Makes the answers that a ledger keeps ready: those on incidents that many articles tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.incidents import make_answers

if TYPE_CHECKING:
    from dateline.ledger.ledger import Ledger

PIECE: Final = 40  # answers made at a time


def keep_answers(ledger: Ledger) -> None:
    """Make and keep the answers that lapsed; what lapses again meanwhile is left to the next linking."""
    seen: set[str] = set()
    while True:
        claim, ids = ledger.claim_answers(PIECE)
        if not ids:
            return
        ledger.keep_answers(claim, make_answers(ledger, ids))
        if seen.issuperset(ids):
            return
        seen.update(ids)
