"""Lays denials that only point over the events they point at.

"Rebels shelled the market, the army said. The rebels denied the accusation": the event has the status
that each of the two claims gives it. A denial points at the nearest claim before it that somebody else
makes, whether an event is read in it or not, else at what the outlet itself tells right before. "Denied
responsibility" and the like count only for a denier who is said to have done it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_denials import denies_all
from dateline.reading.said_words import words_of
from dateline.records import StatusBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Claim, Event

OPENING: Final = 3  # sentences in which a text tells what it is about
BACK: Final = 2  # sentences between a claim and a denial of it
LONGEST: Final = 5  # words of a content that only points
SPEECH: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONSULT"})
UNSAID: Final = frozenset({"denies", "doubts", "asks"})
BODIES: Final = frozenset({"government", "military", "armed_group", "official"})
DENIED: Final = frozenset({"denied", "not_happened"})


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its claims by where they begin, events by their claims and by sentences.

    ``own`` are the events that the outlet tells with no source.
    """

    reading: Reading
    claims: tuple[Claim, ...]
    starts: tuple[int, ...]
    by_id: Mapping[str, Claim]
    events: tuple[Event, ...]
    by_claim: Mapping[str, Sequence[Event]]
    own: Mapping[int, Sequence[Event]]


def lay_rebuttals(reading: Reading, found: Findings) -> tuple[Event, ...]:
    """Return the events with the denials that point at them among the statuses that claims give them."""
    pointing = [claim for claim in found.claims if claim.stance == "denies" and is_pointing(claim)]
    naming_nothing = [claim for claim in found.claims if denies_all(claim)]
    if not (pointing or naming_nothing):
        return found.events
    told = gather(reading, found)
    meant = [(claim, events_meant(told, claim)) for claim in pointing]
    meant += [(claim, events_before(told, claim)) for claim in naming_nothing]
    denials: dict[str, list[str]] = {}
    for claim, events in meant:
        for event in events:
            denials.setdefault(event.id, []).append(claim.id)
    return tuple(
        deny(event, denials[event.id]) if event.id in denials else event for event in found.events
    )


def gather(reading: Reading, found: Findings) -> Told:
    """Return what an article tells, ordered to be looked up."""
    claims = tuple(sorted(found.claims, key=lambda one: one.content[0].start))
    by_claim: dict[str, list[Event]] = defaultdict(list)
    own: dict[int, list[Event]] = defaultdict(list)
    for event in found.events:
        for name in event.according_to:
            by_claim[name].append(event)
        if not event.according_to and event.type not in SPEECH:
            own[reading.sentence_at(event.trigger.start)].append(event)
    starts = tuple(one.content[0].start for one in claims)
    return Told(reading, claims, starts, {one.id: one for one in claims}, found.events, by_claim, own)


def is_pointing(claim: Claim) -> bool:
    """Tell whether a claim says no more of what it denies than that it was said, or who did it."""
    words = words_of_content(claim)
    return bool(words and claim.sources) and (words[-1] in words_of("pointing") or disowns(words))


def disowns(words: Sequence[str]) -> bool:
    """Tell whether what is denied is to have done it: "any role", "responsibility"."""
    return not words_of("disowned").isdisjoint(words)


def words_of_content(claim: Claim) -> list[str]:
    """Return the words of a short content without what it is called ("the report as baseless")."""
    whole = " ".join(span.text for span in claim.content)
    words = whole.lower().strip("\"'“”‘’.,").split(" as ")[0].split()
    while words and words[-1] in words_of("untrue"):
        words.pop()
    return words if len(words) <= LONGEST else []


def deny(event: Event, denials: Sequence[str]) -> Event:
    """Return an event with the status that its claims and the denials of it give it."""
    known = {one.claim for one in event.status_by}
    settled = known | set(denials)
    said = [StatusBy(one, event.status) for one in event.according_to if one not in settled]
    said += [StatusBy(one, "denied") for one in denials if one not in known]
    return replace(event, status_by=(*event.status_by, *said))


def events_meant(told: Told, denial: Claim) -> list[Event]:
    """Return the events that a denial points at."""
    start = min(span.start for span in (*denial.content, *denial.cue))
    words = words_of_content(denial)
    claim = find_denied(told, denial, start)
    meant = held_by(told, claim, start) if claim else told_before(told, start)
    if disowns(words):
        return [event for event in meant if is_doer(denial, event)]
    if words[-1] in words_of("allegation"):
        return [event for event in meant if is_doer(denial, event) or is_alleged(told, denial, event)]
    return meant


def events_before(told: Told, denial: Claim) -> list[Event]:
    """Return the events that a denial which names nothing points at, else those the text opens with.

    "The so-called bombing is a story" holds a word for it, which is denied as well.
    """
    start = min(span.start for span in (*denial.content, *denial.cue))
    claim = find_denied(told, denial, start)
    if claim:
        meant = held_by(told, claim, start)
    else:
        meant = told_before(told, start) or opening_events(told, denial, start)
    inside = [
        event
        for event in told.events
        if any(span.start <= event.trigger.start < span.end for span in denial.content)
    ]
    return [*meant, *inside]


def opening_events(told: Told, denial: Claim, start: int) -> list[Event]:
    """Return the chief events of the first sentence of a text that tells any, before a denial."""
    for sentence in range(min(told.reading.sentence_at(start), OPENING)):
        held = [one for one in told.events if told.reading.sentence_at(one.trigger.start) == sentence]
        held = [one for one in held if not is_own_word(told, one, denial)]
        held = [one for one in held if one.trigger.start < start and one.type not in SPEECH]
        if held:
            return chief(told.reading, held)
    return []


def is_own_word(told: Told, event: Event, denial: Claim) -> bool:
    """Tell whether who denies is a source of an event."""
    return any(is_one_source(told.by_id[name], denial) for name in event.according_to)


def find_denied(told: Told, denial: Claim, start: int) -> Claim | None:
    """Return the nearest claim before a denial that somebody else makes, an event in it or not."""
    return next(
        (
            claim
            for claim in claims_before(told, start)
            if claim.stance not in UNSAID
            and claim.id not in {denial.within, denial.id}
            and not is_one_source(claim, denial)
        ),
        None,
    )


def held_by(told: Told, claim: Claim, start: int) -> list[Event]:
    """Return the chief events of a claim, those before a denial."""
    held = [one for one in told.by_claim.get(claim.id, ()) if one.trigger.start < start]
    return chief(told.reading, held) if held else []


def claims_before(told: Told, start: int) -> Iterator[Claim]:
    """Yield the claims that begin before a denial and not too far back, the nearest first."""
    here = told.reading.sentence_at(start)
    for place in range(bisect_left(told.starts, start) - 1, -1, -1):
        if here - told.reading.sentence_at(told.starts[place]) > BACK:
            return
        yield told.claims[place]


def told_before(told: Told, start: int) -> list[Event]:
    """Return the chief events that the outlet itself tells right before a denial."""
    here = told.reading.sentence_at(start)
    for sentence in (here, here - 1):
        before = [one for one in told.own.get(sentence, ()) if one.trigger.start < start]
        if before:
            return chief(told.reading, before)
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


def is_alleged(told: Told, denial: Claim, event: Event) -> bool:
    """Tell whether an event can be an allegation to who denies it: somebody is accused, or bodies act.

    "Her husband rejected the allegation" after "police detained her" denies no detention.
    """
    if any(accuses(told.reading, told.by_id[name]) for name in event.according_to):
        return True
    return bool(event.actors) and any(source.kind in BODIES for source in denial.sources)


def accuses(reading: Reading, claim: Claim) -> bool:
    """Tell whether the cue of a claim is one of accusing."""
    tokens = (at for span in claim.cue for at in reading.tokens_in(span.start, span.end))
    return any(reading.lemmas[at] in words_of("charging") for at in tokens)
