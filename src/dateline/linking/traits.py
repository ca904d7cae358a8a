"""What an event is compared by: taken once from its article, so that comparing is cheap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.linking import actors, amounts, days, places
from dateline.linking.folding import fold_words, name_key, stem, stems
from dateline.linking.places import POINT, narrowest
from dateline.linking.voices import make_scene, press_path
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.linking.actors import ActorKey
    from dateline.linking.amounts import Amount
    from dateline.linking.days import Days
    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.places import PlaceKey
    from dateline.linking.voices import Scene
    from dateline.records import Article, Event, EventType, PlaceRole

MOVES = frozenset({"MOBILIZE", "RETREAT"})
DENIED = frozenset({"denied", "not_happened"})
ROLES: tuple[PlaceRole, ...] = ("at", "origin", "destination")
PAST = frozenset({"happened", "ongoing"})
UNREAL = frozenset({"hypothetical", "demanded"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One event as it is compared with others. ``family``: its type, or ``move`` for both moves.

    Places are the narrowest the text gives for each part; those of moves are countries. ``machines``:
    the nouns of those that act ("planes"); ``credited``: the outlets the text has the event from;
    ``around``: the persons and towns that the article names anywhere. ``past``: it is told as having
    happened; where no time is stated (``stated``), ``days`` is the day of publication: not later.
    """

    member: Member
    type: EventType
    family: str
    spoken: bool
    denied: bool
    unreal: str
    days: Days | None
    stated: bool
    past: bool
    actors: frozenset[ActorKey]
    recipients: frozenset[ActorKey]
    at: frozenset[PlaceKey]
    origin: frozenset[PlaceKey]
    destination: frozenset[PlaceKey]
    places: frozenset[PlaceKey]
    machines: frozenset[str]
    credited: frozenset[str]
    sentence: int
    object: frozenset[str]
    amounts: frozenset[Amount]
    trigger: str
    words: frozenset[str]
    around: frozenset[str]


def read_traits(one: LinkedArticle) -> list[Traits]:
    """Return what each event of an article is compared by."""
    scene, around = make_scene(one), names_around(one.article)
    return [traits_of(scene, event, around) for event in one.article.events]


def names_around(article: Article) -> frozenset[str]:
    """Return the persons and towns that an article names, folded."""
    persons = (each.name for each in article.actors if each.type == "person" and actors.is_named(each))
    towns = (place.name for place in article.places if places.key_of(place).level == POINT)
    return frozenset(name_key(name) for name in (*persons, *towns))


def traits_of(scene: Scene, event: Event, around: frozenset[str]) -> Traits:
    """Return what an event of an article is compared by."""
    article = scene.one.article
    stated = days.stated_days(article, event)
    at, origin, destination = parts_of(article, event)
    return Traits(
        member=(article.id, event.id),
        type=event.type,
        family="move" if event.type in MOVES else event.type,
        spoken=event.type in spoken_types(),
        denied=event.status in DENIED,
        unreal=event.status if event.status in UNREAL else "",
        days=stated or days.event_days(article, event),
        stated=stated is not None,
        past=event.status in PAST,
        actors=actors.keys_of(article, event.actors),
        recipients=actors.keys_of(article, event.recipients),
        at=at,
        origin=origin,
        destination=destination,
        places=narrowest(at | origin | destination),
        machines=machines_of(event),
        credited=credited_for(scene, event),
        sentence=sentence_of(article, event),
        object=stems(span.text for span in event.object),
        amounts=amounts_of(article, event),
        trigger=stem(next(iter(fold_words(event.trigger.text)), "")),
        words=own_words(article, event),
        around=around,
    )


def parts_of(article: Article, event: Event) -> tuple[frozenset[PlaceKey], ...]:
    """Return where an event happened, where from and where to, as its places are compared."""
    at, origin, destination = (places.keys_of(article, event, role) for role in ROLES)
    if event.type == "RETREAT" and not origin:
        at, origin = frozenset(), at  # who withdraws somewhere withdraws from there
    shape = places.widen if event.type in MOVES else narrowest
    return shape(at), shape(origin), shape(destination)


@cache
def spoken_types() -> frozenset[str]:
    """Return the event types that are done with words (PLOVER's verbal quads)."""
    return frozenset(row["type"] for row in read_table("plover_types") if row["quad"] in {"VC", "VX"})


def machines_of(event: Event) -> frozenset[str]:
    """Return the nouns of the machines among those that act in an event."""
    words = (actors.machine_of(span.text) for one in event.actors for span in one.spans)
    return frozenset(word for word in words if word)


def credited_for(scene: Scene, event: Event) -> frozenset[str]:
    """Return the folded names of the outlets that an article has an event from."""
    claims = (each for each in scene.one.article.claims if each.id in event.according_to)
    return frozenset(name_key(name) for claim in claims for name in press_path(scene, claim))


def sentence_of(article: Article, event: Event) -> int:
    """Return the number of the sentence that an event's trigger stands in, or -1."""
    start = event.trigger.start
    numbers = (n for n, each in enumerate(article.sentences) if each.start <= start < each.end)
    return next(numbers, -1)


def amounts_of(article: Article, event: Event) -> frozenset[Amount]:
    """Return the amounts that belong to an event as a whole, parts left out."""
    whole = (one for one in article.quantities if one.id in event.quantities and not one.part_of)
    found = (amounts.amount_of(one) for one in whole)
    return frozenset(one for one in found if one)


def own_words(article: Article, event: Event) -> frozenset[str]:
    """Return the stems of an event's words without those of its trigger, actors and places."""
    taken = [event.trigger.text]
    involved = {one.actor for one in (*event.actors, *event.recipients)}
    taken += [name for one in article.actors if one.id in involved for name in (one.name, *one.aliases)]
    taken += [span.text for one in event.actors for span in one.spans]
    taken += [span.text for where in event.places for span in where.spans]
    taken += [place.name for place in article.places]
    said = [event.anchor.text, *(span.text for span in (*event.object, *event.instruments))]
    return (
        stems(said) - stems(taken) - {key.value[:5] for key in actors.keys_of(article, event.recipients)}
    )
