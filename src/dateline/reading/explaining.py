"""Why an event was read as it was: the rows that were tried, the parts, the words of its status."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from dateline.errors import InputError
from dateline.reading.event_clauses import parse
from dateline.reading.event_learned import judge_kind, list_sites
from dateline.reading.event_match import try_frames
from dateline.reading.event_signs import list_signs
from dateline.reading.event_sites import find_sites
from dateline.reading.event_speech import note_speech
from dateline.reading.event_world import survey
from dateline.reading.passed_over import Weighed, say_weights
from dateline.reading.status import Scene, judge
from dateline.reading.status_shown import find_signs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.happenings import Fact
    from dateline.language.reading import Reading
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.reading.findings import Findings
    from dateline.records import Claim, Event, Span, Status

NO_PARTY: Final = frozenset({"inf", "that", "prt", "passive", "sup", "finite"})


@dataclass(frozen=True, slots=True)
class Tried:
    """A row of the frames that was tried: its type ("-" for no event), and what of it failed, if any."""

    row: str
    type: str
    failed: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that bear on a status, and what they are."""

    why: str
    words: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an event was read as it was.

    ``tried`` are the rows in their order, the last one fits; ``parts`` the noun phrases by the part they
    play; ``by_words`` the status by the sentence alone, with the words that bear on it; ``claims`` those
    whose content holds the event; ``facts`` what the language model thinks took place, by the ways of
    two sets of people; ``weighed`` the signs that it is an event of the news, the heaviest first.
    """

    event: Event
    tried: tuple[Tried, ...]
    parts: tuple[tuple[str, Span], ...]
    by_words: Status
    shown: tuple[Shown, ...]
    claims: tuple[Claim, ...]
    facts: Mapping[str, Mapping[str, float]]
    weighed: tuple[Weighed, ...] = ()


def explain_event(reading: Reading, found: Findings, event: Event) -> Explanation:
    """Return why an event of an article was read as it was.

    ``found`` are the parts of the article's report. Raises InputError where this version of the readers
    no longer has a word at the event's trigger.
    """
    world = survey(reading, found)
    site, scene = find_site(world, event)
    known = reading.happenings.get(site.head)
    return Explanation(
        event,
        explain_type(site, event, world),
        list_parts(site, world),
        judge(scene, site),
        tuple(
            Shown(sign.why, reading.span(sign.token, sign.token + 1)) for sign in find_signs(scene, site)
        ),
        tuple(claim for claim in found.claims if claim.id in event.according_to),
        {} if known is None else {name: say_odds(fact) for name, fact in known.facts.items()},
        say_weights(list_signs(event, site, world)),
    )


def find_site(world: World, event: Event) -> tuple[Site, Scene]:
    """Return the site of an event's trigger and its sentence."""
    reading = world.reading
    number = reading.sentence_at(event.trigger.start)
    parsed = parse(reading, reading.bounds[number], world.phrases)
    note_speech(reading, parsed)
    for site in chain(find_sites(reading, parsed), list_sites(reading, parsed)):
        if reading.starts[site.head] == event.trigger.start:
            return site, Scene(reading, parsed)
    cause = f"The readers of this version see no event at {event.trigger.text!r}."
    raise InputError(cause, "Read the page again into a new ledger.")


def explain_type(site: Site, event: Event, world: World) -> tuple[Tried, ...]:
    """Return the rows that were tried, up to one that fits; what the model says where it decides."""
    tried: list[Tried] = []
    for frame, failed in try_frames(site, world):
        tried.append(Tried(frame.row, frame.type or "-", failed.cell if failed is not None else ""))
        if failed is None:
            break
    happening = world.reading.happenings.get(site.head)
    odds, kind = judge_kind(happening) if happening is not None else (0.0, "")
    if kind == event.type and (not tried or tried[-1].failed):
        tried.append(Tried(f"the language model: {kind} {odds:.2f}", kind, ""))
    return tuple(tried)


def say_odds(fact: Fact) -> Mapping[str, float]:
    """Return what the language model thinks by its names, the odds to two places."""
    return {name: round(value, 2) for name, value in fact._asdict().items()}


def list_parts(site: Site, world: World) -> tuple[tuple[str, Span], ...]:
    """Return the noun phrases around an event's word by the part they play, in the order of the text."""
    found = {
        (slot, world.words(noun))
        for slot, nouns in site.parts.items()
        if slot not in NO_PARTY
        for noun in nouns
        if noun.last > noun.first
    }
    return tuple(sorted(found, key=lambda part: (part[1].start, part[0])))
