"""Columns: rows made flat for formats that are tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = Literal["text", "texts", "code", "codes", "whole", "number", "flag", "day", "moment"]
"""What a cell holds: text, several texts (``tuple[str, ...]``), a word of ours (an id, a hash, a type:
never what a page says) or several, an int, a float, a bool, an ISO day, or a moment (ISO with time, UTC
where it names no offset). Null is possible in all but texts and codes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, and where a row has it.

    ``of`` is the path of a field (``page.url``), or a function of the row.
    """

    name: str
    kind: Kind
    of: str | Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Columns beside each other whose cells one function makes together, in their order.

    ``borne``: the field that they are all made of; rows with the same thing there have the same cells.
    """

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    of: Callable[[Any], Sequence[Any]]
    borne: str = ""


@dataclass(frozen=True)
class Table:
    """Columns in their order."""

    parts: tuple[Column | Group, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for part in self.parts for name in names_of(part))

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What the cells of each column hold."""
        return tuple(kind for part in self.parts for kind in kinds_of(part))

    @cached_property
    def cells(self) -> Callable[[Any], list[Any]]:
        """What makes the cells of a row: fields are fetched at once, then the others are made."""
        paths: list[str] = []
        singles, groups = [], []
        for part in self.parts:
            at = len(paths)
            if isinstance(part, Group):
                groups.append((slice(at, at + len(part.names)), part.of))
            elif not isinstance(part.of, str):
                singles.append((at, part.of))
            paths += paths_of(part)
        fetch: Callable[[Any], Sequence[Any]] = attrgetter(*paths)

        def make(row: Any) -> list[Any]:
            cells = list(fetch(row))
            for at, of in singles:
                cells[at] = of(row)
            for span, of in groups:
                cells[span] = of(row)
            return cells

        return make

    def turn(self, rows: Sequence[Any]) -> list[Sequence[Any]]:
        """Return the cells of rows column by column."""
        found: list[Sequence[Any]] = []
        for part in self.parts:
            of = attrgetter(part.of) if isinstance(part.of, str) else part.of
            made = list(map(of, rows))
            found += zip(*made, strict=True) if isinstance(part, Group) else [made]
        return found


def names_of(part: Column | Group) -> tuple[str, ...]:
    """Return the names of a column or of a group of them."""
    return part.names if isinstance(part, Group) else (part.name,)


def kinds_of(part: Column | Group) -> tuple[Kind, ...]:
    """Return the kinds of a column or of a group of them."""
    return part.kinds if isinstance(part, Group) else (part.kind,)


def paths_of(part: Column | Group) -> list[str]:
    """Return the field of each column; of what is worked out, one that every row has."""
    if isinstance(part, Column) and isinstance(part.of, str):
        return [part.of]
    return ["__class__"] * len(names_of(part))
