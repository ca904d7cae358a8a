"""What every answer of the desk is made with: the ledger, how answers are shared, what is remembered."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final

from dateline.answers.incidents import list_incidents
from dateline.desk.cursors import Sealer
from dateline.desk.opened import OpenLedger

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.actors import ActorsWanted
    from dateline.answers.filters import Wanted
    from dateline.answers.sharing import Sharing
    from dateline.ledger.ledger import Ledger

REMEMBERED: Final = 16  # questions whose order is remembered

Question = tuple[str, str | None, "Wanted"] | tuple[str, "ActorsWanted"]


class Desk:
    """One ledger as a server shows it. ``sharing``: how answers leave the machine; None: they do not."""

    def __init__(self, where: str, sharing: Sharing | None = None) -> None:
        self.where = where
        self.sharing = sharing
        self._opened = OpenLedger(where)
        self._orders = OrderedDict[Question, Order]()
        self._lock = Lock()

    def ledger(self) -> Ledger:
        """Return the open ledger; raises LedgerUnusable."""
        return self._opened.get()

    def close(self) -> None:
        """Let go of the ledger."""
        self._opened.close()

    def sealer(self, ledger: Ledger) -> Sealer:
        """Return what makes and reads the cursors of the ledger."""
        return Sealer(ledger.name())

    def order(self, ledger: Ledger, words: str | None, wanted: Wanted) -> tuple[str, ...]:
        """Return the ids of the incidents that answer a question, in order.

        They are found once for each state of the ledger; questions that come meanwhile wait for it.
        """
        asked = ledger.state(), words, wanted
        return self._find(asked, lambda: list_incidents(ledger, words, wanted))

    def actors(self, ledger: Ledger, wanted: ActorsWanted) -> tuple[str, ...]:
        """Return the ids of the actors that are wanted, in order; found once for each state."""
        asked = ledger.state(), wanted
        return self._find(asked, lambda: tuple(one.id for one in ledger.actors(wanted)))

    def _find(self, asked: Question, find: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Return the order of the answers to a question, remembered or as ``find`` gives it."""
        with self._lock:
            order = self._orders.setdefault(asked, Order())
            self._orders.move_to_end(asked)
            while len(self._orders) > REMEMBERED:
                self._orders.popitem(last=False)
        return order.get(find)


class Order:
    """The order of one question's answers, found by whoever asks first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ids: tuple[str, ...] | None = None

    def get(self, find: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Return the ids; ``find`` is called where nobody has found them yet."""
        with self._lock:
            if self._ids is None:
                self._ids = find()
            return self._ids
