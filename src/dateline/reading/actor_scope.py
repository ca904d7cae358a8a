"""What reading one name needs and gives: the article around it, the name with its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.gazetteer.fold import fold
from dateline.listing.listed import NOBODY
from dateline.reading.actor_words import countries_in, country_in, is_demonym
from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.listing.listed import ActorList
    from dateline.reading.actor_draft import Facts


@dataclass(frozen=True, slots=True)
class Scope:
    """What the article tells beforehand.

    The first tokens of place names, the folded last words of full names, the acronyms that stand in
    brackets, the folded names of regions, which are no bodies whatever their words ("West Bank"),
    and the countries of the tokens in the names of places. ``labels`` gives the type that the language
    model saw in a name, for each of its tokens, ``listed`` the user's own list of actors, ``bearers``
    the surnames that are names of known bodies too and mean people here, ``settled`` the general
    names of bodies ("Congress") whose country the article tells.
    """

    places: frozenset[int]
    surnames: frozenset[str]
    acronyms: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    nations: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    listed: ActorList = NOBODY
    bearers: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A name that denotes an actor: its own tokens, the key it is known by, what the words tell."""

    first: int
    last: int
    key: str
    facts: Facts
    sentence: int


def labels_of(reading: Reading) -> dict[int, str]:
    """Return the types of the names that the language model saw, by token."""
    return {at: name.label for name in reading.typed for at in range(name.first, name.last)}


def key_of(reading: Reading, first: int, last: int) -> str:
    """Return the folded words of some tokens."""
    return fold(reading.text[reading.starts[first] : reading.ends[last - 1]])


def country_before(reading: Reading, at: int) -> str | None:
    """Return the country of a possessor or demonym right before a name: "Syria's", "Libyan"."""
    if at >= 2 and reading.word(at - 1) in POSSESSIVES:
        return country_in(reading.word(at - 2))
    return country_in(reading.word(at - 1)) if at >= 1 and is_demonym(reading.word(at - 1)) else None


def country_after(reading: Reading, at: int) -> str | None:
    """Return the country right after a name and "of" or "from": "President Dorn of Finland"."""
    if at + 1 >= len(reading.tags) or reading.lower(at) not in {"of", "from"}:
        return None
    words = [reading.word(place) for place in range(at + 1, min(at + 4, len(reading.tags)))]
    named = list(takewhile(lambda word: word[:1].isupper(), words))
    return next(iter(countries_in(named)), None)
