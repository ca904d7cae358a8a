"""Results: records that are made when they are asked for, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from dateline.answered import IncidentAnswer
from dateline.python.tabling import open_reader
from dateline.shown import draw, make_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
What = Literal["incidents", "claims", "events", "articles"]

FIRST = 20  # records that a notebook shows


class Results(Generic[T]):
    """Records in a fixed order, found anew by every iteration; how many there are is not known.

    ``results[:20]`` are the first as results again, ``results[0]`` is the first record; what stands
    far behind costs the way there. What reads Arrow streams, as pandas and polars do, reads results.
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

    def to_arrow(self) -> Any:
        """Return a ``pyarrow.Table`` with the columns of ``dateline export``. Raises PartMissing."""
        return open_reader(self.what, self._rows()).read_all()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows as a stream of Arrow's C interface, a batch at a time. Raises PartMissing."""
        return open_reader(self.what, self._rows()).__arrow_c_stream__(requested_schema)

    def _rows(self) -> Iterator[Any]:
        """Yield the rows of tables."""
        yield from self

    def __repr__(self) -> str:
        """Return what was asked, in one short line."""
        return make_plain(f"<Results: {self.what}{self._asked and ' ' + self._asked}>")

    def _repr_html_(self) -> str | None:
        """Return the first records for a notebook."""
        return draw(self)


@dataclass(frozen=True, slots=True)
class Asking:
    """How incidents are ranked by their ids, answered, and made into rows of tables."""

    rank: Callable[[], Sequence[str]]
    answer: Callable[[Sequence[str]], Iterator[IncidentAnswer]]
    row: Callable[[IncidentAnswer], Any]


class Incidents(Results[IncidentAnswer]):
    """Answers on incidents, ranked once: counted, and each made when it is looked at."""

    def __init__(self, asked: str, asking: Asking) -> None:
        super().__init__("incidents", asked, lambda: asking.answer(self._ids))
        self._asking = asking

    @cached_property
    def _ids(self) -> Sequence[str]:
        """The ids of the incidents, in order."""
        return self._asking.rank()

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
            return Incidents(self._asked, replace(self._asking, rank=lambda: self._ids[at]))
        return next(self._asking.answer([self._ids[at]]))

    def _rows(self) -> Iterator[Any]:
        """Yield the answers with the pages of their articles."""
        yield from map(self._asking.row, self)
