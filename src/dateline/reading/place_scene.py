"""All place names of a reading, each with the evidence around it and the use that is made of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index, look_up
from dateline.reading.place_find import Found, find_names
from dateline.reading.place_hints import Hint, read_hint
from dateline.reading.place_metonym import stands_for_government
from dateline.reading.place_people import people_named
from dateline.reading.place_typed import PLACES, inner_names, labels_of, typed_names
from dateline.reading.place_words import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading

KNOWN: Final = 100_000  # people: a city above it needs but a weak word such as "to" or "from"
FAMOUS: Final = 1_000_000  # people: a city above it is a place without words that say so
LARGE: Final = 15_000  # people: a town below it is none where the language model sees no place


@dataclass(frozen=True, slots=True)
class Named:
    """A place name with the evidence around it."""

    found: Found
    hint: Hint


def survey(reading: Reading) -> list[Named]:
    """Return the place names of a reading in their order: places, governments, parts of names."""
    names = merge(reading)
    by_sentence: dict[int, list[Found]] = defaultdict(list)
    for name in names:
        by_sentence[name.sentence].append(name)
    hinted = [Named(name, read_hint(reading, name, by_sentence[name.sentence])) for name in names]
    people = people_named(reading)
    sure = {one.found.key for one in hinted if is_sure(one)}
    sure |= listed(reading, names, sure)
    held = {inner for one in hinted for inner in one.hint.inside}
    kept = [
        told
        for one in hinted
        if (is_wanted(one, sure | held) and (told := tell_use(reading, one, people)))
    ]
    inner = [Named(name, Hint()) for name in inner_names(reading, [one.found for one in kept])]
    return sorted([*kept, *inner], key=lambda one: one.found.first)


def merge(reading: Reading) -> list[Found]:
    """Return typed and known names; of two that overlap the typed one, if it is not shorter."""
    typed, labels = list(typed_names(reading)), labels_of(reading)
    by_token = {at: found for found in typed for at in range(found.first, found.last)}
    dropped: set[int] = set()
    more = []
    for found in find_names(reading):
        met = {id(by_token[at]): by_token[at] for at in range(found.first, found.last) if at in by_token}
        label = next((labels[at] for at in range(found.first, found.last) if at in labels), "")
        if all(one.last - one.first < found.last - found.first for one in met.values()):
            dropped |= met.keys()
            more.append(replace(found, label=label))
    kept = [found for found in typed if id(found) not in dropped]
    return sorted([*kept, *more], key=lambda found: found.first)


def is_sure(one: Named) -> bool:
    """Tell whether one mention shows that a name is a place: common words need what holds them."""
    name, hint = one.found, one.hint
    if name.key in common():
        return bool(hint.inside)
    return bool(hint.inside) or hint.strong or (hint.locative and largest(name.key) >= KNOWN)


def largest(key: str) -> int:
    """Return the people of the largest place of a name; 0 where there is none."""
    return max((entry.population for entry in look_up(key)), default=0)


def listed(reading: Reading, names: Sequence[Found], sure: set[str]) -> set[str]:
    """Return the names that go on a list of sure places: "the cities of Kano and Kaduna"."""
    found: set[str] = set()
    for one, other in pairwise(names):
        gap = [reading.lower(at) for at in range(one.last, other.first)]
        if gap in ([","], ["and"], [",", "and"], ["or"]) and one.key in sure | found:
            found.add(other.key)
    return found


def is_wanted(one: Named, sure: set[str]) -> bool:
    """Tell whether a name is one of a place, by the language model or by the words around it."""
    name, hint = one.found, one.hint
    if name.label in PLACES:
        return name.key not in common() or bool(hint.inside) or hint.locative
    if name.label and not hint.inside:
        return False
    return (name.key in sure or is_plain(name)) and (bool(hint.inside) or is_notable(name))


def is_notable(name: Found) -> bool:
    """Tell whether a name is more than that of a small town."""
    return any(entry.kind != "city" or entry.population >= LARGE for entry in look_up(name.key)) or (
        name.key not in index()
    )


def is_plain(name: Found) -> bool:
    """Tell whether a name is a place without words that say so: a country, a region, a famous city."""
    if name.key in common():
        return False
    best = next(iter(look_up(name.key)), None)
    if best is None:
        return True
    if best.kind != "city" or best.capital:
        return True
    own = fold(best.name) == name.key or " " in name.key
    return own and best.population >= FAMOUS


def tell_use(reading: Reading, one: Named, people: frozenset[str]) -> Named | None:
    """Return the name with its use, or None where it is a person's or lacks the article it needs."""
    name, hint = one.found, one.hint
    if name.key in people and not hint.locative and not hint.inside and name.label not in PLACES:
        return None
    if needs_the(reading, name):
        return None
    if name.use == "government":
        return one
    if stands_for_government(reading, name.first, name.last, name.key, name.sentence):
        return replace(one, found=replace(name, use="government"))
    return one


def needs_the(reading: Reading, name: Found) -> bool:
    """Tell whether a name such as West or Gulf lacks the article that makes it a place."""
    if f"the {name.key}" not in index() or name.last - name.first > 1 or name.key in country_names():
        return False
    return name.first == 0 or reading.lower(name.first - 1) != "the"
