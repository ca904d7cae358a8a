"""Ties the mentions of one event within an article: words of one family, and parts that fit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_twins import contradict, describe, gather_facts, is_told_again
from dateline.records import StatusBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.event_twins import Mention
    from dateline.reading.findings import Findings
    from dateline.records import Event

SAID: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
MOST: Final = 12  # groups of one family that a mention is compared with, the latest first
LARGEST: Final = 40  # mentions of one group

Group = list["Mention"]


def join_mentions(events: Sequence[Event], reading: Reading, found: Findings) -> tuple[Event, ...]:
    """Return the events with ``same_as`` and ``status_by`` filled, in their order of the text."""
    facts = gather_facts(reading, found)
    groups: list[Group] = []
    by_key: dict[str, list[Group]] = defaultdict(list)
    towns: dict[str, set[str]] = defaultdict(set)
    for event in events:
        mention = describe(event, facts)
        names = tuple(keys(mention))
        near = (
            one for one in candidates(names, by_key) if not is_elsewhere(mention, one, towns[event.type])
        )
        group = next((one for one in near if fits(mention, one)), None)
        towns[event.type] |= mention.towns
        if group is None:
            group = []
            groups.append(group)
        group.append(mention)
        for name in names:
            if not any(one is group for one in by_key[name]):
                by_key[name].append(group)
    others = {one.event.id: group for group in groups for one in group}
    return tuple(complete(event, others[event.id]) for event in events)


def keys(mention: Mention) -> Iterator[str]:
    """Yield what a mention can be recognised by: its families, and its type with whom it befell."""
    yield from sorted(mention.families)
    event = mention.event
    if event.type not in SAID:
        moved = mention.who if event.type in {"RETREAT", "CONSULT"} else frozenset()
        for actor in sorted(mention.whom or moved):
            yield f"{event.type}/{event.mode}/{actor}"
    if event.type not in SAID:
        yield event.type


def candidates(names: Sequence[str], by_key: dict[str, list[Group]]) -> Iterator[Group]:
    """Yield the groups that a mention of some keys may belong to, the latest first."""
    for name in names:
        yield from list(reversed(by_key[name]))[:MOST]


def fits(mention: Mention, group: Group) -> bool:
    """Tell whether a mention is of the event of a group: no member against it, and one for it."""
    if len(group) >= LARGEST or any(contradict(one, mention) for one in group):
        return False
    return any(is_same(one, mention) for one in group)


def is_elsewhere(mention: Mention, group: Group, towns: set[str]) -> bool:
    """Tell whether a mention in a new town is of no group without one: ``towns`` are those of its type.

    Where an article tells of a blast in one town, "the explosion in Mosul" is another one.
    """
    new = bool(mention.towns and towns) and towns.isdisjoint(mention.towns)
    return new and not any(one.towns for one in group)


def is_same(one: Mention, other: Mention) -> bool:
    """Tell whether one mention of a group speaks for another one."""
    if one.families & other.families:
        return is_told_again(one, other)
    if set(keys(one)) & set(keys(other)) - {other.event.type}:
        return True
    return goes_on(one, other)


def goes_on(one: Mention, other: Mention) -> bool:
    """Tell whether an act is the one before it again: "the operation", or the blow that "killed 15"."""
    if one.event.type != other.event.type or one.event.type in SAID:
        return False
    if other.definite and other.bare and not other.another:
        return True
    blow = one.event.type == "ASSAULT" and one.sentence == other.sentence
    return blow and bool(one.event.actors) != bool(other.event.actors)


def complete(event: Event, group: Group) -> Event:
    """Return an event with its other mentions and, where their claims differ, the status by claim."""
    if len(group) == 1:
        return event
    others = sorted((one.event for one in group if one.event is not event), key=start_of)
    said = [StatusBy(claim, each.status) for each in (event, *others) for claim in each.according_to]
    statuses = {each.status for each in (event, *others)}
    disputed = "denied" in statuses and len(statuses & {"denied", "happened", "ongoing"}) > 1
    return replace(
        event,
        same_as=tuple(other.id for other in others),
        status_by=tuple(dict.fromkeys(said)) if disputed else (),
    )


def start_of(event: Event) -> int:
    """Return where the words of an event begin."""
    return event.anchor.start
