"""Which pairs of events are worth judging: those that share a place, a person or a bond, days near.

The work is bounded: in one block an event is judged against a fixed number of followers in time.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.days import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.credits import Bonds
    from dateline.linking.traits import Traits

FOLLOWERS = 40  # how many later events of its block an event is judged against
SPAN = 400  # days a stated time may cover and still be taken as a day to sort by
LATE = 10_000_000  # where events without a day stand in the order


def event_pairs(events: Sequence[Traits], bonds: Bonds) -> list[tuple[int, int]]:
    """Return the index pairs (low, high), in order, that may be one happening."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        for key in {*place_blocks(event), *person_blocks(event), *bond_blocks(event, bonds)}:
            blocks[key].append(index)
    return sorted({pair for block in blocks.values() for pair in pairs_of(block, events)})


def place_blocks(event: Traits) -> Iterator[str]:
    """Yield the blocks of an event by its places."""
    for place in event.places:
        yield f"{event.family} in country {place.country}"
        if place.level:
            yield f"{event.family} at {place.name}"
            yield f"{event.family} at {place.geonames_id}"


def person_blocks(event: Traits) -> Iterator[str]:
    """Yield the blocks of an event by the persons whom it befalls, by their surnames."""
    for key in event.recipients:
        if key.kind == "person":
            yield f"{event.family} befalls {key.value.split()[-1]}"


def bond_blocks(event: Traits, bonds: Bonds) -> Iterator[str]:
    """Yield the blocks of an event by what its article hangs together with."""
    article = event.member[0]
    standing = bonds.standing[article]
    yield f"{event.family} in {article}"
    if standing.group != -1:
        yield f"{event.family} of text {standing.group}"
    for name in (standing.names & bonds.credited) | set(standing.credits.names):
        yield f"{event.family} by way of {name}"
    for address in (standing.addresses & bonds.credited) | standing.credits.addresses:
        yield f"{event.family} on {address}"


def pairs_of(block: Sequence[int], events: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one block that lie near each other in time."""
    order = sorted(block, key=lambda index: (first_day(events[index]), index))
    for place, index in enumerate(order):
        for other in order[place + 1 : place + 1 + FOLLOWERS]:
            if first_day(events[other]) - last_day(events[index]) > WEEK and not undated(events[other]):
                break
            yield min(index, other), max(index, other)


def undated(event: Traits) -> bool:
    """Tell whether nothing says when an event may have happened."""
    return event.days is None


def first_day(event: Traits) -> int:
    """Return the first day an event may have happened on; one without a day comes last."""
    return event.days[0] if event.days else LATE


def last_day(event: Traits) -> int:
    """Return the last day an event may have happened on, a vague span cut to its first year."""
    return min(event.days[1], event.days[0] + SPAN) if event.days else LATE
