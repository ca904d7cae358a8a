"""Lays denials that only point over the events they point at.

"Rebels shelled the market, the army said. The rebels denied the accusation": the event has the status
that each of the two claims gives it. A denial points at the nearest claim before it that somebody else
makes and that holds an event, else at what the outlet itself tells right before. "Denied responsibility"
and the like count only for a denier who is said to have done it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of
from dateline.records import StatusBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Claim, Event

BACK: Final = 2  # sentences between a claim and a denial of it
LONGEST: Final = 5  # words of a content that only points
SPEECH: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONSULT"})
UNSAID: Final = frozenset({"denies", "doubts", "asks"})
BODIES: Final = frozenset({"government", "military", "armed_group", "official"})
DENIED: Final = frozenset({"denied", "not_happened"})


def lay_rebuttals(reading: Reading, found: Findings) -> tuple[Event, ...]:
    """Return the events with the denials that point at them among the statuses that claims give them."""
    denials: dict[str, list[str]] = {}
    for claim in found.claims:
        if claim.stance == "denies" and claim.sources and claim.content:
            for event in events_meant(reading, found, claim):
                denials.setdefault(event.id, []).append(claim.id)
    return tuple(
        deny(event, denials[event.id]) if event.id in denials else event for event in found.events
    )


def deny(event: Event, denials: Sequence[str]) -> Event:
    """Return an event with the status that its claims and the denials of it give it."""
    known = {one.claim for one in event.status_by}
    said = [StatusBy(one, event.status) for one in event.according_to if one not in known]
    said += [StatusBy(one, "denied") for one in denials if one not in known]
    return replace(event, status_by=(*event.status_by, *said))


def events_meant(reading: Reading, found: Findings, denial: Claim) -> list[Event]:
    """Return the events that a denial points at; none where it says itself what it denies."""
    words = words_of_content(denial)
    owns = not words_of("disowned").isdisjoint(words)
    if not owns and not (words and words[-1] in words_of("pointing")):
        return []
    start = min(span.start for span in (*denial.content, *denial.cue))
    meant = said_before(reading, found, denial, start) or told_before(reading, found, start)
    if owns:
        return [event for event in meant if is_doer(denial, event)]
    if words[-1] in words_of("allegation"):
        return [
            event
            for event in meant
            if is_doer(denial, event) or is_alleged(reading, found, denial, event)
        ]
    return meant


def words_of_content(claim: Claim) -> list[str]:
    """Return the words of a content that may only point, up to an "as" ("the report as baseless")."""
    words = claim.content[0].text.lower().strip("\"'“”‘’.,").split(" as ")[0].split()
    return words if len(words) <= LONGEST and len(claim.content) == 1 else []


def said_before(reading: Reading, found: Findings, denial: Claim, start: int) -> list[Event]:
    """Return the chief events of the nearest claim before a denial that somebody else makes."""
    here = reading.sentence_at(start)
    for claim in sorted(found.claims, key=lambda one: one.content[0].start, reverse=True):
        first = claim.content[0].start
        if first >= start or here - reading.sentence_at(first) > BACK or claim.stance in UNSAID:
            continue
        if claim.id in {denial.within, denial.id} or is_one_source(claim, denial):
            continue
        held = [
            one for one in found.events if claim.id in one.according_to and one.trigger.start < start
        ]
        if held:
            return chief(reading, held)
    return []


def told_before(reading: Reading, found: Findings, start: int) -> list[Event]:
    """Return the chief events that the outlet itself tells right before a denial."""
    here = reading.sentence_at(start)
    for sentence in (here, here - 1):
        told = [
            one
            for one in found.events
            if not one.according_to
            and one.type not in SPEECH
            and one.trigger.start < start
            and reading.sentence_at(one.trigger.start) == sentence
        ]
        if told:
            return chief(reading, told)
    return []


def chief(reading: Reading, events: Sequence[Event]) -> list[Event]:
    """Return the events nearest to the top of their sentence, those denied already left out."""
    depths = {event.id: depth_of(reading, event) for event in events}
    least = min(depths.values())
    return [one for one in events if depths[one.id] == least and one.status not in DENIED]


def depth_of(reading: Reading, event: Event) -> int:
    """Return how far below the root of its sentence an event stands; words joined stand side by side."""
    tokens = reading.tokens_in(event.trigger.start, event.trigger.end)
    token, depth = (tokens[0] if tokens else -1), 0
    while token >= 0 and reading.heads:
        depth += reading.relations[token] not in {"conj", "root"}
        token = reading.heads[token]
    return depth


def is_one_source(claim: Claim, denial: Claim) -> bool:
    """Tell whether a claim and a denial have a source in common."""
    known = {source.actor or source.text for source in claim.sources}
    return any((source.actor or source.text) in known for source in denial.sources)


def is_doer(denial: Claim, event: Event) -> bool:
    """Tell whether who denies is said to have done it."""
    deniers = {source.actor for source in denial.sources if source.actor}
    return any(one.actor in deniers for one in event.actors)


def is_alleged(reading: Reading, found: Findings, denial: Claim, event: Event) -> bool:
    """Tell whether an event can be an allegation to who denies it: somebody is accused, or bodies act.

    "Her husband rejected the allegation" after "police detained her" denies no detention.
    """
    tokens = [
        at
        for claim in found.claims
        if claim.id in event.according_to
        for span in claim.cue
        for at in reading.tokens_in(span.start, span.end)
    ]
    if not words_of("charging").isdisjoint(reading.lemmas[at] for at in tokens):
        return True
    return bool(event.actors) and any(source.kind in BODIES for source in denial.sources)
