"""Which events and claims are wanted: the filters of incidents, asked of single rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.answers.filters import names_one
from dateline.linking.days import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answers.filters import Wanted
    from dateline.export.rows import ClaimRow, EventRow, Speaker


@dataclass(frozen=True, slots=True)
class Sieve:
    """What rows must have; ``disputed``: the incidents that sources contradict each other on."""

    wanted: Wanted
    disputed: frozenset[str] = frozenset()

    def takes_event(self, row: EventRow) -> bool:
        """Tell whether an event is wanted."""
        wanted = self.wanted
        return (
            (not wanted.types or row.type in wanted.types)
            and (row.independent_origins or 0) >= wanted.origins
            and (not wanted.disputed or row.incident in self.disputed)
            and touches(wanted, row.earliest or row.page.published, row.latest or row.earliest)
            and names_one(wanted.outlets, (row.page.outlet or "",))
            and names_one(wanted.places, places_of(row))
            and names_one(wanted.actors, actors_of(row))
        )

    def takes_claim(self, row: ClaimRow, events: Iterable[EventRow]) -> bool:
        """Tell whether a claim is wanted: an event that rests on it is, or it is by itself.

        By itself it is where nothing is asked that only an event has (type, place, origins, dispute).
        """
        if any(self.takes_event(event) for event in events):
            return True
        wanted = self.wanted
        if wanted.types or wanted.places or wanted.origins or wanted.disputed:
            return False
        return (
            touches(wanted, row.page.published, None)
            and names_one(wanted.outlets, (row.page.outlet or "",))
            and names_one(wanted.actors, speakers_of(row.speakers))
        )


def touches(wanted: Wanted, first: str | None, last: str | None) -> bool:
    """Tell whether the days from ``first`` to ``last`` touch those wanted; unknown days touch none."""
    if not (wanted.since or wanted.until):
        return True
    start = read_day(first) or read_day(last)
    end = read_day(last) or start
    if start is None or end is None:
        return False
    since, until = read_day(wanted.since), read_day(wanted.until)
    return (since is None or end >= since) and (until is None or start <= until)


def actors_of(row: EventRow) -> Iterator[str]:
    """Yield the names of those that act, are acted on, or say so."""
    for party in (*row.actors, *row.recipients):
        yield from (party.name, *party.aliases)
    for saying in row.said_by:
        yield from speakers_of(saying.speakers)


def speakers_of(speakers: Iterable[Speaker]) -> Iterator[str]:
    """Yield the names of those who say something."""
    for speaker in speakers:
        yield from (speaker.name or "", speaker.text or "")


def places_of(row: EventRow) -> Iterator[str]:
    """Yield the names of an event's places, of their regions and countries."""
    for place in row.places:
        yield from (place.name, place.admin1 or "", place.country or "")
