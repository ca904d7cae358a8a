"""Codes one event: a site and the frame that fits it, with everything the report says of an event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.event_behind import find_behind
from dateline.reading.event_claims import lay
from dateline.reading.event_frames import cameo_codes, kinds
from dateline.reading.event_match import heads, is_kind
from dateline.reading.event_pieces import Noun
from dateline.reading.event_places import find_places, is_end
from dateline.reading.event_roles import count, cut_spans, fill, find_when, take_part
from dateline.reading.event_things import AIMED, find_tools, is_thing, part_things
from dateline.reading.event_words import words_of
from dateline.reading.status import Scene, is_purpose, judge
from dateline.reading.status_unended import WAS, is_long_ago
from dateline.records import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.reading.event_clauses import Clause, Parsed
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import EventType, Span, Status

WILL: Final = frozenset({"will", "would", "wo"})
GIVING: Final = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE"})
REFUSED: Final = {
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "AID": "assist",
    "COOPERATE": "assist",
    "CONSULT": "meet",
}
SPOKEN: Final = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"})
BODIES: Final = frozenset({"it", "they", "we"})  # what a body is called once it has been named
REFUSALS: Final = frozenset({"REJECT", "AGREE"})  # of what is public in itself ("to meet the prince")
DEPTH: Final = 3
NO_PARTY: Final = frozenset({"inf", "that", "prt", "passive", "sup", "comp", "finite"})


def code(site: Site, frame: Frame, scene: Scene, world: World) -> Event | None:
    """Return the event of a site and its frame, or None where it is no occurrence or no public act."""
    if frame.type is None or not is_public(frame, site, world):
        return None
    if is_purpose(scene, site):
        return None
    refused = is_refusal(frame, site)
    if refused:
        frame = replace(frame, type="REJECT", mode=REFUSED.get(frame.type))
    event = sketch(site, frame, frame.type or "OTHER", scene.parsed, world)
    borne = lay(site, world, "happened" if refused else judge_then(event, site, scene, world))
    event = replace(
        event,
        status=borne.status,
        hedged=borne.hedged or is_hedged(site, world),
        according_to=tuple(claim.id for claim in borne.claims),
    )
    return cast_roles(event, site, frame, world)


def judge_then(event: Event, site: Site, scene: Scene, world: World) -> Status:
    """Return the status by the words of the sentence; what was going on long ago has happened."""
    status, clause = judge(scene, site), site.clause
    if status != "ongoing" or clause is None or WAS.isdisjoint(clause.verb.helpers):
        return status
    first, last = scene.parsed.first, scene.parsed.last
    near = world.times.within(world.reading.starts[first], world.reading.ends[last - 1])
    when = next((time for _, time in near if time.id == event.when), None)
    return "happened" if is_long_ago(when, world.reading.article.published) else status


def is_mere_mention(event: Event, site: Site, world: World) -> bool:
    """Tell whether a noun but names what was told ("after the clashes"): nobody, nowhere, no verb."""
    if site.noun is None or site.parts.keys() & {"sup", "subj"}:
        return False
    if world.reading.lower(site.noun.first) not in words_of("definite"):
        return False
    return not (event.actors or event.recipients or event.object or event.places or event.quantities)


def sketch(site: Site, frame: Frame, name: EventType, parsed: Parsed, world: World) -> Event:
    """Return the event with its type, its words, its places and its time."""
    reading, kind = world.reading, kinds()[name]
    trigger = reading.span(site.head, site.head + 1)
    return Event(
        id=span_id("evt", reading.article.text_sha256, span_key((trigger,)), name),
        type=name,
        mode=frame.mode,
        quad=kind.quad,
        score=kind.score,
        cameo=cameo_codes().get((name, frame.mode or ""), kind.cameo),
        anchor=find_anchor(site, name, parsed, world),
        trigger=trigger,
        places=find_places(site, frame, parsed, world),
        when=find_when(world, *stretch(site, parsed), site.head),
    )


def cast_roles(event: Event, site: Site, frame: Frame, world: World) -> Event:
    """Return the event with its actors, recipients, objects and counts."""
    actors = fill(frame.actor, site, world)
    aimed = [noun for noun in fill(frame.recipient, site, world) if noun not in actors]
    recipients, things = part_things(event, aimed, world)
    objects = list(fill(frame.object, site, world)) or things or left_over(event, site, world)
    recipients, objects = aim(event, (recipients, objects), actors, world)
    recipients = [noun for noun in recipients if not is_end(noun, event, world)]
    counts = count(event.type, world, event.anchor.start, event.anchor.end)
    base = 0.6 if site.word == "verb" else 0.5
    return replace(
        event,
        actors=take_part(actors, world),
        recipients=take_part(recipients, world),
        object=cut_spans(objects, world),
        instruments=cut_spans(find_tools(site, world), world) if event.type == "ASSAULT" else (),
        quantities=tuple(quantity.id for quantity in counts),
        confidence=round(base + 0.1 * bool(actors) + 0.1 * bool(recipients), 2),
    )


def left_over(event: Event, site: Site, world: World) -> list[Noun]:
    """Return the things that an act in words is about, where the frame has no place for them."""
    if event.type not in SPOKEN or site.word != "verb":
        return []
    return [noun for noun in site.parts.get("obj", ()) if is_thing(noun, world)]


def aim(
    event: Event, found: tuple[list[Noun], list[Noun]], actors: Sequence[Noun], world: World
) -> tuple[list[Noun], list[Noun]]:
    """Return recipients and objects, with whom stands behind a thing where nobody is named as aimed at.

    "Condemned the raid by X" is aimed at X, with the raid as its object.
    """
    recipients, objects = found
    if event.type in AIMED or not all(is_thing(noun, world) for noun in recipients):
        return found
    behind = find_behind([*recipients, *objects], actors, world)
    if not behind:
        return found
    return behind, objects or recipients


def is_public(frame: Frame, site: Site, world: World) -> bool:
    """Tell whether a public actor takes part, for the types that are public acts only.

    A named person without an office known to us is enough for a frame that asks for public matter,
    and anybody in an article where public actors take part. Aid in an article on relief is public.
    """
    if frame.type is None or not kinds()[frame.type].public or frame.mode == "convict":
        return True
    if is_body_speaking(frame, site, world) or is_aid(frame, site, world):
        return True
    nouns = [noun for slot, part in site.parts.items() if slot not in NO_PARTY for noun in part]
    if "inf" in site.parts and frame.type in REFUSALS:
        parties = fill(frame.recipient, site, world)
        nouns += [noun for noun in parties if is_kind("actor", noun, world)]
    nouns += among_talks(site, world)
    if any(is_kind("public", noun, world) for noun in nouns) or is_of_state(site, nouns, world):
        return True
    named = "actor" if is_precise(frame) else "someone" if world.is_political() else "nobody"
    return named != "nobody" and any(is_kind(named, noun, world) for noun in nouns)


def among_talks(site: Site, world: World) -> list[Noun]:
    """Return whom talks are between, where they are the subject: "talks between A and B broke down"."""
    talks = [noun for noun in site.parts.get("subj", ()) if world.head_in(noun, words_of("talks"))]
    after = (range(noun.last, site.head) for noun in talks if site.word == "verb")
    found = (world.phrases.get(token) for tokens in after for token in tokens)
    return [noun for noun in found if noun is not None]


def is_aid(frame: Frame, site: Site, world: World) -> bool:
    """Tell whether goods, or what carries them, come to somebody in an article on relief."""
    if frame.type != "AID" or "relief" not in world.about:
        return False
    things = words_of("relief_goods") | words_of("carriers_of_goods") | words_of("goods")
    nouns = (noun for slot, part in site.parts.items() if slot not in NO_PARTY for noun in part)
    return any(world.head_in(head, things) for noun in nouns for head in heads(noun, world))


def is_of_state(site: Site, nouns: Iterable[Noun], world: World) -> bool:
    """Tell whether an event is about a matter of states by its own word, or moves troops or weapons."""
    matters = words_of("matter_of_state")
    if world.reading.lemmas[site.head] in matters:
        return True
    return any(world.head_in(noun, matters | words_of("troops") | words_of("weapons")) for noun in nouns)


def is_precise(frame: Frame) -> bool:
    """Tell whether a frame asks for public matter by name: "lift" sanctions, "sign" a treaty."""
    return any(test.test == "=" and test.slots[0] in {"obj", "of", "to"} for test in frame.conditions)


def is_body_speaking(frame: Frame, site: Site, world: World) -> bool:
    """Tell whether "it" or "they" does in words what is then spelled out ("they threatened to ...")."""
    if frame.type not in SPOKEN or not (site.parts.keys() & {"inf", "that"}):
        return False
    return any(world.reading.lower(noun.head) in BODIES for noun in site.parts.get("subj", ()))


def is_refusal(frame: Frame, site: Site) -> bool:
    """Tell whether giving way is negated in the future: "will not lift the ban" refuses."""
    if site.word != "verb" or site.clause is None or frame.type not in GIVING:
        return False
    return site.clause.verb.negated and bool(WILL & set(site.clause.verb.helpers))


def find_anchor(site: Site, name: EventType, parsed: Parsed, world: World) -> Span:
    """Return the words an event is anchored in: its clause, an if-clause with its "if".

    An act in words has with it what is promised, asked or threatened.
    """
    first = site.first if not is_asked(site, world) else site.head
    before = first - 1
    if before >= parsed.first and world.reading.lower(before) in {"if", "unless"}:
        first = before
    last = max(site.last, site.head + 1)
    if name in SPOKEN and site.word != "noun" and site.clause is not None:
        last = max(last, end_of_complement(site.clause, parsed))
    return world.words(Noun(first, last, site.head))


def is_asked(site: Site, world: World) -> bool:
    """Tell whether a verb is what somebody is asked to do: "urged the court to free them"."""
    clause = site.clause
    if site.word != "verb" or clause is None or clause.above is None or not clause.verb.infinitive:
        return False
    return world.reading.lemmas[clause.above.verb.head] in words_of("control")


def end_of_complement(clause: Clause, parsed: Parsed, depth: int = 0) -> int:
    """Return the token after a clause and the "to ..." or "that ..." that completes it."""
    inner = clause.inner
    if inner is None and "that" in clause.parts:
        inner = next(iter(parsed.clauses[clause.number + 1 : clause.number + 2]), None)
    if inner is None or depth >= DEPTH:
        return clause.last
    return max(clause.last, end_of_complement(inner, parsed, depth + 1))


def stretch(site: Site, parsed: Parsed) -> tuple[int, int]:
    """Return the tokens of a site up to the neighbouring clauses, where its time may stand."""
    clause = site.clause
    if clause is None or site.word == "noun":
        return site.first, max(site.last, site.head + 1)
    after = next(iter(parsed.clauses[clause.number + 1 : clause.number + 2]), None)
    first = parsed.first if clause.number == 0 else clause.first
    last = max(clause.last, min(after.first, after.verb.first) if after is not None else parsed.last)
    return first, last


def is_hedged(site: Site, world: World) -> bool:
    """Tell whether a hedge bears on the event itself: "reportedly" by the verb, an "alleged" attack."""
    reading, hedges = world.reading, words_of("hedge")
    within = range(site.first, max(site.last, site.head + 1))
    if any(reading.tags[token] == "ADV" and reading.lower(token) in hedges for token in within):
        return True
    before = site.noun.first if site.noun is not None else site.head
    return any(reading.lower(token) in hedges for token in range(before, site.head))
