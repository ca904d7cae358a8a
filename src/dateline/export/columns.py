"""Columns: rows made flat for formats that are tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = Literal["text", "texts", "whole", "number", "flag"]
"""What a cell holds: text or null, several texts (``tuple[str, ...]``), an int, a float, a bool."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, and where a row has it.

    ``of`` is the path of a field (``page.url``), or a function of the row.
    """

    name: str
    kind: Kind
    of: str | Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    """Columns in their order."""

    columns: tuple[Column, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def _cells(self) -> Callable[[Any], list[Any]]:
        """What makes cells: all fields are fetched at once, what is worked out replaces a blank."""
        paths = [one.of if isinstance(one.of, str) else "__class__" for one in self.columns]
        fetch: Callable[[Any], Sequence[Any]] = attrgetter(*paths)
        made = [(at, one.of) for at, one in enumerate(self.columns) if not isinstance(one.of, str)]

        def cells(row: Any) -> list[Any]:
            found = list(fetch(row))
            for at, make in made:
                found[at] = make(row)
            return found

        return cells

    def cells(self, row: Any) -> list[Any]:
        """Return the cells of a row, in the order of the columns."""
        return self._cells(row)
