"""Place names by the language model's types, and those inside the names of bodies."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import adjectives
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index, look_up
from dateline.gazetteer.regions import abbreviated
from dateline.reading.place_find import (
    Found,
    Use,
    extend,
    is_abbreviation,
    is_calendar,
    is_demonym,
    is_ship,
    match,
)
from dateline.reading.place_words import common, context, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Phrase, Reading

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
HOLDERS: Final = frozenset({"ORG", "FAC", "EVENT"})
LYING: Final = context("lying") | {""}
ACTING: Final = context("acted")
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
STREETS: Final = context("streets")
OUTLETS: Final = context("outlets")
KNOWN: Final = 15_000  # people: towns below it are not looked for in the names of bodies


def labels_of(reading: Reading) -> Mapping[int, str]:
    """Return the type of the shortest typed name that holds each token."""
    ordered = sorted(reading.typed, key=lambda phrase: phrase.first - phrase.last)
    return {at: phrase.label for phrase in ordered for at in range(phrase.first, phrase.last)}


def typed_names(reading: Reading) -> Iterator[Found]:
    """Yield the names that the language model takes for places, in order, none inside another."""
    end = 0
    for phrase in sorted(reading.typed, key=lambda one: (one.first, -one.last)):
        if phrase.label not in PLACES or phrase.first < end:
            continue
        end = phrase.last
        for first, last in pieces(reading, phrase):
            found = make_found(reading, first, last, phrase.label)
            if found is not None and not is_ship(reading, first, last):
                yield found


def pieces(reading: Reading, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the parts of a typed name that commas part: "Paris, Texas" are two."""
    start = phrase.first
    for at in range(phrase.first, phrase.last + 1):
        if at == phrase.last or reading.word(at) == ",":
            if at > start:
                yield start, at
            start = at + 1


def make_found(reading: Reading, first: int, last: int, label: str) -> Found | None:
    """Return the place name at tokens ``first`` to ``last`` without what only stands around it."""
    while last > first and reading.word(last - 1) in POSSESSIVES:
        last -= 1
    while first < last - 1 and is_around(reading, first, last):
        first += 1
    if first >= last or not reading.word(first)[0].isalnum():
        return None
    number = bisect_right(reading.bounds, first, key=lambda bound: bound[0]) - 1
    end = reading.bounds[number][1]
    name, tail = cut_compound(reading.text[reading.starts[first] : reading.ends[last - 1]])
    key = fold(name)
    if not is_name(reading, first, last, key):
        return None
    use: Use = "place" if tail in LYING else "government"
    found = Found(first, last, key, last, number, label=label, use=use)
    low = reading.lower(last - 1)
    if key in index():
        return extend(reading, found, end)
    if last - first > 1 and is_word(low, "feature"):
        inner = fold(reading.text[reading.starts[first] : reading.ends[last - 2]])
        if is_demonym(inner):
            return None  # "the Mozambican town of Palma"
        return replace(found, key=inner, named_to=last - 1, feature=low)
    return extend(reading, found, end)


def cut_compound(words: str) -> tuple[str, str]:
    """Return the name in "Georgia-based" or "Moscow-backed" and what goes on it."""
    name, _, tail = words.rpartition("-")
    return (name, tail) if name and tail.islower() and tail in LYING | ACTING else (words, "")


def is_around(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the first word of a typed name is an article or direction before it."""
    low = reading.lower(first)
    if low == "the":
        return True
    whole = fold(reading.text[reading.starts[first] : reading.ends[last - 1]])
    return is_word(low, "direction") and whole not in index()


def is_name(reading: Reading, first: int, last: int, key: str) -> bool:
    """Tell whether a typed name can be one: no day, no people, no word that is but a short form's."""
    if not key or is_calendar(key) or is_demonym(key) or not reading.word(first)[0].isupper():
        return False
    return key not in abbreviated() or is_abbreviation(reading, first, last)


def inner_names(reading: Reading, taken: Sequence[Found]) -> Iterator[Found]:
    """Yield the places that the names of bodies, buildings and events hold: "University of Damascus".

    ``taken`` are the names that are read as places themselves.
    """
    places = {at for found in taken for at in range(found.first, found.last)}
    for phrase in reading.typed:
        if phrase.label in HOLDERS and not is_outlet(reading, phrase):
            yield from held_names(reading, phrase, places)


def is_outlet(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a name is that of a street or an outlet: no place is meant by its parts."""
    low = reading.lower(phrase.last - 1)
    return low in OUTLETS or (phrase.label == "FAC" and low.rstrip(".") in STREETS)


def held_names(reading: Reading, phrase: Phrase, places: set[int]) -> Iterator[Found]:
    """Yield the longest known names inside one typed name."""
    number = bisect_right(reading.bounds, phrase.first, key=lambda bound: bound[0]) - 1
    at = phrase.first
    while at < phrase.last:
        found = None if at in places else match(reading, at, phrase.last, number)
        if found is None or not may_hold(reading, found, phrase):
            at += 1
            continue
        yield replace(found, last=found.named_to, feature="", label=phrase.label, use="name")
        at = found.last


def may_hold(reading: Reading, found: Found, phrase: Phrase) -> bool:
    """Tell whether a known name inside a body's is likely the place: no common word, no hamlet."""
    if found.key in common() or fold(reading.word(found.first)) in adjectives():
        return False
    best = look_up(found.key)[:1]
    alone = (found.first, found.named_to) == (phrase.first, phrase.last)
    if not best or (alone and best[0].kind == "city" and best[0].population < KNOWN):
        return False
    return best[0].kind != "city" or best[0].population >= KNOWN or found.named_to - found.first > 1
