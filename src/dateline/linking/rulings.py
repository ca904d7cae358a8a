"""What people decided of merges: these are one happening, or are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.clusters import Join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.linking.clusters import Clusters
    from dateline.linking.shelf import Seat
    from dateline.linking.sketches import Told


class Spot(NamedTuple):
    """An event over all readings: its text's hash, its trigger's span (``120-134``), its id.

    Its type stands behind the span (``120-134:AID``) where other events hang on the trigger.
    """

    text_sha256: str
    key: str
    id: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two sides, each of one or more events, that are one (``joined``) or are kept apart, and why."""

    one: tuple[Spot, ...]
    other: tuple[Spot, ...]
    joined: bool
    why: str


def join_copies(
    spots: set[Spot], seats: Sequence[Seat], index: Mapping[tuple[str, int], int], clusters: Clusters
) -> dict[Spot, int]:
    """Return the first event at each spot, after joining those that copies of its text have there.

    ``seats``: articles in order of id; ``index``: their events by article id and place.
    """
    places: dict[Spot, int] = {}
    by_text: dict[str, list[Spot]] = {}
    for spot in sorted(spots):
        by_text.setdefault(spot.text_sha256, []).append(spot)
    for seat in seats:
        article = seat.sketch.one.article
        for spot in by_text.get(article.text_sha256, ()):
            for place in find_told(seat.sketch.told, spot):
                here = index.get((article.id, place))
                if here is not None:
                    first = places.setdefault(spot, here)
                    clusters.join(Join(first, here, 1.0, "the same words in copies of one text"))
    return places


def find_told(told: Sequence[Told], spot: Spot) -> list[int]:
    """Return where the event of a spot's id stands; where it is read no more, all on its trigger."""
    span = spot.key.partition(":")[0]
    same = [place for place, each in enumerate(told) if each.traits.member[1] == spot.id]
    return same or [place for place, each in enumerate(told) if each.spot == span]


def apply_rulings(
    rulings: Sequence[Ruling],
    seats: Sequence[Seat],
    index: Mapping[tuple[str, int], int],
    clusters: Clusters,
) -> None:
    """Keep apart and join what people decided so; what is to be kept apart goes before."""
    spots = {spot for each in rulings for spot in (*each.one, *each.other)}
    places = join_copies(spots, seats, index, clusters)
    for ruling in sorted(rulings, key=lambda ruling: ruling.joined):
        here = [places[spot] for spot in ruling.one if spot in places]
        there = [places[spot] for spot in ruling.other if spot in places]
        if ruling.joined and here and there:
            clusters.join(Join(here[0], there[0], 1.0, ruling.why, "person"))
        elif not ruling.joined:
            for a in here:
                for b in there:
                    clusters.forbid(a, b, ruling.why)
