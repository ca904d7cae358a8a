"""Results: records that are made when they are asked for, one after the other."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, overload

from dateline.answered import IncidentAnswer
from dateline.shown import draw, make_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
What = Literal["incidents", "claims", "events", "articles"]

FIRST = 20  # records that a notebook shows


class Results(Generic[T]):
    """Records in a fixed order, found anew by every iteration; how many there are is not known.

    ``results[:20]`` are the first as results again, ``results[0]`` is the first record; what stands
    far behind costs the way there.
    """

    def __init__(self, what: What, asked: str, find: Callable[[], Iterator[T]]) -> None:
        self.what = what
        self._asked = asked
        self._find = find

    def __iter__(self) -> Iterator[T]:
        """Yield the records; each raises what the ledger raises when it is asked."""
        return self._find()

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Results[T]: ...
    def __getitem__(self, at: int | slice) -> T | Results[T]:
        """Return one record, or some from the beginning as results. Raises IndexError."""
        if isinstance(at, slice):
            bounds = (at.start, at.stop, at.step)
            if any(bound is not None and bound < 0 for bound in bounds):
                raise IndexError("These results are not counted: count from their beginning.")
            return Results(self.what, self._asked, lambda: islice(self._find(), *bounds))
        if at < 0:
            raise IndexError("These results are not counted: count from their beginning.")
        for record in islice(self._find(), at, None):
            return record
        raise IndexError(f"There are no {at + 1} {self.what}.")

    def first(self) -> T | None:
        """Return the first record, or None where there is none."""
        return next(iter(self), None)

    def __repr__(self) -> str:
        """Return what was asked, in one short line."""
        return make_plain(f"<Results: {self.what}{self._asked and ' ' + self._asked}>")

    def _repr_html_(self) -> str | None:
        """Return the first records for a notebook."""
        return draw(self)


class Incidents(Results[IncidentAnswer]):
    """Answers on incidents, ranked once: counted, and each made when it is looked at."""

    def __init__(
        self,
        asked: str,
        rank: Callable[[], Sequence[str]],
        answer: Callable[[Sequence[str]], Iterator[IncidentAnswer]],
    ) -> None:
        super().__init__("incidents", asked, lambda: answer(self._ids))
        self._rank = rank
        self._answer = answer

    @cached_property
    def _ids(self) -> Sequence[str]:
        """The ids of the incidents, in order."""
        return self._rank()

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> IncidentAnswer: ...
    @overload
    def __getitem__(self, at: slice) -> Incidents: ...
    def __getitem__(self, at: int | slice) -> IncidentAnswer | Incidents:
        """Return one answer, or some as results; only what is asked for is made."""
        if isinstance(at, slice):
            return Incidents(self._asked, lambda: self._ids[at], self._answer)
        return next(self._answer([self._ids[at]]))
