"""What happened: the events an article reports, by frames kept as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.event_claims import lay
from dateline.reading.event_clauses import parse
from dateline.reading.event_pronouns import find_meant
from dateline.reading.event_frames import cameo_codes, kinds
from dateline.reading.event_match import choose, is_kind
from dateline.reading.event_places import find_places
from dateline.reading.event_roles import count, cut_spans, fill, find_when, take_part
from dateline.reading.event_same import join_mentions
from dateline.reading.event_sites import find_sites
from dateline.reading.event_words import words_of
from dateline.reading.event_world import survey
from dateline.reading.status import Scene, is_purpose, judge
from dateline.records import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Parsed
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_pieces import Noun
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.reading.findings import Findings
    from dateline.records import EventType, Span

WILL: Final = frozenset({"will", "would", "wo"})
GIVING: Final = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE"})
REFUSED: Final = {
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "AID": "assist",
    "COOPERATE": "assist",
    "CONSULT": "meet",
}
LONGEST: Final = 400  # tokens; what runs on longer without a stop is no sentence that reports


def read_events(reading: Reading, found: Findings) -> tuple[Event, ...]:
    """Return the happenings and acts an article reports, in the order of the text.

    Reads the parts found so far (actors, places, times, quantities, claims) and nothing else. Time
    is linear in the text.
    """
    world = survey(reading, found)
    events: list[Event] = []
    for bounds in reading.bounds:
        if bounds[1] - bounds[0] <= LONGEST and not is_play(reading, bounds):
            events += read_sentence(world, bounds)
    return join_mentions(sorted(events, key=lambda event: (event.trigger.start, event.trigger.end)))


def is_play(reading: Reading, bounds: tuple[int, int]) -> bool:
    """Tell whether a sentence speaks of sport or shows, where attack and defence are play."""
    sport = words_of("sport")
    return sum(reading.lemmas[token] in sport for token in range(*bounds)) >= 2


def read_sentence(world: World, bounds: tuple[int, int]) -> Iterator[Event]:
    """Yield the events of one sentence."""
    parsed = parse(world.reading, bounds, world.phrases)
    world.meant.update(find_meant(world.reading, parsed))
    scene = Scene(world.reading, parsed)
    taken: set[int] = set()
    kept: set[EventType] = set()
    for site in find_sites(world.reading, parsed):
        frame = None if site.head in taken else choose(site, world)
        event = code(site, frame, scene, world) if frame is not None else None
        if frame is None or event is None or (event.type in kept and is_bare(event)):
            continue
        taken |= absorbed(site, frame)
        kept.add(event.type)
        yield event


def is_bare(event: Event) -> bool:
    """Tell whether an event names nobody and nothing: beside one of its type it is the same again."""
    return not (event.actors or event.recipients or event.places or event.quantities or event.object)


def absorbed(site: Site, frame: Frame) -> set[int]:
    """Return the heads of the nouns a verb's frame asked for by name: they are part of its event."""
    slots = {slot for test in frame.conditions if test.test == "=" for slot in test.slots}
    return {noun.head for slot in slots for noun in site.parts.get(slot, ())} | {site.head}


def code(site: Site, frame: Frame, scene: Scene, world: World) -> Event | None:
    """Return the event of a site and its frame, or None where it is nobody's public act."""
    frame = refuse(frame, site)
    actors, recipients = fill(frame.actor, site, world), fill(frame.recipient, site, world)
    recipients = tuple(noun for noun in recipients if noun not in actors)
    objects = fill(frame.object, site, world)
    if frame.type is None or not is_public(frame, (*actors, *recipients, *objects), world):
        return None
    kind = kinds()[frame.type]
    if is_purpose(scene, site):
        return None
    refused = frame.type == "REJECT" and site.clause is not None and site.clause.verb.negated
    borne = lay(site, world, "happened" if refused else judge(scene, site))
    reading = world.reading
    anchor, trigger = find_anchor(site, scene.parsed, world), reading.span(site.head, site.head + 1)
    return Event(
        id=span_id("evt", reading.article.text_sha256, span_key((trigger,)), frame.type),
        type=frame.type,
        mode=frame.mode,
        quad=kind.quad,
        anchor=anchor,
        trigger=trigger,
        actors=take_part(actors, world),
        recipients=take_part(recipients, world),
        object=cut_spans(objects, reading),
        cameo=cameo_codes().get((frame.type, frame.mode or ""), kind.cameo),
        score=kind.score,
        places=find_places(site, frame, scene.parsed, world),
        when=find_when(world, *stretch(site, scene.parsed), site.head),
        status=borne.status,
        hedged=borne.hedged or is_hedged(site, world),
        according_to=tuple(claim.id for claim in borne.claims),
        quantities=tuple(quantity.id for quantity in count(frame.type, world, anchor.start, anchor.end)),
        confidence=weigh(site, actors, recipients),
    )


def refuse(frame: Frame, site: Site) -> Frame:
    """Return the frame of a refusal for "will not lift the ban": giving way negated in the future."""
    verb = site.clause.verb if site.clause is not None and site.word == "verb" else None
    if verb is None or not verb.negated or not WILL & set(verb.helpers) or frame.type not in GIVING:
        return frame
    return replace(frame, type="REJECT", mode=REFUSED.get(frame.type))


def is_public(frame: Frame, nouns: tuple[Noun, ...], world: World) -> bool:
    """Tell whether a public actor takes part, for the types that are public acts only."""
    if frame.type is None or not kinds()[frame.type].public:
        return True
    return any(is_kind("public", noun, world) for noun in nouns)


def find_anchor(site: Site, parsed: Parsed, world: World) -> Span:
    """Return the words an event is anchored in: its clause, an if-clause with its "if"."""
    first = site.first
    before = first - 1
    if before >= parsed.first and world.reading.lower(before) in {"if", "unless"}:
        first = before
    return world.reading.span(first, max(site.last, site.head + 1))


def stretch(site: Site, parsed: Parsed) -> tuple[int, int]:
    """Return the tokens of a site up to the neighbouring clauses, where its time may stand."""
    clause = site.clause
    if clause is None or site.word == "noun":
        return site.first, max(site.last, site.head + 1)
    after = next(iter(parsed.clauses[clause.number + 1 : clause.number + 2]), None)
    first = parsed.first if clause.number == 0 else clause.first
    last = max(clause.last, min(after.first, after.verb.first) if after is not None else clause.last)
    return first, last


def is_hedged(site: Site, world: World) -> bool:
    """Tell whether a hedge stands within the words of an event ("reportedly", "alleged")."""
    reading, hedges = world.reading, words_of("hedge")
    return any(
        reading.lower(token) in hedges for token in range(site.first, max(site.last, site.head + 1))
    )


def weigh(site: Site, actors: tuple[Noun, ...], recipients: tuple[Noun, ...]) -> float:
    """Return how far a coding is to be trusted: verbs before nouns, more where parties are named."""
    base = 0.6 if site.word == "verb" else 0.5
    return round(base + 0.1 * bool(actors) + 0.1 * bool(recipients), 2)
