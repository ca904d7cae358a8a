"""What verbs that "and" joins share: the killed and the injured of one blow, the day of two acts.

"A bomb killed twelve people and injured thirty" is one event with both counts; "fighters seized the
plant on Monday and killed two guards" has the day of the one for the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_form import children
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.event_world import World
    from dateline.records import Event

BLOWS: Final = frozenset({"ASSAULT", "OTHER"})
REAL: Final = frozenset({"happened", "ongoing"})
DAYS: Final = frozenset({"DATE", "TIME"})
DAY: Final = 2  # hyphens of an ISO day


def share_out(told: Sequence[Event], world: World) -> list[Event]:
    """Return the events of one sentence, in their order, with what those that "and" joins share."""
    reading, kept = world.reading, dict[int, "Event"]()
    for event in told:
        token = reading.tokens_in(event.trigger.start, event.trigger.end).start
        joined = reading.heads and reading.relations[token].startswith("conj")
        top = reading.heads[token] if joined else -1
        if top not in kept or kept[top].status != event.status:
            kept.setdefault(token, event)
        elif is_one_blow(kept[top], event, (top, token), world):
            kept[top] = put_together(kept[top], event, world)
        else:
            kept[top], kept[token] = share_day(kept[top], event, world)
    return list(kept.values())


def is_one_blow(one: Event, other: Event, tokens: tuple[int, int], world: World) -> bool:
    """Tell whether two events are the dead and the injured of one blow, with no doer of its own."""
    lemmas, harm = world.reading.lemmas, words_of("harm")
    if any(lemmas[token] not in harm for token in tokens) or has_own_dead(tokens[1], world.reading):
        return False
    if not {one.type, other.type} <= BLOWS:
        return False
    acting = [
        {participant.actor or participant.spans for participant in each.actors} for each in (one, other)
    ]
    towns = [{place.place for place in each.places} for each in (one, other)]
    apart = bool(one.when and other.when and one.when != other.when)
    return acting[1] <= acting[0] and not (all(towns) and towns[0] != towns[1]) and not apart


def has_own_dead(token: int, reading: Reading) -> bool:
    """Tell whether a verb of dying or killing has a subject of its own: "and one man had died"."""
    return reading.lemmas[token] not in words_of("injuring") and any(
        reading.relations[child].startswith("nsubj") for child in children(reading, token)
    )


def put_together(one: Event, other: Event, world: World) -> Event:
    """Return the dead and the injured of one blow as one event: the surer type, the counts of both."""
    first, second = (other, one) if (one.type, other.type) == ("OTHER", "ASSAULT") else (one, other)
    start, end = min(one.anchor.start, other.anchor.start), max(one.anchor.end, other.anchor.end)
    return replace(
        first,
        anchor=world.reading.cut(start, end),
        actors=first.actors or second.actors,
        recipients=first.recipients or second.recipients,
        places=first.places or second.places,
        when=first.when or second.when,
        quantities=tuple(dict.fromkeys((*one.quantities, *other.quantities))),
    )


def share_day(one: Event, other: Event, world: World) -> tuple[Event, Event]:
    """Return two acts that happened, the one without a time with the day of the other."""
    when = one.when or other.when
    if one.status not in REAL or (one.when and other.when) or not is_day(when, world):
        return one, other
    return replace(one, when=when), replace(other, when=when)


def is_day(when: str | None, world: World) -> bool:
    """Tell whether a time is a day of the calendar or of the week."""
    time = next((one for one in world.times.owners if one.id == when), None) if when else None
    value = (time.value or "") if time is not None else ""
    return time is not None and time.type in DAYS and (value.count("-") == DAY or "WXX-" in value)
