"""Which places a name may mean in a text, before anything is weighed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.index import look_up
from dateline.reading.place_hints import admin_of, country_of
from dateline.reading.place_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.gazetteer.entries import Entry
    from dateline.reading.place_scene import Named

FITTING: Final = {  # words for features and the kinds of places that they go on
    "region": ("region", "area"),
    "county": ("region",),
    "city": ("city",),
    "water": ("water",),
    "area": ("area", "region", "water"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One name of a text with all its mentions, and the places that it may mean."""

    key: str
    feature: str
    mentions: tuple[Named, ...]
    candidates: tuple[Entry, ...]

    @property
    def inside(self) -> tuple[str, ...]:
        """The folded names of what the text says holds it."""
        return tuple(dict.fromkeys(name for one in self.mentions for name in one.hint.inside))


def group_names(names: Iterable[Named]) -> list[Group]:
    """Return the names of a text, each once with its mentions, in the order of their first ones."""
    by_key: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in names:
        by_key[one.found.key, kind_of(one.found.feature)].append(one)
    return [
        Group(key, mentions[0].found.feature, tuple(mentions), find_candidates(key, mentions))
        for (key, _), mentions in by_key.items()
    ]


def kind_of(feature: str) -> str:
    """Return the kind of place that the word after a name says; empty for none."""
    return words("feature").get(feature, "")


def find_candidates(key: str, mentions: Sequence[Named]) -> tuple[Entry, ...]:
    """Return the places that a name with the word after it may mean."""
    feature = mentions[0].found.feature
    whole = look_up(f"{key} {feature}") if feature else ()
    if whole:
        return whole
    found = look_up(key)
    kinds = FITTING.get(kind_of(feature))
    if kind_of(feature) == "county":
        found = (*look_up(f"county {key}"), *found)
    fitting = tuple(entry for entry in found if kinds and entry.kind in kinds)
    if fitting:
        return fitting
    return tuple(as_feature(entry, feature) for entry in found)


def as_feature(entry: Entry, feature: str) -> Entry:
    """Return a town as the kind of place that the word after its name says: "Idlib governorate"."""
    kind = kind_of(feature)
    if kind == "region" and entry.kind == "city":
        return replace(entry, kind="region", radius_km=150.0, geonames_id=None)
    if kind == "facility" and entry.kind == "city":
        return replace(entry, kind="facility", geonames_id=None)
    return entry


@dataclass(frozen=True, slots=True)
class Holder:
    """A country, or a first-level region of it, that the text says holds a name."""

    name: str
    country: str
    admin1: str = ""

    def holds(self, entry: Entry) -> bool:
        """Tell whether a place lies in it."""
        if entry.country != self.country or entry.kind == "country":
            return False
        return not self.admin1 or (entry.admin1 == self.admin1 and entry.name != self.admin1)


def find_holder(group: Group) -> tuple[Holder | None, frozenset[int]]:
    """Return what holds a name, and the numbers of the candidates that lie in it.

    Of several the narrowest counts that holds any; one that holds none is returned with no numbers.
    """
    empty: Holder | None = None
    for holder in sorted(holders(group.inside), key=lambda one: not one.admin1):
        held = frozenset(at for at, entry in enumerate(group.candidates) if holder.holds(entry))
        if held:
            return holder, held
        if not holder.admin1:
            empty = empty or holder
    return empty, frozenset()


def holders(inside: Iterable[str]) -> list[Holder]:
    """Return the countries and regions that folded names may mean."""
    found = []
    for name in inside:
        admin, code = admin_of(name), country_of(name)
        if admin and not (code and name in country_names() and name != "georgia"):
            found.append(Holder(name.title(), *admin))
        if code:
            found.append(Holder(name.title(), code))
    return found
