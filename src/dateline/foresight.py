"""What linking reads of articles, read a step ahead by a process beside the one that links.

Where nobody looks ahead, or what was read is no longer what is there, the step itself reads it: the
outcome is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.counters import PATIENCE, Helped, Helper, prepare_some

if TYPE_CHECKING:
    from dateline.ledger.preparing import Prepared


class Foresight(Helped["Prepared"]):
    """The looking ahead of one run of linking; used in a ``with``."""

    def look(self) -> Prepared | None:
        """Return what was read for the step that comes now, if anything; have the one after it read."""
        found = self.collect()
        ids = self.ledger.linked_later() if self.helper or self.may_start else []
        if ids and self.helper is None:
            self.helper = Helper.start(self.ledger.file or "", prepare_some)
            self.may_start = False
        if ids and self.helper and not self.helper.ask(ids):
            self.dismiss()
        return found

    def collect(self) -> Prepared | None:
        """Return what the helper was asked for last; a helper that does not answer is done without."""
        if self.helper is None or not self.helper.asked:
            return None
        found = self.helper.answer() if self.helper.has_answer(PATIENCE) else None
        if found is None:
            self.dismiss()
        return found
