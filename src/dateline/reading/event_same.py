"""Ties the mentions of one event within an article: same type, same key participant, fitting words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.records import StatusBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.language.reading import Reading
    from dateline.records import Event, Participant

SAID: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
MOST: Final = 40  # events of one key within one article that are compared


def join_mentions(events: Sequence[Event], reading: Reading) -> tuple[Event, ...]:
    """Return the events with ``same_as`` and ``status_by`` filled, in their order of the text."""
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for key in keys(event):
            groups[key].append(event)
    same: dict[str, set[str]] = defaultdict(set)
    for members in groups.values():
        tie(members[:MOST], same)
    tie_neighbours(events, reading, same)
    by_id = {event.id: event for event in events}
    return tuple(complete(event, same[event.id], by_id) for event in events)


def keys(event: Event) -> Iterable[tuple[str, str]]:
    """Yield what an event can be recognised by: its type with whom it befell, or who moved."""
    if event.type in SAID:
        return
    suffered = known(event.recipients)
    for actor in suffered or (known(event.actors) if event.type in {"RETREAT", "CONSULT"} else ()):
        yield f"{event.type}/{event.mode}", actor


def known(participants: Iterable[Participant]) -> tuple[str, ...]:
    """Return the ids of the actors that are known."""
    return tuple(part.actor for part in participants if part.actor is not None)


def tie(members: Sequence[Event], same: dict[str, set[str]]) -> None:
    """Tie the members of a group that do not contradict each other."""
    for at, event in enumerate(members):
        for other in members[at + 1 :]:
            if agrees(event, other):
                same[event.id].add(other.id)
                same[other.id].add(event.id)


def tie_neighbours(events: Sequence[Event], reading: Reading, same: dict[str, set[str]]) -> None:
    """Tie an event to the one of its type before it: "the attack", or the blow that "killed 15"."""
    last: dict[str, Event] = {}
    for event in events:
        before = last.get(event.type)
        if before is not None and goes_on(before, event, reading):
            same[event.id].add(before.id)
            same[before.id].add(event.id)
        last[event.type] = event


def goes_on(before: Event, event: Event, reading: Reading) -> bool:
    """Tell whether an event is the one before it again."""
    if event.type != "ASSAULT" or before.status != event.status or not agrees(before, event):
        return False
    definite = event.anchor.text.lower().startswith(("the ", "this ", "that "))
    nameless = not (event.actors or event.recipients or event.places or event.quantities)
    if definite and nameless:
        return True
    one_sentence = reading.sentence_at(before.trigger.start) == reading.sentence_at(event.trigger.start)
    return one_sentence and bool(before.actors) != bool(event.actors)


def agrees(event: Event, other: Event) -> bool:
    """Tell whether two events may be one: neither other actors, nor other times, nor other places."""
    pairs = (
        (set(known(event.actors)), set(known(other.actors))),
        ({event.when} - {None}, {other.when} - {None}),
        ({place.place for place in event.places}, {place.place for place in other.places}),
    )
    return all(not left or not right or left & right for left, right in pairs)


def complete(event: Event, same: set[str], by_id: dict[str, Event]) -> Event:
    """Return an event with its other mentions and, where their claims differ, the status by claim."""
    if not same:
        return event
    others = [by_id[name] for name in sorted(same, key=lambda name: by_id[name].anchor.start)]
    said = [StatusBy(claim, each.status) for each in (event, *others) for claim in each.according_to]
    differ = len({each.status for each in (event, *others)} & {"denied", "happened", "ongoing"}) > 1
    return replace(
        event,
        same_as=tuple(other.id for other in others),
        status_by=tuple(dict.fromkeys(said))
        if differ and "denied" in {each.status for each in (event, *others)}
        else (),
    )
