"""What an event is compared by: taken once from its article, so that comparing is cheap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.linking import actors, alike, amounts, days, parties, places
from dateline.linking.accidents import mark_accidents
from dateline.linking.actors import ActorKey  # noqa: TC001  - a shelf reads it back
from dateline.linking.amounts import Amount  # noqa: TC001  - a shelf reads it back
from dateline.linking.days import Days  # noqa: TC001  - a shelf reads it back
from dateline.linking.folding import fold_words, name_key, stems, words_in
from dateline.linking.leads import mark_leads
from dateline.linking.linkage import Member  # noqa: TC001  - a shelf reads it back
from dateline.linking.lone import mark_lone
from dateline.linking.openings import Beginning  # noqa: TC001  - a shelf reads it back
from dateline.linking.places import POINT, PlaceKey, narrowest
from dateline.linking.press_paths import make_scene, press_path
from dateline.linking.surroundings import surmise, towns_of
from dateline.records import EventType  # noqa: TC001  - a shelf reads it back
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.press_paths import Scene
    from dateline.linking.surroundings import Named
    from dateline.records import Article, Event, PlaceRole, Sentence, Span

MOVES = frozenset({"MOBILIZE", "RETREAT"})
DENIED = frozenset({"denied", "not_happened"})
ROLES: tuple[PlaceRole, ...] = ("at", "origin", "destination")
PAST = frozenset({"happened", "ongoing"})
UNREAL = frozenset({"hypothetical", "demanded"})
NEAR, WINDOW = 2, 60  # words before a trigger, and the characters these are looked for in
BEHIND = 3  # sentences with which a text tells its news
YEARS = re.compile(
    r"\bsince (?:the )?(?:\w+ (?:of )?)?(?:19|20)\d\d\b"
    r"|\b(?:in|over|during|for) (?:the )?(?:past|last|recent|previous) (?:\w+ )?(?:years|decades?)\b"
    r"|\b(?:in recent (?:years|decades|months)|(?:every|each) year|for (?:years|decades))\b"
    r"|(?<![$€£\d.,])\b\d[\d.,]* million (?:people|children|residents|civilians)\b"
    r"|\b(?:hundreds|tens) of thousands\b",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|first|largest|biggest|bloodiest|heaviest|most \w+)\b", re.IGNORECASE
)
SEIZURES = frozenset({("COERCE", "arrest"), ("ASSAULT", "abduct")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One event as it is compared with others. ``family``: the types one happening may be told as.

    Places are the narrowest the text gives for each part; those of moves are countries. ``surmised``:
    the text gives none, and ``places`` are the towns it is told beside. ``machines``: the nouns of those
    that act ("planes"); ``credited``: the outlets the text has the event from; ``around``: the persons
    and towns that the article names anywhere. ``past``: it is told as having happened; where no time is
    stated (``stated``), ``days`` is the day of publication, and ``reach`` goes back from it. ``inside``:
    the days it states, else the day that its sentence names; ``beside``: else the day named last before
    that is more than the day on which something was said.
    ``habit``: it is told as what happens again and again. ``context``: the words of its sentence.
    ``keys``: what tellings have in common that share no party. ``held``: the event's own sentence points
    to the towns that are surmised; ``lone``: its text tells of no second happening of the kind.
    ``opening``: what its article opens with, where it is the first of its kind there.
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
    reach: Days | None
    surmised: bool
    habit: bool
    context: str
    inside: Days | None
    beside: Days | None
    keys: frozenset[str]
    held: bool = False
    lone: bool = False
    opening: Beginning | None = None


def read_traits(one: LinkedArticle) -> list[Traits]:
    """Return what each event of an article is compared by."""
    article, scene = one.article, make_scene(one)
    named, said = days.days_named(article), days.days_said(article)
    own = tuple(one for one in named if one[0] not in said)
    found = Around(names_around(article), towns_of(article), named, own)
    told = mark_lone(mark_accidents([traits_of(scene, event, found) for event in article.events]))
    return mark_leads(article, told)


class Around(NamedTuple):
    """What an article names anywhere: persons and towns, towns by where, single past days by where.

    ``told``: the days without those on which something was but said.
    """

    names: frozenset[str]
    towns: tuple[Named, ...]
    days: tuple[tuple[int, int], ...]
    told: tuple[tuple[int, int], ...]


def names_around(article: Article) -> frozenset[str]:
    """Return the persons and towns that an article names, folded."""
    persons = (each.name for each in article.actors if each.type == "person" and actors.is_named(each))
    towns = (place.name for place in article.places if places.key_of(place).level == POINT)
    return frozenset(name_key(name) for name in (*persons, *towns))


def traits_of(scene: Scene, event: Event, found: Around) -> Traits:
    """Return what an event of an article is compared by."""
    article = scene.one.article
    at, origin, destination = parts_of(article, event)
    told = narrowest(at | origin | destination)
    number = sentence_of(article, event)
    held = article.sentences[number] if number >= 0 else event.anchor
    beside = surmise(found.towns, article, event)
    where = told or beside.towns
    company = parties.keys_of(article, event.actors), parties.keys_of(article, event.recipients)
    return Traits(
        member=(article.id, event.id),
        type=event.type,
        family=family_of(event),
        spoken=event.type in spoken_types(),
        denied=event.status in DENIED,
        unreal=event.status if event.status in UNREAL else "",
        actors=company[0],
        recipients=company[1],
        at=at,
        origin=origin,
        destination=destination,
        places=where,
        machines=machines_of(event),
        credited=credited_for(scene, event),
        sentence=number,
        object=stems(span.text for span in event.object),
        amounts=amounts_of(article, event),
        trigger=event.trigger.text,
        words=own_words(article, event),
        around=found.names,
        surmised=not told,
        held=beside.held,
        habit=is_habit(article, event)
        or (number >= BEHIND and not day_in(found.days, held) and sums_up(article, held)),
        context=article.text[held.start : held.end],
        **times_of(article, event, found, held),
        keys=frozenset((*told_keys(where, event.trigger.text), *company_keys(*company))),
    )


def is_habit(article: Article, event: Event) -> bool:
    """Tell whether one of the last words before an event's trigger makes it a habit: "often struck"."""
    before = fold_words(article.text[max(0, event.trigger.start - WINDOW) : event.trigger.start])
    return not words_in("link_habits").isdisjoint(before[-NEAR:])


def day_in(named: Sequence[tuple[int, int]], held: Span | Sentence) -> Days | None:
    """Return the first day that is named in a sentence."""
    return next(((day, day) for start, day in named if held.start <= start < held.end), None)


def day_before(named: Sequence[tuple[int, int]], held: Span | Sentence) -> Days | None:
    """Return the last day that is named up to the end of a sentence."""
    return next(((day, day) for start, day in reversed(named) if start < held.end), None)


def sums_up(article: Article, held: Span | Sentence) -> bool:
    """Tell whether a sentence tells of whole years, and not of the worst among them.

    "More than 1,000 children have been killed since 2021", "3.5 million people have been driven out".
    """
    words = article.text[held.start : held.end]
    return bool(YEARS.search(words)) and not SUPERLATIVE.search(words)


def told_keys(where: frozenset[PlaceKey], trigger: str) -> Iterator[str]:
    """Yield a key for each town with each root and family of the word by which an event is told."""
    told = alike.look(trigger)
    names = {name for place in where if place.level for name in (place.name, place.called)}
    for name in names:
        yield from (f"{name} told {word}" for word in (*told.roots, *told.families))


def company_keys(acting: frozenset[ActorKey], befallen: frozenset[ActorKey]) -> Iterator[str]:
    """Yield a key for each pair of states or bodies that take part, and for whom one does it to."""
    known = [key for key in acting | befallen if key.kind in actors.PARTIES]
    names = sorted(f"{key.kind} {key.value}" for key in known)
    yield from (f"{one} with {other}" for one, other in combinations(names, 2))
    for one in (key for key in acting if key.kind in actors.PARTIES):
        yield from (f"{one.value} to {key.value}" for key in befallen if key.kind == "noun")


def times_of(article: Article, event: Event, found: Around, held: Span | Sentence) -> dict[str, Any]:
    """Return when an event was, by the fields of ``Traits``; ``held``: the stretch of its sentence."""
    stated = days.stated_days(article, event)
    return {
        "days": stated or days.event_days(article, event),
        "stated": stated is not None,
        "past": event.status in PAST,
        "reach": days.reach(article, event, stated),
        "inside": stated or day_in(found.days, held),
        "beside": stated or day_before(found.told, held),
    }


def family_of(event: Event) -> str:
    """Return the types of which one happening may be told as any: moves, and the taking of people."""
    if event.type in MOVES:
        return "move"
    return "seizure" if (event.type, event.mode) in SEIZURES else event.type


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
        stems(said)
        - stems(taken)
        - {key.value[:5] for key in parties.keys_of(article, event.recipients)}
    )
