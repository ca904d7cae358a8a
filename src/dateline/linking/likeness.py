"""What two events have in common: places, parties, persons, numbers, days, words.

Each function answers one question on a pair; whether they are one happening is judged in ``matching``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.linking import actors, alike, amounts, days, places
from dateline.linking.moves import is_continued

if TYPE_CHECKING:
    from dateline.linking.places import Agreement
    from dateline.linking.traits import Traits

ANYBODY = actors.ActorKey("noun", "people")
CROWD = frozenset({ANYBODY, actors.ActorKey("noun", "protesters")})
WORDS = 2  # stems in common from which words say something
ALIKE = 0.5  # from which the words of two sentences say that they tell of one happening
CIRCLE = 2  # persons and towns in common from which two texts tell of one circle of people
DOORS = 2  # signs that make one act of what is laid at two doors
ALIKE_KINDS = frozenset({"ASSAULT", "PROTEST", "AID", "seizure", "accident"})
"""Families whose events are of one kind, whatever the word they are told by."""
VIOLENT = frozenset({"ASSAULT", "COERCE", "seizure"})
NARROW = 7  # days that a stated time may cover to say when something was
COMPANY = 2  # states or bodies in common by which those who meet are known
SURMISED: dict[Agreement, Agreement] = {"same": "near", "country": "country"}
"""What it says that places agree of which one is only surmised."""
ENOUGH: dict[Agreement, int] = {
    "same": 1,
    "within": 2,
    "near": 2,
    "country": 2,
    "unknown": 2,
    "apart": 9,
}
"""How many signs it takes where nothing shows that the same acted, by how far the places agree."""


def agreement(a: Traits, b: Traits) -> Agreement:
    """Return how the places of two events agree, part by part; those of moves by country."""
    if a.surmised or b.surmised:
        return SURMISED.get(places.agree(a.places, b.places), "unknown")
    parts = ((a.at, b.at), (a.origin, b.origin), (a.destination, b.destination))
    found = {places.agree(mine, other) for mine, other in parts}
    if "apart" in found:
        return "apart"
    if not is_continued(a, b):
        found.add(places.agree(a.places, b.places))
    order: tuple[Agreement, ...] = ("same", "within", "country", "unknown")
    return next((level for level in order if level in found), "unknown")


def has_signs(a: Traits, b: Traits, least: int) -> bool:
    """Tell whether so many things speak for one happening beside its kind and place.

    The words of the sentences, which cost most to compare, are looked at where they decide.
    """
    found = sum(
        (
            actors.overlap(a.actors, b.actors),
            shared_recipients(a, b),
            agreeing_amounts(a, b),
            shared_words(a, b),
            one_day(a, b),
        )
    )
    return found >= least or (found == least - 1 and alike_words(a, b) >= ALIKE)


def enough(a: Traits, b: Traits, where: Agreement) -> int:
    """Return how many signs it takes to join two events; one more where other things were befallen.

    One less where both sentences give one day and point to one town, or where two texts tell of one such
    happening each, on one day and of the same circle of persons and towns. One circle alone says little:
    one spokesman speaks on all the rallies of a town.
    """
    dated = one_kind(a, b) and is_dated_there(a, b, where)
    known = where != "same" and (dated or (told_alone(a, b) and one_circle(a, b) and one_day(a, b)))
    return max(1, ENOUGH[where] - known) + befell_other_things(a, b)


def is_dated_there(a: Traits, b: Traits, where: Agreement) -> bool:
    """Tell whether the texts state one single day for two violent acts, and their sentences one town.

    A day that a sentence only names may be that of what was said; and a protest and the one against it
    are often of one day.
    """
    told = (a.held or not a.surmised) and (b.held or not b.surmised) and a.stated and b.stated
    return where == "near" and a.family in VIOLENT and told and same_day(a, b)


def one_circle(a: Traits, b: Traits) -> bool:
    """Tell whether two texts name the same persons and towns; of violence, one by more than one word."""
    shared = a.around & b.around
    known = a.family not in VIOLENT or any(" " in name for name in shared)
    return len(shared) >= CIRCLE and known


def on_following_days(a: Traits, b: Traits) -> bool:
    """Tell whether two texts state two single days, the one after the other."""
    if not (a.stated and b.stated and a.days and b.days):
        return False
    return a.days[0] == a.days[1] and b.days[0] == b.days[1] and days.gap(a.days, b.days) == 1


def hit_others(a: Traits, b: Traits) -> bool:
    """Tell whether other things are told to have been befallen, and no number shows them to be one."""
    return befell_other_things(a, b) and not agreeing_amounts(a, b)


def befell_other_things(a: Traits, b: Traits) -> bool:
    """Tell whether other things, or people more narrowly called than "people", are befallen."""
    anybody = frozenset({ANYBODY})
    return actors.differ(a.recipients - anybody, b.recipients - anybody)


def in_other_towns(a: Traits, b: Traits) -> bool:
    """Tell whether the sentences of two events point to different towns."""
    told = (a.held or not a.surmised) and (b.held or not b.surmised)
    return told and places.agree(a.places, b.places) == "apart"


def one_day(a: Traits, b: Traits) -> bool:
    """Tell whether both texts state when, narrowly, and the days agree."""
    if a.inside is None or b.inside is None:
        return False
    widest = max(last - first for first, last in (a.inside, b.inside))
    return widest <= NARROW and days.gap(a.inside, b.inside) <= 1


def laid_at_two_doors(a: Traits, b: Traits) -> bool:
    """Tell whether one violent act is told of different doers: in one town, on one day, by one word.

    Two things more have to agree: its numbers, whom it befell, the words; and neither doer may be
    whom the other's act befell, as where two sides strike each other.
    """
    if a.family not in VIOLENT or actors.overlap(a.actors, b.recipients):
        return False
    if actors.overlap(b.actors, a.recipients) or not (one_town(a, b) and same_day(a, b)):
        return False
    signs = (agreeing_amounts(a, b), shared_recipients(a, b), shared_words(a, b))
    return (
        alike.kin(a.trigger, b.trigger) == "word" and sum((*signs, alike_words(a, b) >= ALIKE)) >= DOORS
    )


def one_town(a: Traits, b: Traits) -> bool:
    """Tell whether two events are said to have happened at one point."""
    return any(places.is_one(one, other) for one in a.at for other in b.at if one.level == places.POINT)


def same_day(a: Traits, b: Traits) -> bool:
    """Tell whether both texts state one single day, and the same."""
    return a.inside is not None and a.inside == b.inside and a.inside[0] == a.inside[1]


def one_company(a: Traits, b: Traits) -> bool:
    """Tell whether two states or bodies, or more, have to do with each other in both events.

    Wars aside, in which two sides strike each other daily.
    """
    if a.family in {"ASSAULT", "move"}:
        return False
    mine, others = (
        {key for key in (*one.actors, *one.recipients) if key.kind != "noun"} for one in (a, b)
    )
    return sum(any(actors.same_actor(key, other) for other in others) for key in mine) >= COMPANY


def alike_words(a: Traits, b: Traits) -> float:
    """Return how likely two events are one by the words of their sentences alone, 0..1."""
    return alike.same_happening(alike.Told(a.trigger, a.context), alike.Told(b.trigger, b.context))


def told_alone(a: Traits, b: Traits) -> bool:
    """Tell whether two events are of one type, and their texts tell of no second such happening."""
    return a.lone and b.lone and one_kind(a, b)


def one_kind(a: Traits, b: Traits) -> bool:
    """Tell whether two events are of one type, and of a type or told by words that are of one kind."""
    if a.type != b.type:
        return False
    return a.family in ALIKE_KINDS or bool(alike.kin(a.trigger, b.trigger))


def others_acted(a: Traits, b: Traits) -> bool:
    """Tell whether different actors are told of; "people" and "protesters" may be anybody."""
    return actors.differ(a.actors - CROWD, b.actors - CROWD) and not laid_at_two_doors(a, b)


def shared_recipients(a: Traits, b: Traits) -> bool:
    """Tell whether the same, more narrowly called than "people", are on the receiving end."""
    anybody = frozenset({ANYBODY})
    return actors.overlap(a.recipients - anybody, b.recipients - anybody)


def shared_words(a: Traits, b: Traits) -> bool:
    """Tell whether the words that are neither actor, place nor trigger agree."""
    return len(a.words & b.words) >= WORDS


def agreeing_amounts(a: Traits, b: Traits) -> bool:
    """Tell whether numbers of the same things agree."""
    return any(
        mine.what == other.what and amounts.agree(mine, other)
        for mine in a.amounts
        for other in b.amounts
    )


def amounts_clash(a: Traits, b: Traits) -> bool:
    """Tell whether the numbers of two events on the same things cannot both hold."""
    pairs = [(mine, other) for mine in a.amounts for other in b.amounts if mine.what == other.what]
    return bool(pairs) and not any(amounts.agree(mine, other) for mine, other in pairs)


def befell_one_person(a: Traits, b: Traits) -> bool:
    """Tell whether both were done to one person who is named: it need not be told where."""
    return actors.overlap(named(a.recipients), named(b.recipients))


def befell_others(a: Traits, b: Traits) -> bool:
    """Tell whether two events were done to persons who are named, and not to the same."""
    mine, other = ({key for key in one.recipients if key.kind == "person"} for one in (a, b))
    return bool(mine and other) and not actors.overlap(frozenset(mine), frozenset(other))


def named(keys: frozenset[actors.ActorKey]) -> frozenset[actors.ActorKey]:
    """Return the keys of persons by full name."""
    return frozenset(key for key in keys if key.kind == "person" and " " in key.value)


def kinds(a: Traits) -> frozenset[str]:
    """Return what an event's numbers count."""
    return frozenset(one.what for one in a.amounts)
