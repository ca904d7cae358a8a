"""What happened: the events an article reports, by frames kept as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_blasts import as_attack
from dateline.reading.event_causes import add_causes
from dateline.reading.event_clauses import parse
from dateline.reading.event_coding import code, is_mere_mention
from dateline.reading.event_frames import triggers
from dateline.reading.event_learned import (
    FAINT,
    find_learned,
    frame_of,
    is_known,
    is_near,
    is_opening,
    may_tell,
)
from dateline.reading.event_match import choose
from dateline.reading.event_news import add_company, is_news
from dateline.reading.event_pronouns import find_meant
from dateline.reading.event_relief import as_relief
from dateline.reading.event_same import join_mentions
from dateline.reading.event_shared import share_out
from dateline.reading.event_signs import list_signs
from dateline.reading.event_sites import find_sites
from dateline.reading.event_speech import note_speech
from dateline.reading.event_words import words_of
from dateline.reading.event_world import survey
from dateline.reading.status import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.reading.findings import Findings
    from dateline.records import Event

    Draft = tuple[Event, Mapping[str, float], bool]

BLOWS: Final = frozenset({"ASSAULT", "OTHER"})
KNOWN: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT"})  # what later pages presuppose
REAL: Final = frozenset({"happened", "ongoing"})
CHARGE: Final = 12  # tokens from "accused" to what somebody is accused of
LONGEST: Final = 400  # tokens; what runs on longer without a stop is no sentence that reports


def read_events(reading: Reading, found: Findings) -> tuple[Event, ...]:
    """Return the happenings and acts an article reports, in the order of the text.

    Reads the parts found so far (actors, places, times, quantities, claims) and nothing else. Time
    is linear in the text.
    """
    world = survey(reading, found)
    events: list[Event] = []
    for bounds, told in news_of(world).items():
        events += join_told(told, world, bounds)
    events += presupposed(world, events)
    events.sort(key=lambda event: (event.trigger.start, event.trigger.end))
    return join_mentions(events, reading, found)


def presupposed(world: World, events: Sequence[Event]) -> list[Event]:
    """Return what an article but names as known ("the morning of the attack"): the first of each type.

    Only what is news by its own signs is kept; where the article tells an event of that type, naming it
    again adds none.
    """
    told = [event for event in events if event.status in REAL and not is_bare(event)]
    first: dict[str, Event] = {}
    for event in world.presupposed:
        if event.type in KNOWN and event.status in REAL and not any(may_be(event, one) for one in told):
            first.setdefault(event.type, event)
    return list(first.values())


def may_be(named: Event, told: Event) -> bool:
    """Tell whether what an article but names may be what it tells: a march is no strike.

    What tells of no more than a weapon ("shells fired from the ground") tells of no attack.
    """
    if named.type != told.type or (named.mode and told.mode and named.mode != told.mode):
        return False
    known = told.actors or told.recipients or told.places or told.quantities or told.when
    return told.type != "ASSAULT" or bool(known)


def is_worth(reading: Reading, bounds: tuple[int, int]) -> bool:
    """Tell whether a sentence is to be parsed: it holds a word of the frames, or one that tells more."""
    first, last = bounds
    if last - first > LONGEST:
        return False
    return not triggers().isdisjoint(reading.lemmas[first:last]) or may_tell(reading, bounds)


def news_of(world: World) -> Mapping[tuple[int, int], list[Event]]:
    """Return the events of the news in the order of the text, by the sentences they stand in."""
    found: dict[tuple[int, int], list[Event]] = {}
    for bounds, event, signs in weigh_article(world):
        if is_news(event, signs):
            found.setdefault(bounds, []).append(event)
    return found


def weigh_article(
    world: World,
) -> Iterator[tuple[tuple[int, int], Event, Mapping[str, float]]]:
    """Yield what may be an event of an article: its sentence, itself, all signs of its being news.

    That is what fits a frame, and where no deed that fits one is news among what the article opens with,
    what the language model takes for an event there.
    """
    drafts = [
        (bounds, *draft)
        for bounds in world.reading.bounds
        if is_worth(world.reading, bounds)
        for draft in draft_events(world, bounds)
    ]
    framed = iter(add_company([(event, signs) for _, event, signs, learned in drafts if not learned]))
    weighed = [
        (bounds, (event, signs) if learned else next(framed), learned)
        for bounds, event, signs, learned in drafts
    ]
    opened = any(
        is_news(*draft) and is_opening(world.reading, bounds[0]) and draft[0].type not in FAINT
        for bounds, draft, learned in weighed
        if not learned
    )
    yield from ((bounds, *draft) for bounds, draft, learned in weighed if not (learned and opened))


def join_told(told: Sequence[Event], world: World, bounds: tuple[int, int]) -> list[Event]:
    """Return the events of one sentence, what is told twice joined, with what brought them about."""
    kept: list[Event] = []
    for event in share_out(told, world):
        add(kept, event, world.reading)
    return add_causes(kept, world.reading, bounds)


def draft_events(world: World, bounds: tuple[int, int]) -> Iterator[Draft]:
    """Yield what fits a frame in one sentence, each with the signs by which it is one of the news.

    Then what is learned, if anything: what no frame knows is no company for what frames know.
    """
    parsed = parse(world.reading, bounds, world.phrases)
    note_speech(world.reading, parsed)
    world.meant.update(find_meant(world.reading, parsed))
    scene = Scene(world.reading, parsed)
    taken: set[int] = set()
    told: set[int] = set()
    for site in find_sites(world.reading, parsed):
        if is_charge(world, site.head, bounds[0]):
            continue
        frame = None if site.head in taken else find_frame(site, world)
        event = code(site, frame, scene, world) if frame is not None else None
        if frame is None or event is None:
            continue
        told.add(site.head)
        if is_mere_mention(event, site, world):
            if is_news(event, list_signs(event, site, world)):
                world.presupposed.append(event)
        elif not is_idle(event):
            taken |= absorbed(site, frame, world.reading)
            yield event, list_signs(event, site, world), False
    yield from draft_learned(world, scene, taken | told)


def draft_learned(world: World, scene: Scene, taken: set[int]) -> Iterator[Draft]:
    """Yield what a sentence surely tells in words that no frame fits: the surest that can be coded.

    ``taken`` are the words of the events that frames found there; what hangs together with them is
    told by them.
    """
    for _, kind, site in find_learned(world.reading, scene.parsed):
        if is_near(world.reading, site.head, taken) or is_known(site, world):
            continue
        if is_charge(world, site.head, scene.parsed.first):
            continue
        event = code(site, frame_of(kind, site), scene, world)
        if event is not None and not is_idle(event) and not is_mere_mention(event, site, world):
            yield event, list_signs(event, site, world), True
            return


def find_frame(site: Site, world: World) -> Frame | None:
    """Return the frame of a site as the whole article has it."""
    frame = choose(site, world)
    return frame and as_relief(as_attack(frame, site, world), site, world)


def is_idle(event: Event) -> bool:
    """Tell whether an event is but thought of and nobody who can act does it.

    "Unless the detainees are freed" and "a bill that would have pardoned miners" are such.
    """
    if event.type == "OTHER" or any(one.actor for one in event.actors):
        return False
    return event.status == ("possible" if event.actors else "hypothetical")


def is_charge(world: World, token: int, first: int) -> bool:
    """Tell whether a verb is what somebody is charged with or acquitted of: no act that anybody claims.

    "The rebels accused the army of killing 30" claims a killing by the army; where it is not read who
    accuses, there is none, for it would stand as told by the outlet itself.
    """
    reading = world.reading
    if not reading.lower(token).endswith("ing") or token == first:
        return False
    if reading.lower(token - 1) not in {"of", "with", "for"}:
        return False
    near = range(max(first, token - CHARGE), token - 1)
    last = next((at for at in reversed(near) if reading.lemmas[at] in words_of("charging")), None)
    if last is None or reading.lemmas[last] not in words_of("accusing"):
        return last is not None
    return not any(world.claims.over(reading.starts[token], reading.ends[token]))


def add(kept: list[Event], event: Event, reading: Reading) -> None:
    """Add an event of a sentence; one that names no party is told again by another of its type.

    "Ruritania erupted in protests as thousands took to the streets" is one event, in Ruritania.
    """
    if kept and is_effect(kept[-1], event, reading):
        kept[-1] = bear(kept[-1], event, reading)
        return
    if kept and is_second_leg(kept[-1], event):
        kept[-1] = join(kept[-1], event, reading)
        return
    twin = next((place for place, other in enumerate(kept) if other.type == event.type), None)
    if twin is not None and is_bare(event):
        return
    if twin is None or not is_partyless(kept[twin]) or kept[twin].status != event.status:
        kept.append(event)
    else:
        kept[twin] = join(kept[twin], event, reading)


def join(first: Event, second: Event, reading: Reading) -> Event:
    """Return two tellings of one event as one: the second with the places and the words of both."""
    start, end = min(first.anchor.start, second.anchor.start), max(first.anchor.end, second.anchor.end)
    places = {place.place: place for place in (*second.places, *first.places)}
    lone = is_pronoun(second)
    return replace(
        second,
        anchor=reading.cut(start, end),
        places=tuple(sorted(places.values(), key=lambda place: place.spans[0].start)),
        object=first.object if lone else second.object,
    )


def is_effect(before: Event, event: Event, reading: Reading) -> bool:
    """Tell whether an event is but the effect of the one before: "attacked a town, killing eight"."""
    start = event.trigger.start
    if before.type not in BLOWS or event.type not in BLOWS or before.status != event.status:
        return False
    if event.anchor.start != start or not event.trigger.text.endswith("ing"):
        return False
    return before.trigger.end < start and reading.article.text[:start].rstrip().endswith((",", " and"))


def bear(before: Event, event: Event, reading: Reading) -> Event:
    """Return an event with its effect: the words, the counts and the victims of both."""
    return replace(
        before,
        anchor=reading.cut(before.anchor.start, max(before.anchor.end, event.anchor.end)),
        recipients=before.recipients or event.recipients,
        quantities=tuple(dict.fromkeys((*before.quantities, *event.quantities))),
    )


def is_second_leg(before: Event, event: Event) -> bool:
    """Tell whether an event moves on what the one before moved: "took them out and flew them to ..."."""
    moved = before.object and before.mode in {"withdraw", "weapons", "troops"}
    return (
        event.type == "MOBILIZE" and is_pronoun(event) and bool(moved) and event.status == before.status
    )


def is_pronoun(event: Event) -> bool:
    """Tell whether the object of an event is but "it" or "them"."""
    return len(event.object) == 1 and event.object[0].text.lower() in {"it", "them"}


def is_partyless(event: Event) -> bool:
    """Tell whether an event names nobody: neither who acts, nor whom it befalls, nor how many."""
    return not (event.actors or event.recipients or event.quantities or event.object)


def is_bare(event: Event) -> bool:
    """Tell whether an event names nobody and nothing: beside one of its type it is the same again."""
    return is_partyless(event) and not event.places


def absorbed(site: Site, frame: Frame, reading: Reading) -> set[int]:
    """Return the heads of the nouns a verb's frame asked for by name: they are part of its event.

    What "killed" or "injured" somebody stays an event of its own.
    """
    tests = [one for test in frame.conditions for one in (test, *test.others)]
    slots = {slot for test in tests if test.test == "=" for slot in test.slots}
    if reading.lemmas[site.head] in words_of("effect"):
        slots.discard("subj")
    return {noun.head for slot in slots for noun in site.parts.get(slot, ())} | {site.head}
