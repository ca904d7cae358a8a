"""Actors on a user's own list, and the list as readers ask it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.identity import hash_text
from dateline.jsons import encode_text
from dateline.records import ActorType, CountryCode  # noqa: TC001  - asked for when JSON is read

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS: Final = 12  # of the list's hash in the reader's name


@dataclass(frozen=True, slots=True)
class ListedActor:
    """What the user says of an actor; what is null is left to the text."""

    name: str
    aliases: tuple[str, ...] = ()
    type: ActorType | None = None
    country: CountryCode | None = None
    sector: str | None = None
    role: str | None = None
    public: bool | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

    @property
    def key(self) -> str:
        """What tells one actor of a list from another: two of one name differ in type or country."""
        return "|".join((fold(self.name), self.type or "", self.country or ""))


@dataclass(frozen=True)
class ActorList:
    """A whole list, in the order of its actors' keys."""

    actors: tuple[ListedActor, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A short hash of all that the list says; empty for a list without actors."""
        if not self.actors:
            return ""
        return hash_text("\n".join(encode_text(actor) for actor in self.actors))[:DIGITS]

    @cached_property
    def by_name(self) -> Mapping[str, ListedActor]:
        """The actors by their folded names; a name that several of them bear decides nothing.

        Built when first asked for: seconds for the largest list.
        """
        held: dict[str, ListedActor] = {}
        shared = {""}
        for actor in self.actors:
            for name in map(fold, actor.names):
                if held.setdefault(name, actor) is not actor:
                    shared.add(name)
        return {name: actor for name, actor in held.items() if name not in shared}


NOBODY: Final = ActorList()


def make_list(actors: tuple[ListedActor, ...]) -> ActorList:
    """Return a list of actors; of two with one key the later one stays."""
    latest = {actor.key: actor for actor in actors}
    return ActorList(tuple(latest[key] for key in sorted(latest)))
