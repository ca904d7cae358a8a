"""The last step of every answer: made fit to be shared, or, for the house, with analysts' grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.grading import add_grades
from dateline.answers.sharing import share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answered import IncidentAnswer
    from dateline.answers.sharing import Sharing
    from dateline.ledger.ledger import Ledger


def finish(
    ledger: Ledger, answers: Iterable[IncidentAnswer], sharing: Sharing | None
) -> tuple[IncidentAnswer, ...]:
    """Return answers as they may be shared, or, for the house, with the grades that analysts gave."""
    if sharing:
        return tuple(share(ledger, answers, sharing))
    return tuple(add_grades(ledger, answers, ledger.grades()))
