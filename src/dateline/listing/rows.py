"""The rows of a list while it is read in, and what is said of those not taken as they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.listing.cells import MOST_NAMES, broken, shorten
from dateline.listing.taken import is_taken

if TYPE_CHECKING:
    from dateline.listing.listed import ListedActor

FACTS: Final = ("sector", "role", "public")  # beside type and country, which are part of the key


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a file: where it stands, and its actor; None for what is none or has no name.

    ``strict``: what does not fit is an error; else (other people's data) it is passed over or ``cut``.
    """

    where: str
    actor: ListedActor | None
    strict: bool = True
    cut: bool = False


class Gathering:
    """The actors of one file, each once, and sentences on what was left out of it."""

    def __init__(self) -> None:
        self.held: dict[str, Row] = {}
        self.counts: Counter[str] = Counter()
        self.aliases: list[str] = []
        self.apart: set[str] = set()

    def add(self, row: Row) -> None:
        """Take an entry in; raises ActorListBroken where it contradicts one before."""
        if row.actor is None:
            self.counts["passed over: no actor, or without a name"] += 1
            return
        if row.cut:
            self.counts[f"cut: more than {MOST_NAMES} aliases, or too long a name or position"] += 1
        actor = self.clear(row.actor, row.where)
        before = self.held.get(actor.key)
        row = replace(row, actor=actor)
        self.held[actor.key] = row if before is None else self.join(before, row)

    def clear(self, actor: ListedActor, where: str) -> ListedActor:
        """Return an actor without the aliases that mean something else in nearly every text."""
        taken = [alias for alias in actor.aliases if is_taken(alias, actor.name)]
        if not taken:
            return actor
        shown = ", ".join(map(shorten, taken))
        self.aliases.append(f"{where}: {shown} left out as another name of {shorten(actor.name)}.")
        return replace(actor, aliases=tuple(one for one in actor.aliases if one not in taken))

    def join(self, before: Row, row: Row) -> Row:
        """Return two entries of one name, type and country as one, if they do not contradict."""
        first, other = before.actor, row.actor
        assert first is not None  # noqa: S101  - only actors are held
        assert other is not None  # noqa: S101  - and joined
        told = {name: (getattr(first, name), getattr(other, name)) for name in FACTS}
        odd = [name for name, (one, two) in told.items() if None not in {one, two} and one != two]
        if odd and row.strict:
            cause = f"{before.where} and {row.where} give {shorten(other.name)} another {odd[0]} each."
            remedy = "Make them one row, or tell them apart by name, type or country."
            raise broken(row.where, cause, remedy)
        if odd and first.key not in self.apart:
            self.apart.add(first.key)
            self.counts["left out: others of the same name, type and country"] += 1
        names = dict.fromkeys((*first.aliases, *other.names))
        facts = {name: one if one is not None else two for name, (one, two) in told.items()}
        kept = tuple(name for name in names if name != first.name)
        return replace(before, actor=replace(first, aliases=kept[:MOST_NAMES], **facts))

    def actors(self) -> tuple[ListedActor, ...]:
        """Return the actors, in the order of the file; none whom the file tells in two ways."""
        held = (row.actor for key, row in self.held.items() if key not in self.apart)
        return tuple(actor for actor in held if actor is not None)

    def notes(self) -> tuple[str, ...]:
        """Return sentences on what was left out."""
        counted = (f"{number:,} entries were {what}." for what, number in self.counts.items())
        return (*counted, *self.aliases)
