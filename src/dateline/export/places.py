"""Places of rows: of one event, of all events of an incident, and the shape that a map draws."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.export.rows import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event, Place, PlaceRole

Spot = tuple[float, float]  # longitude, latitude: degrees, WGS 84
DIGITS: Final = 6  # of a degree: a decimetre


@dataclass(frozen=True, slots=True)
class Shape:
    """What a map draws: a spot, or the ends of a movement; ``uncertainty_m``: the widest radius."""

    spots: tuple[Spot, ...]
    uncertainty_m: float | None


def make_where(place: Place, role: PlaceRole) -> Where:
    """Return a place of an event; one that was not resolved has neither coordinates nor a radius."""
    located = place.latitude is not None and place.longitude is not None
    return Where(
        place=place.id,
        role=role,
        name=place.name,
        kind=place.kind,
        geonames_id=place.geonames_id,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km if located and place.radius_km > 0 else None,
        country=place.country,
        admin1=place.admin1,
    )


def places_of(one: LinkedArticle, event: Event) -> Iterator[Where]:
    """Yield the places of an event of an article."""
    known = {place.id: place for place in one.article.places}
    for part in event.places:
        if part.place in known:
            yield make_where(known[part.place], part.role)


def places_told(told: Iterable[tuple[LinkedArticle, Event]]) -> tuple[Where, ...]:
    """Return the places of an incident's events, topics left out, those told most often first."""
    first: dict[tuple[str, object], Where] = {}
    counts: Counter[tuple[str, object]] = Counter()
    for one, event in told:
        for place in places_of(one, event):
            if place.role != "topic":
                key = (place.role, place.geonames_id or place.name)
                first.setdefault(key, place)
                counts[key] += 1
    ranked = sorted(first, key=lambda key: (-counts[key], key[0], str(key[1])))
    return tuple(first[key] for key in ranked)


def first_place(places: Sequence[Where]) -> Where | None:
    """Return where an event was: a place it was at, else an end of it; located ones go first."""
    if len(places) == 1:
        return None if places[0].role == "topic" else places[0]
    at = [one for one in places if one.role == "at"] or [one for one in places if one.role != "topic"]
    return next((one for one in at if spot_of(one)), at[0] if at else None)


def shape_of(places: Sequence[Where]) -> Shape | None:
    """Return a movement from its origin to its destination, else the first place; None for nowhere."""
    origin, destination = end_of(places, "origin"), end_of(places, "destination")
    ends = [one for one in (origin, destination) if one and spot_of(one)]
    if len(ends) < 2 or spot_of(ends[0]) == spot_of(ends[1]):
        place = first_place(places)
        ends = [place] if place and spot_of(place) else []
    radii = [one.radius_km for one in ends if one.radius_km is not None]
    spots = tuple(spot for one in ends if (spot := spot_of(one)))
    return Shape(spots, max(radii) * 1000 if radii else None) if spots else None


def end_of(places: Iterable[Where], role: PlaceRole) -> Where | None:
    """Return the first place of a role, located ones first."""
    found = [one for one in places if one.role == role]
    return next((one for one in found if spot_of(one)), found[0] if found else None)


def spot_of(place: Where) -> Spot | None:
    """Return where a place is; None where it was not resolved."""
    if place.latitude is None or place.longitude is None:
        return None
    return round(place.longitude, DIGITS), round(place.latitude, DIGITS)


def cut_at_antimeridian(spots: Sequence[Spot]) -> tuple[tuple[Spot, ...], ...]:
    """Return a movement as one line, or as two where it crosses the 180th meridian (RFC 7946, 3.1.9)."""
    (x, y), (far, height) = spots
    if abs(far - x) <= 180:
        return (tuple(spots),)
    edge = 180.0 if x > 0 else -180.0
    run = 360 - abs(far - x)
    if not run:  # both stand on that meridian
        return (((x, y), (x, height)),)
    middle = round(y + (height - y) * (abs(edge - x) / run), DIGITS)
    return (((x, y), (edge, middle)), ((-edge, middle), (far, height)))
