"""What is known of a mention of an event, and whether two mentions can be one event.

Two mentions contradict each other where their known parties, days, towns, counts or statuses differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Actor, Event, Participant, Place, Quantity, Time

REAL: Final = frozenset({"happened", "ongoing"})
DISPUTED: Final = REAL | {"denied"}
NARROW: Final = 31.0  # km: places of a lesser radius are towns, and two of them two places
DAY: Final = 10  # characters of an ISO day
Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the article tells of the parts of its events, by id."""

    reading: Reading
    names: Ids
    times: Mapping[str, Time]
    places: Mapping[str, Place]
    counts: Mapping[str, Quantity]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an event: its families, its parties, its day, towns and counts, how it is told.

    ``who`` and ``whom`` are the ids of actors with a proper name, ``doers`` and ``victims`` the head
    words of the others.
    """

    event: Event
    sentence: int
    families: Ids
    said: bool
    who: Ids
    whom: Ids
    doers: Ids
    victims: Ids
    days: tuple[str, str] | None
    towns: Ids
    counts: Mapping[str, float]
    definite: bool
    another: bool

    @property
    def bare(self) -> bool:
        """Whether nobody takes part by name or word, and no number counts anybody."""
        return not (self.doers or self.victims or self.counts)


def gather_facts(reading: Reading, found: Findings) -> Facts:
    """Return the facts of one article."""
    return Facts(
        reading,
        frozenset(actor.id for actor in found.actors if is_named(actor)),
        {time.id: time for time in found.times},
        {place.id: place for place in found.places},
        {quantity.id: quantity for quantity in found.quantities},
    )


def is_named(actor: Actor) -> bool:
    """Tell whether an actor is called by a proper name."""
    return any(word[:1].isupper() for word in actor.name.split()[-1:])


def describe(event: Event, facts: Facts) -> Mention:
    """Return what is known of a mention."""
    token = facts.reading.tokens_in(event.trigger.start, event.trigger.end).start
    lemma = facts.reading.lemmas[token]
    opening = event.anchor.text.lower().split()[:1]
    noun = facts.reading.tags[token] == "NOUN"
    return Mention(
        event,
        facts.reading.sentence_at(event.trigger.start),
        families().get(lemma, frozenset({lemma})),
        lemma in acts_in_words(),
        known(event.actors) & facts.names,
        known(event.recipients) & facts.names,
        heads(event.actors, facts.reading),
        heads(event.recipients, facts.reading),
        days(event, facts),
        towns(event, facts),
        counts(event, facts),
        noun and bool(set(opening) & words_of("definite")),
        noun and (bool(set(opening) & words_of("another")) or is_plural(facts.reading, token)),
    )


def is_plural(reading: Reading, token: int) -> bool:
    """Tell whether a noun speaks of several events ("the attacks")."""
    return bool(reading.fine) and reading.fine[token] == "NNS"


@cache
def families() -> Mapping[str, Ids]:
    """Return the families of each lemma."""
    found: dict[str, set[str]] = {}
    for number, row in enumerate(read_table("event_families")):
        for lemma in row["words"].split():
            found.setdefault(lemma, set()).add(str(number))
    return {lemma: frozenset(numbers) for lemma, numbers in found.items()}


@cache
def acts_in_words() -> Ids:
    """Return the lemmas of acts that are done in words."""
    rows = (row for row in read_table("event_families") if row["kind"] == "said")
    return frozenset(lemma for row in rows for lemma in row["words"].split())


def known(participants: Iterable[Participant]) -> Ids:
    """Return the ids of the actors that are known."""
    return frozenset(part.actor for part in participants if part.actor is not None)


def heads(participants: Iterable[Participant], reading: Reading) -> Ids:
    """Return the last words of parties that are common nouns, as lemmas, but for words for anybody."""
    tokens = [
        reading.tokens_in(span.start, span.end)[-1]
        for part in participants
        for span in part.spans
        if reading.tokens_in(span.start, span.end)
    ]
    lemmas = (reading.lemmas[token] for token in tokens if reading.tags[token] == "NOUN")
    return frozenset(lemma for lemma in lemmas if lemma not in words_of("anybody"))


def days(event: Event, facts: Facts) -> tuple[str, str] | None:
    """Return the first and the last day an event may have been on, where the text fixes them."""
    time = facts.times.get(event.when or "")
    if time is None or not time.earliest or not time.latest:
        return None
    return time.earliest[:DAY], time.latest[:DAY]


def towns(event: Event, facts: Facts) -> Ids:
    """Return the places of an event that are no larger than a town."""
    found = (facts.places.get(place.place) for place in event.places if place.role == "at")
    return frozenset(place.id for place in found if place is not None and 0 < place.radius_km < NARROW)


def counts(event: Event, facts: Facts) -> Mapping[str, float]:
    """Return the exact counts of an event by what they count."""
    found = (facts.counts[name] for name in event.quantities if name in facts.counts)
    return {
        one.what: float(one.value)
        for one in found
        if one.value is not None and one.bound == "exactly" and one.part_of is None
    }


def contradict(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions, in this order, cannot be of one event.

    "The visit" may be one that is planned or was called off; its own words need not say so again.
    """
    if not (other.definite or may_be_one(one.event.status, other.event.status)):
        return True
    if differ(one.who, other.who) or differ(one.whom, other.whom) or differ(one.towns, other.towns):
        return True
    if one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]):
        return True
    if not one.whom and not other.whom and differ(one.victims, other.victims):
        return True
    shared = one.counts.keys() & other.counts.keys()
    return any(one.counts[what] != other.counts[what] for what in shared)


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two statuses may be of one event: what happened to one may be denied by another."""
    return one == other or {one, other} <= DISPUTED


def differ(one: Ids, other: Ids) -> bool:
    """Tell whether two sets both hold something and share nothing."""
    return bool(one) and bool(other) and not one & other


def is_told_again(one: Mention, other: Mention) -> bool:
    """Tell whether the second of two mentions with words of one family tells the first again.

    Within an article it does where nothing speaks against it (46 of 54 pairs in a fifth of ECB+'s
    training documents), but for "another attack" or "the attacks"; acts in words are told again by
    "the demand" alone.
    """
    if other.another:
        return False
    if one.said or other.said:
        return other.definite and (other.bare or bool(one.who & other.who))
    return True
