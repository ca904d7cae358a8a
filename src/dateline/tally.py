"""The origins of incidents, counted as linking goes on: what a step leaves alone is likely to stay.

What changes is counted when steps leave it, by a process beside this one where that is worth it, the
rest at the end by both. Who counts what makes no difference: a count rests on the incident as it is, and
one that was changed meanwhile is dropped and made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.counted import enter_incidents
from dateline.counters import PATIENCE, Counted, Helped, Helper, count_some

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.ledger.ledger import Ledger
    from dateline.linking.linkage import Step
    from dateline.linking.neighbours import LinkedArticle

PIECE: Final = 200  # incidents counted at a time by this process
SHARE: Final = 600  # incidents that the helper is given at a time
MANY: Final = 500  # articles in a run from which a helper is worth its start


class Tally(Helped[Counted]):
    """The counting of one run of linking; used in a ``with``."""

    def __init__(self, ledger: Ledger, *, helped: bool) -> None:
        """Begin with nothing counted; ``helped``: a process beside this one may be started."""
        super().__init__(ledger, helped=helped)
        self.linked = 0
        self.at_hand: tuple[LinkedArticle, ...] = ()
        self.open: set[str] = set()  # changed by a step of this run, and given to nobody
        self.spoiled: set[str] = set()  # changed while the helper counts

    def go_on(self, step: Step) -> None:
        """Count what a step left alone that was changed before, or have it counted."""
        self.at_hand = () if self.linked else step.articles
        self.linked += step.took
        self.spoiled |= step.changed
        self.collect()
        settled = sorted(self.open - step.changed)
        self.open |= step.changed
        if not self.has_helper():
            for start in range(0, len(settled), PIECE):
                self.count(settled[start : start + PIECE])
            self.open -= {*settled}
        elif settled and self.give(settled):
            self.open -= {*settled}

    def has_helper(self) -> bool:
        """Tell whether there is a helper; one is started once that is worth it."""
        if self.helper is None and self.may_start and self.linked >= MANY:
            self.helper = Helper.start(self.ledger.file or "", count_some)
            self.may_start = False
        return self.helper is not None

    def give(self, ids: Iterable[str]) -> bool:
        """Give the helper incidents to count; False where it is not free."""
        if self.helper is None or self.helper.asked:
            return False
        self.spoiled = set()
        given = self.helper.ask(list(ids))
        if not given:
            self.dismiss()
        return given

    def collect(self, wait: float = 0) -> None:
        """Store what the helper has counted, where it has, but for what was changed meanwhile."""
        if self.helper is None or not self.helper.asked or not self.helper.has_answer(wait):
            return
        found = self.helper.answer()
        if found is None:
            self.dismiss()
            return
        kept = [group for group in found.groups if group.id not in self.spoiled]
        self.ledger.save_counts(found.counts, kept)

    def count(self, ids: list[str]) -> None:
        """Count incidents here, and store that."""
        if self.at_hand:
            groups = self.ledger.incident_groups_with(ids)
            self.ledger.save_counts(enter_incidents(self.ledger, groups, self.at_hand), groups)
        else:
            found = count_some(self.ledger, ids)
            self.ledger.save_counts(found.counts, found.groups)

    def finish(self) -> None:
        """Count all that is still to be counted, the helper from the end."""
        while left := self.ledger.uncounted():
            before = len(left)
            left = [key for key in left if not (self.helper and key in self.helper.asked)]
            while left:
                self.collect()
                if len(left) > SHARE + PIECE and self.give(left[-SHARE:]):
                    del left[-SHARE:]
                self.count(left[:PIECE])
                del left[:PIECE]
            self.collect(PATIENCE)
            if self.helper and self.helper.asked:
                self.dismiss()
            elif len(self.ledger.uncounted()) >= before:
                return  # others change them as fast as they are counted; their runs will count them
