"""Fields of a form, each with what stands in it: a choice of known words, words of a text, a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

FieldKind = Literal["choice", "words", "day", "number"]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be chosen, as it is called; ``group``: what it stands under, if anything."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, what it is called, what stands in it now; ``options`` of a choice, by group.

    ``wrong``: why what was sent in it was not taken, empty where nothing was refused.
    """

    name: str
    label: str
    value: str
    kind: FieldKind = "words"
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    wrong: str = ""


def choice(name: str, label: str, value: str, options: Iterable[Option]) -> Field:
    """Return a field whose value is one of some options."""
    grouped: dict[str, list[Option]] = {}
    for one in options:
        grouped.setdefault(one.group, []).append(one)
    held = tuple((group, tuple(members)) for group, members in grouped.items())
    return Field(name, label, value, "choice", held)


def plain(values: Iterable[str]) -> tuple[Option, ...]:
    """Return options that are called by their values."""
    return tuple(Option(value, value.replace("_", " ").lower()) for value in values)


def flag(name: str, label: str, *, value: bool) -> Field:
    """Return a field that is yes or no."""
    return choice(name, label, "yes" if value else "no", plain(("yes", "no")))
