"""Under which keys an event is entered, and under which others are looked for.

Two events can be one happening only where they share a place and who takes part (or what is counted),
a person whom it befell, a credit between their texts, or one of their own ``keys``. A town with a word,
or a country with the word by which it is told, are further keys: what shares most keys is judged first.
Events that state their time and those that do not stand apart: the latter are looked for by the day of
publication.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.linking.alike import look
from dateline.linking.days import WEEK
from dateline.linking.numbers import number_of
from dateline.linking.romanised import coarse, name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.linking.actors import ActorKey
    from dateline.linking.credits import Standing
    from dateline.linking.places import PlaceKey
    from dateline.linking.traits import Traits

Keys = tuple[frozenset[int], frozenset[int]]
"""Where events that state their time stand, and where the others do."""

WIDE = 400  # days a stated time may cover and still be looked for by its days
ALWAYS = 10_000_000  # days of what has no day, or a very wide span: found whatever the day
KNOWN = 1 << 16  # numbers of keys that are remembered
LATE = 45  # days after which a happening may still be told without a time (``days.reach``)


def keys_to_post(
    event: Traits, standing: Standing, shared: frozenset[int] | None = None
) -> frozenset[int]:
    """Return the keys that an event stands under; a habit is no one happening and stands under none.

    ``shared``: its ``shared_numbers``, where they are known.
    """
    if event.habit:
        return frozenset()
    own, credited = known_by(standing), credited_by(event, standing)
    keys = [*tagged("by", own), *tagged("credits", credited), *day_keys(event, 0)]
    plain = (shared_numbers(event) if shared is None else shared) | numbered(keys)
    salt = salt_of(event.family, event.stated)
    return frozenset(key ^ salt for key in plain)


def keys_to_find(event: Traits, standing: Standing, shared: frozenset[int]) -> Keys:
    """Return the keys under which others stand that may be one with an event.

    First those of events that state their time, then those of the others. ``shared``: its
    ``shared_numbers``.
    """
    if event.habit:
        return frozenset(), frozenset()
    own, credited = known_by(standing), credited_by(event, standing)
    keys = [*tagged("by", credited), *tagged("credits", own), *day_keys(event, 1)]
    plain = shared | numbered(keys)
    stated, unstated = (salt_of(event.family, stated) for stated in (True, False))
    return frozenset(key ^ stated for key in plain), frozenset(key ^ unstated for key in plain)


def shared_numbers(event: Traits) -> frozenset[int]:
    """Return the numbers of the keys that two events have both where they agree."""
    return numbered(shared_keys(event))


def numbered(keys: Iterable[tuple[str, ...]]) -> frozenset[int]:
    """Return the numbers of keys."""
    return frozenset(map(key_number, keys))


@lru_cache(maxsize=KNOWN)
def key_number(key: tuple[str, ...]) -> int:
    """Return the number of one key; events of one time share most of theirs."""
    return number_of(*key)


@cache
def salt_of(family: str, stated: bool) -> int:  # noqa: FBT001  - one of two kinds of events
    """Return what tells the keys of events of one family that state their time, or do not, apart."""
    return number_of(family, "stated" if stated else "")


def tagged(tag: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names as keys of one kind."""
    return ((tag, name) for name in names)


def known_by(standing: Standing) -> frozenset[str]:
    """Return the names and addresses that a text is known by."""
    return standing.names | standing.addresses


def credited_by(event: Traits, standing: Standing) -> frozenset[str]:
    """Return the names and addresses that a text credits, or has an event from."""
    return standing.credits.addresses | event.credited | standing.credits.names.keys()


def shared_keys(event: Traits) -> Iterator[tuple[str, ...]]:
    """Yield the keys that two events have both where they agree."""
    parties = {
        *party_keys(event.actors),
        *party_keys(event.recipients),
        *(f"counts {one.what}" for one in event.amounts),
    }
    for place in set(place_keys(event.places)):
        for party in parties:
            yield place, party
    yield from word_keys(event)
    for own in event.keys:
        yield "own", own
    if event.opening:
        yield from tagged("leads", event.around)
    for key in event.recipients:
        if key.kind == "person":
            for sound in person_sounds(key.value):
                yield "befalls", sound


def word_keys(event: Traits) -> Iterator[tuple[str, str]]:
    """Yield the towns of an event with each of its words, its countries with the word it is told by."""
    for town in towns_of(event):
        yield from ((f"at {town}", f"word {word}") for word in event.words)
    told = look(event.trigger)
    for country in {place.country for place in event.places if place.country}:
        for word in (*told.roots, *told.families):
            yield f"country {country}", f"told {word}"


def towns_of(event: Traits) -> set[str]:
    """Return what the places of an event that are narrower than a country are called."""
    named = {name for place in event.places if place.level for name in (place.name, place.called)}
    return named - {""}


def day_keys(event: Traits, around: int) -> Iterator[tuple[str, str]]:
    """Yield the towns of an event with each day that is told with it, and so many days around these."""
    if event.inside and event.inside[1] - event.inside[0] < WEEK:
        for town in towns_of(event):
            for day in range(event.inside[0] - around, event.inside[1] + around + 1):
                yield f"at {town}", f"day {day}"


def place_keys(places: Iterable[PlaceKey]) -> Iterator[str]:
    """Yield what a place is found by: its country, and its name where it is narrower."""
    for place in places:
        if place.country:
            yield f"country {place.country}"
        if place.level or not place.country:
            yield f"at {place.name}"
            if place.called:
                yield f"at {place.called}"


def party_keys(keys: Iterable[ActorKey]) -> Iterator[str]:
    """Yield what an actor is found by: a person by the sounds of each name, others by their key."""
    for key in keys:
        if key.kind == "person":
            yield from (f"person {sound}" for sound in person_sounds(key.value))
        else:
            yield f"{key.kind} {key.value}"


@lru_cache(maxsize=KNOWN)
def person_sounds(name: str) -> frozenset[str]:
    """Return the sounds of the words of a person's name, as far as spellings of one name share them."""
    return frozenset(coarse(word) for word in (*name.split(), *name_parts(name)))


def days_posted(event: Traits) -> tuple[int, int]:
    """Return the first and last day by which an event is found."""
    if event.days is None or event.days[1] - event.days[0] > WIDE:
        return -ALWAYS, ALWAYS
    return event.days


def days_to_find(event: Traits) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the days to look at: for others that state their time, then for those that do not."""
    first, last = days_posted(event)
    if event.stated:
        return (first - WEEK, last + WEEK), (first - WEEK, last + WEEK + LATE)
    return (first - WEEK - LATE, last + WEEK), (first - WEEK, last + WEEK)
