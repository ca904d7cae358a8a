"""The places of an incident as a table, from which the map is drawn: where, how sure, in which role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.export.places import places_of, spot_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.answered import IncidentAnswer
    from dateline.export.rows import Where
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event, PlaceRole

MOST_PLACES: Final = 60
MOST_MOVES: Final = 60
WORDS: Final[Mapping[PlaceRole, str]] = {
    "at": "where it happened",
    "origin": "from",
    "destination": "to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in the table; without coordinates it was not located.

    ``role`` is the one that it has most often of ``roles``; ``to``: the numbers of the rows to which
    something moved from here; ``articles``: how many tell of it there.
    """

    name: str
    within: str
    kind: str
    role: PlaceRole
    roles: str
    articles: int
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    to: tuple[int, ...] = ()

    @property
    def within_km(self) -> str:
        """The radius in words: whole kilometres, below ten to a tenth; empty where there is none."""
        if self.radius_km is None:
            return ""
        return f"{self.radius_km:,.0f} km" if self.radius_km >= 10 else f"{self.radius_km:.1f} km"


@dataclass(frozen=True, slots=True)
class PlacesTable:
    """The rows, those most told of first; ``located``: a map can show some; ``left``: not listed."""

    rows: tuple[PlaceRow, ...]
    located: bool
    left: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a role in an article."""

    place: Where
    article: str


def find_places(answer: IncidentAnswer, held: Iterable[LinkedArticle]) -> PlacesTable:
    """Return the places of the events of an incident; places that are only its topic are left out."""
    events = frozenset(answer.incident.events)
    told = [(one, event) for one in held for event in one.article.events if event.id in events]
    groups: dict[object, list[Mention]] = {}
    for one, event in told:
        for place in acted_in(one, event):
            groups.setdefault(key_of(place), []).append(Mention(place, one.article.id))
    ranked = sorted(groups, key=lambda key: (-tellers(groups[key]), str(key)))
    numbers = {key: number for number, key in enumerate(ranked[:MOST_PLACES])}
    moves = find_moves(told, numbers)
    rows = tuple(make_row(groups[key], moves.get(number, ())) for key, number in numbers.items())
    located = any(row.latitude is not None for row in rows)
    return PlacesTable(rows, located, len(ranked) - len(rows))


def acted_in(one: LinkedArticle, event: Event) -> Iterator[Where]:
    """Yield the places that an event was at, came from or went to."""
    return (place for place in places_of(one, event) if place.role in WORDS)


def key_of(place: Where) -> object:
    """Return what one place is known by in all articles."""
    return place.geonames_id or (place.name.casefold(), spot_of(place))


def within(place: Where) -> str:
    """Return the region and the country that a place lies in, unless its name says it already."""
    country = country_names().get(place.country or "", place.country)
    parts = dict.fromkeys(part for part in (place.admin1, country) if part)
    return ", ".join(part for part in parts if part.casefold() != place.name.casefold())


@cache
def country_names() -> Mapping[str, str]:
    """Return the names of countries by their alpha-2 codes."""
    return {row["code"]: row["name"] for row in read_table("countries")}


def tellers(mentions: Iterable[Mention]) -> int:
    """Return how many articles have these mentions."""
    return len({mention.article for mention in mentions})


def find_moves(
    told: Iterable[tuple[LinkedArticle, Event]], numbers: Mapping[object, int]
) -> dict[int, tuple[int, ...]]:
    """Return for the number of a row those to which something moved from there, by any event."""
    pairs: dict[tuple[int, int], None] = {}
    for one, event in told:
        places = list(acted_in(one, event))
        ends = [
            [numbers.get(key_of(p)) for p in places if p.role == role]
            for role in ("origin", "destination")
        ]
        for tail in ends[0]:
            for head in ends[1]:
                if tail is not None and head is not None and tail != head and len(pairs) < MOST_MOVES:
                    pairs[tail, head] = None
    found: dict[int, tuple[int, ...]] = {}
    for tail, head in sorted(pairs):
        found[tail] = (*found.get(tail, ()), head)
    return found


def make_row(mentions: list[Mention], to: tuple[int, ...]) -> PlaceRow:
    """Return the row of one place; its radius is the widest that was read."""
    first = mentions[0].place
    counts = {role: tellers(each for each in mentions if each.place.role == role) for role in WORDS}
    roles = sorted((role for role in WORDS if counts[role]), key=lambda role: -counts[role])
    radii = [mention.place.radius_km for mention in mentions if mention.place.radius_km]
    return PlaceRow(
        name=first.name,
        within=within(first),
        kind=first.kind,
        role=roles[0],
        roles=", ".join(WORDS[role] for role in roles),
        articles=tellers(mentions),
        latitude=first.latitude,
        longitude=first.longitude,
        radius_km=max(radii) if radii else None,
        to=to,
    )
