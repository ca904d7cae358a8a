"""What people decided of merges: these are one happening, or are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.identity import span_key
from dateline.linking.clusters import Join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.clusters import Clusters
    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event


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
    spots: set[Spot],
    stories: Iterable[LinkedArticle],
    index: Mapping[Member, int],
    clusters: Clusters,
) -> dict[Spot, int]:
    """Return the first event at each spot, after joining those that copies of its text have there."""
    places: dict[Spot, int] = {}
    by_text: dict[str, list[Spot]] = {}
    for spot in sorted(spots):
        by_text.setdefault(spot.text_sha256, []).append(spot)
    for one in stories:
        for spot in by_text.get(one.article.text_sha256, ()):
            for event in find_events(one.article.events, spot):
                here = index[one.article.id, event.id]
                first = places.setdefault(spot, here)
                clusters.join(Join(first, here, 1.0, "the same words in copies of one text"))
    return places


def find_events(events: Sequence[Event], spot: Spot) -> list[Event]:
    """Return the event of a spot's id; where it is read no more, all that hang on its trigger."""
    span = spot.key.partition(":")[0]
    same = [event for event in events if event.id == spot.id]
    return same or [event for event in events if span_key((event.trigger,)) == span]


def apply_rulings(
    rulings: Sequence[Ruling],
    stories: Iterable[LinkedArticle],
    index: Mapping[Member, int],
    clusters: Clusters,
) -> None:
    """Keep apart and join what people decided so; what is to be kept apart goes before."""
    if not rulings:
        return
    spots = {spot for each in rulings for spot in (*each.one, *each.other)}
    places = join_copies(spots, stories, index, clusters)
    for ruling in sorted(rulings, key=lambda ruling: ruling.joined):
        here = [places[spot] for spot in ruling.one if spot in places]
        there = [places[spot] for spot in ruling.other if spot in places]
        if ruling.joined and here and there:
            clusters.join(Join(here[0], there[0], 1.0, ruling.why, "person"))
        elif not ruling.joined:
            for a in here:
                for b in there:
                    clusters.forbid(a, b, ruling.why)
