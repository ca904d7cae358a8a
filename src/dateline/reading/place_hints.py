"""What the words around a name say of where it is: the country after it, the place words before it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import adjectives, country_names, nationals
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.reading.place_metonym import POSSESSIVES, government_of
from dateline.reading.place_words import context, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.place_find import Found

WEAK: Final = context("weak")
LARGE: Final = 200_000
TWOFOLD: Final = context("twofold")  # names of a country and of a region elsewhere
ADJECTIVAL: Final = {"us": "US", "uk": "GB", "uae": "AE"}
NEAR: Final = 2  # names on either side that may hold a place
PLACE_NOUNS: Final = context("place_nouns")


@dataclass(frozen=True, slots=True)
class Hint:
    """Evidence of one mention: ``inside`` the names of the country or region it is said to lie in.

    ``told``: it is called a town or the like of that country: "the Malian town of Tarn".
    """

    locative: bool = False
    strong: bool = False
    inside: tuple[str, ...] = ()
    told: bool = False


def read_hint(reading: Reading, found: Found, others: Sequence[Found]) -> Hint:
    """Return the evidence around one name; ``others`` are all names of its sentence in order."""
    low = reading.lower(found.first - 1) if found.first else ""
    located = is_located(reading, found)
    inside = tuple(containers(reading, found, others))
    return Hint(located, located and low not in WEAK, inside, is_called_so(reading, found))


def is_called_so(reading: Reading, found: Found) -> bool:
    """Tell whether a people's adjective and a noun for places stand before a name: "Malian town of"."""
    at = found.first - 1 - (found.first > 0 and reading.lower(found.first - 1) == "of")
    first = reading.bounds[found.sentence][0]
    return at > first and reading.lower(at) in PLACE_NOUNS and fold(reading.word(at - 1)) in adjectives()


def is_located(reading: Reading, found: Found) -> bool:
    """Tell whether the words around a name make it a place."""
    first = reading.bounds[found.sentence][0]
    at = found.first - 1
    while at >= first and (is_word(reading.lower(at), "direction") or reading.lower(at) == "the"):
        at -= 1
    if found.feature or at < found.first - 1:
        return True
    if at < first:
        return reading.word(found.first).isupper() and len(found.key) > 3
    low = reading.lower(at)
    if low == "of":
        return at > first and reading.lower(at - 1) in PLACE_NOUNS
    return is_word(low, "locative") or low in PLACE_NOUNS


def containers(reading: Reading, found: Found, others: Sequence[Found]) -> list[str]:
    """Return the folded names of places that the text says hold this one."""
    place = bisect_left(others, found.first, key=attrgetter("first"))
    others = others[max(place - NEAR, 0) : place + NEAR + 1]
    names = [other.key for other in others if lies_in(reading, found, other)]
    first = reading.bounds[found.sentence][0]
    at = found.first - 1
    while at >= first and is_word(reading.lower(at), "direction"):
        at -= 1
    if at > first and reading.word(at) in POSSESSIVES:
        names += [other.key for other in others if other.last == at]
    if at >= first and fold(reading.word(at)) in adjectives():
        names.append(fold(reading.word(at)))
    names += described(reading, found, first)
    return names


def lies_in(reading: Reading, found: Found, other: Found) -> bool:
    """Tell whether ``other`` follows as what holds ``found``: "Abuja, Nigeria", "Homs in Syria"."""
    gap = range(found.last, other.first)
    if not 1 <= len(gap) <= 4:
        return False
    lows = [reading.lower(at) for at in gap]
    if lows == [","]:
        return True
    inner = [low for low in lows if low not in {"the", ","} and not is_word(low, "direction")]
    return inner == ["in"]


def described(reading: Reading, found: Found, first: int) -> list[str]:
    """Return the demonym in "the Syrian city of Homs", "Nigerian town of"."""
    span = range(max(found.first - 5, first), found.first)
    lows = [reading.lower(at) for at in span]
    if "of" not in lows[-2:] and not PLACE_NOUNS & set(lows[-2:]):
        return []
    return [key for at in span if (key := fold(reading.word(at))) in adjectives()]


def country_of(key: str) -> str | None:
    """Return the code of a country name or demonym."""
    return country_names().get(key) or adjectives().get(key) or nationals().get(key)


def mentioned_countries(reading: Reading, names: Sequence[Found]) -> Counter[str]:
    """Return how often each country is named: by name, demonym, seat, region or unmistakable city."""
    counts: Counter[str] = Counter()
    for found in names:
        code = country_names().get(found.key) or government_of(found.key) or sole_country(found.key)
        if code and found.key not in TWOFOLD:
            counts[code] += 1
    for _, word in capitalised(reading):
        key = fold(word)
        code = (
            adjectives().get(key)
            or nationals().get(key)
            or (ADJECTIVAL.get(key) if word.isupper() else None)
        )
        if code:
            counts[code] += 1
    return counts


def sole_country(key: str) -> str | None:
    """Return the country of a region or larger city whose name means no other place."""
    places = look_up(key)
    if len(places) != 1 or (places[0].kind == "city" and places[0].population < LARGE):
        return None
    return places[0].country


def capitalised(reading: Reading) -> list[tuple[int, str]]:
    """Return the capitalised words of the reading with their tokens."""
    pairs = ((at, reading.word(at)) for at in range(len(reading.starts)))
    return [(at, word) for at, word in pairs if word[0].isupper()]


def admin_of(key: str) -> tuple[str, str] | None:
    """Return country and name of the first-level region that a folded name may mean."""
    for entry in look_up(key):
        if entry.kind == "region" and entry.admin1 and entry.country:
            return entry.country, entry.admin1
    return None
