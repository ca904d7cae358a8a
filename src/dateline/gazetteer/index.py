"""The index of place names: which places a name may mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.fold import fold
from dateline.gazetteer.keeping import open_imported, open_index

if TYPE_CHECKING:
    from dateline.gazetteer.entries import Entry


class Index:
    """All places by name, from the index of the package and those that the user imported."""

    def __contains__(self, name: str) -> bool:
        """Tell whether a folded name is that of a place."""
        return name in open_index() or any(name in store for store in open_imported().values())

    def longest(self, word: str) -> int:
        """Return how many words the longest name has that begins with a folded word; 0 for none."""
        longest = open_index().longest(word)
        return max((longest, *(store.longest(word) for store in open_imported().values())))


@cache
def index() -> Index:
    """Return all places by their folded names."""
    return Index()


def look_up(name: str) -> tuple[Entry, ...]:
    """Return the places that a name may mean, the most prominent first; empty where it means none."""
    key = fold(name)
    found = open_index().look_up(key)
    for store in open_imported().values():
        known = {entry.geonames_id for entry in found}
        found += tuple(entry for entry in store.look_up(key) if entry.geonames_id not in known)
    return found


def find_place(geonames_id: int) -> Entry | None:
    """Return the place with a GeoNames id; None where no index has it. It looks at every place."""
    for store in (open_index(), *open_imported().values()):
        found = store.find(geonames_id) if geonames_id > 0 else None
        if found is not None:
            return found
    return None
