"""Orders of incidents that linking keeps in lists: a page of one is read when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from dateline.answers.case import open_cases
from dateline.answers.counted import weigh_incidents
from dateline.answers.filters import EVERYTHING, fits, is_heard
from dateline.answers.heard import hear_all
from dateline.answers.who_says import answer
from dateline.ledger.incident_lists import Sift
from dateline.linking.days import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.answers.case import Case
    from dateline.answers.filters import Wanted
    from dateline.ledger.ledger import Ledger
    from dateline.linking.linkage import Weight


class KeptOrder(Sequence[str]):
    """The ids of the incidents of a kept list, the heaviest first, while the ledger does not change."""

    def __init__(self, ledger: Ledger, sift: Sift) -> None:
        self._ledger = ledger
        self._sift = sift
        self._length = ledger.count_listed(sift)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        """Return one or some of them."""
        where = range(self._length)[at]
        if isinstance(where, int):
            return self._ledger.read_listed(self._sift, where, 1)[0]
        if where.step != 1:
            return tuple(self)[at]
        return self._ledger.read_listed(self._sift, where.start, len(where)) if where else ()

    def __iter__(self) -> Iterator[str]:
        """Yield all of them, read at once."""
        return iter(self._ledger.read_listed(self._sift))

    def index(self, value: str, *_: int) -> int:
        """Return where an id stands; raises ValueError where it is not among them."""
        found = self._ledger.place_listed(self._sift, value)
        if found is None:
            raise ValueError(value)
        return found


def find_listed(ledger: Ledger, wanted: Wanted) -> Sequence[str] | None:
    """Return the order of what is wanted, where lists tell it; None where they do not.

    Of incidents that lists do not tell as they are now, the articles are opened.
    """
    sift = read_sift(wanted)
    if sift is None or not ledger.are_listed():
        return None
    stirred = ledger.stirred(sift)
    doubtful = ledger.doubtful(sift) - stirred
    wrong = doubtful - find_heard(ledger, doubtful, wanted)
    if not stirred and not wrong:
        return KeptOrder(ledger, sift)
    weights = ledger.incident_weights({*ledger.read_listed(sift)} - stirred - wrong)
    return (
        None if weights is None else put_in_order({**weights, **weigh(ledger, stirred, wanted)}, wanted)
    )


def find_heard(ledger: Ledger, ids: Iterable[str], wanted: Wanted) -> set[str]:
    """Return those incidents of which their stories tell what is wanted."""
    groups = ledger.incident_groups_with(ids)
    told = ledger.tellings_of({article for group in groups for article, _ in group.members})
    return {one.group.id for one in hear_all(groups, told) if is_heard(one, wanted)}


def weigh(ledger: Ledger, ids: Iterable[str], wanted: Wanted) -> Mapping[str, Weight]:
    """Return what those incidents weigh now that have what is wanted."""
    cases = open_cases(ledger, ledger.incident_groups_with(ids))
    fitting = [case for case in cases if fits(case, wanted) and answers(case, wanted)]
    return weigh_incidents(ledger, [case.group for case in fitting])


def put_in_order(weights: Mapping[str, Weight], wanted: Wanted) -> tuple[str, ...]:
    """Return those incidents that as many origins assert as are wanted, the heaviest first."""
    kept = [(one.order, key) for key, one in weights.items() if one.origins >= wanted.origins]
    return tuple(key for _, key in sorted(kept))


def answers(case: Case, wanted: Wanted) -> bool:
    """Tell whether an incident is disputed, where that is wanted."""
    return not wanted.disputed or bool(answer(case).disputes)


def read_sift(wanted: Wanted) -> Sift | None:
    """Return what lists are asked for; None where they do not tell what is wanted."""
    known = replace(wanted, types=(), origins=0, since=None, until=None, disputed=False) == EVERYTHING
    if not known:
        return None
    since, until = read_day(wanted.since), read_day(wanted.until)
    if (wanted.since and since is None) or (wanted.until and until is None):
        return None
    return Sift(wanted.types, wanted.origins, since, until, wanted.disputed)
