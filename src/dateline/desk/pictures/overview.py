"""Where the incidents of a list were: a place each, with the incidents told to have been there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.answers.case import open_cases
from dateline.answers.finishing import finish
from dateline.answers.incidents import answer_incidents
from dateline.desk.pictures.places import key_of, within
from dateline.desk.views.heads import head_of
from dateline.export.places import places_told, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answers.sharing import Sharing
    from dateline.desk.lists import Cut
    from dateline.desk.views.heads import Head
    from dateline.export.rows import Where
    from dateline.ledger.ledger import Ledger
    from dateline.records import PlaceRole

ROLES: Final[tuple[PlaceRole, ...]] = ("at", "destination", "origin")


@dataclass(frozen=True, slots=True)
class IncidentThere:
    """An incident at a place. ``speakers`` and ``words``: its title in two parts, as of a ``Head``."""

    id: str
    speakers: str
    words: str
    standing: str
    origins: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPlace:
    """A place and what happened there. Without coordinates it was not located, and is on no map.

    ``origins``: the independent origins of its incidents together; ``radius_km``: how exact it is.
    """

    name: str
    within: str
    kind: str
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    origins: int
    disputed: bool
    incidents: tuple[IncidentThere, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Where incidents were. ``nowhere``: how many state no place.

    ``looked_at``: how many there are on the map and beside it, of ``total`` that answer the question;
    ``before``: how many of these stand before them; ``next``: the cursor of those behind.
    """

    located: tuple[OverviewPlace, ...]
    unlocated: tuple[OverviewPlace, ...]
    nowhere: int
    looked_at: int
    total: int
    before: int = 0
    next: str | None = None


def look_over(ledger: Ledger, cut: Cut, sharing: Sharing | None) -> Overview:
    """Return where the incidents of a page of a list were."""
    cases = list(open_cases(ledger, ledger.incident_groups_with(cut.ids)))
    answers = finish(ledger, answer_incidents(ledger, [case.group.id for case in cases]), sharing)
    heads = {one.id: one for one in map(head_of, answers)}
    spots = {case.group.id: main_place(places_told(case.told)) for case in cases}
    known = [key for key in cut.ids if key in heads]
    places = [*gather_places((heads[key], spots[key]) for key in known)]
    return Overview(
        tuple(one for one in places if one.latitude is not None),
        tuple(one for one in places if one.latitude is None),
        sum(spots[key] is None for key in known),
        len(known),
        cut.total,
        cut.before,
        cut.next,
    )


def main_place(places: Sequence[Where]) -> Where | None:
    """Return where an incident is shown: where it was, else where it led; located if any place is."""
    ranked = [one for role in ROLES for one in places if one.role == role]
    return next((one for one in ranked if spot_of(one)), ranked[0] if ranked else None)


def gather_places(found: Iterable[tuple[Head, Where | None]]) -> Iterable[OverviewPlace]:
    """Return the places of incidents, those with most independent origins first."""
    groups: dict[object, tuple[Where, list[Head]]] = {}
    for head, place in found:
        if place is not None:
            groups.setdefault(key_of(place), (place, []))[1].append(head)
    made = [make_place(place, heads) for place, heads in groups.values()]
    return sorted(made, key=lambda one: (-one.origins, -len(one.incidents), one.name))


def make_place(place: Where, heads: Sequence[Head]) -> OverviewPlace:
    """Return a place with its incidents."""
    return OverviewPlace(
        name=place.name,
        within=within(place),
        kind=place.kind,
        latitude=place.latitude if spot_of(place) else None,
        longitude=place.longitude if spot_of(place) else None,
        radius_km=place.radius_km,
        origins=sum(head.asserting for head in heads),
        disputed=any(head.standing == "disputed" for head in heads),
        incidents=tuple(
            IncidentThere(h.id, h.speakers, h.words, h.standing, h.asserting, h.articles) for h in heads
        ),
    )
