"""What every answer of the desk is made with: the ledger, how answers are shared, what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.finishing import finish
from dateline.answers.incidents import answer_incidents, order_incidents
from dateline.desk.cursors import Sealer
from dateline.desk.opened import OpenLedger
from dateline.desk.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dateline.actors import ActorsWanted
    from dateline.answered import IncidentAnswer
    from dateline.answers.filters import Wanted
    from dateline.answers.sharing import Sharing
    from dateline.desk.pictures.overview import Overview
    from dateline.ledger.ledger import Ledger

REMEMBERED: Final = 16  # questions whose order is remembered
PAGES: Final = 6  # lists of incidents whose answers are remembered: a list may be megabytes


class Desk:
    """One ledger as a server shows it. ``sharing``: how answers leave the machine; None: they do not."""

    def __init__(self, where: str, sharing: Sharing | None = None) -> None:
        self.where = where
        self.sharing = sharing
        self._opened = OpenLedger(where)
        self._orders = Remembered["Sequence[str]"](REMEMBERED)
        self._overviews = Remembered["Overview"](PAGES)
        self._pages = Remembered[tuple["IncidentAnswer", ...]](PAGES)

    def ledger(self) -> Ledger:
        """Return the open ledger; raises LedgerUnusable."""
        return self._opened.get()

    def close(self) -> None:
        """Let go of the ledger."""
        self._opened.close()

    def sealer(self, ledger: Ledger) -> Sealer:
        """Return what makes and reads the cursors of the ledger."""
        return Sealer(ledger.name())

    def order(self, ledger: Ledger, words: str | None, wanted: Wanted) -> Sequence[str]:
        """Return the ids of the incidents that answer a question, in order.

        They are found once for each state of the ledger; questions that come meanwhile wait for it.
        """
        asked = words, wanted
        return self._orders.get(ledger.state(), asked, lambda: order_incidents(ledger, words, wanted))

    def actors(self, ledger: Ledger, wanted: ActorsWanted) -> Sequence[str]:
        """Return the ids of the actors that are wanted, in order; found once for each state."""
        return self._orders.get(ledger.state(), wanted, lambda: ledger.actor_order(wanted))

    def overview(self, ledger: Ledger, asked: Hashable, find: Callable[[], Overview]) -> Overview:
        """Return where the incidents of a list were, as ``find`` gives it; found once for each state."""
        return self._overviews.get(ledger.state(), asked, find)

    def incidents(self, ledger: Ledger, ids: tuple[str, ...]) -> tuple[IncidentAnswer, ...]:
        """Return the answers of a list of incidents, fit to be shown; found once for each state."""
        return self._pages.get(
            ledger.state(), ids, lambda: finish(ledger, answer_incidents(ledger, ids), self.sharing)
        )
