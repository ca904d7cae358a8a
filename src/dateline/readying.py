"""The answers that a ledger keeps ready, made by two processes where there are many.

Whatever becomes of the one beside this one costs time alone: what it did not make is made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.incidents import make_answers
from dateline.counters import PATIENCE, Helped, Helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.ledger.ledger import Ledger

    Made = Mapping[str, IncidentAnswer]

PIECE: Final = 80  # answers kept at a time, each process makes half of them


def keep_answers(ledger: Ledger, *, helped: bool = False) -> int:
    """Make and keep the answers that lapsed; return how many.

    What lapses again meanwhile is left to the next linking.
    ``helped``: where there are many, a process beside this one may be started.
    """
    seen: set[str] = set()
    with Makers(ledger, helped=helped) as makers:
        while True:
            claim, ids = ledger.claim_answers(PIECE)
            if not ids:
                return len(seen)
            ledger.keep_answers(claim, makers.make(ids))
            if seen.issuperset(ids):
                return len(seen)
            seen.update(ids)


class Makers(Helped["Made"]):
    """This process, and one beside it once there are many answers to make; used in a ``with``."""

    def make(self, ids: Sequence[str]) -> Made:
        """Return the answers on incidents, by their ids."""
        if self.may_start and len(ids) >= PIECE:
            self.helper = Helper.start(self.ledger.file or "", make_some)
            self.may_start = False
        far = ids[: len(ids) // 2]
        if self.helper is None or not far or not self.helper.ask(far):
            return make_answers(self.ledger, ids)
        near = make_answers(self.ledger, ids[len(far) :])
        made = self.helper.answer() if self.helper.has_answer(PATIENCE) else None
        if made is None:
            self.dismiss()
            made = make_answers(self.ledger, far)
        return {**near, **made}


def make_some(ledger: Ledger, ids: Sequence[str]) -> Made:
    """Return the answers on incidents, in the process beside this one."""
    return make_answers(ledger, ids)
