"""What the readers before found, asked by place in the text: actors, places, times, counts, claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from dateline.reading.event_abouts import read_abouts
from dateline.reading.event_blasts import is_bombed
from dateline.reading.event_pieces import Noun
from dateline.reading.event_setting import describe_setting, settings
from dateline.reading.event_words import words_of
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_setting import Setting
    from dateline.reading.findings import Findings
    from dateline.records import Actor, Claim, Event, Mention, Place, Quantity, Span, Time

T = TypeVar("T")
POSSESSIVES: Final = frozenset({"'s", "’s"})
PUBLIC_TYPES: Final = frozenset({"government", "military", "armed_group"})


@dataclass(frozen=True, slots=True)
class Marks(Generic[T]):
    """Spans in order of their start, each with what it belongs to."""

    starts: tuple[int, ...]
    spans: tuple[Span | Mention, ...]
    owners: tuple[T, ...]
    longest: int

    def within(self, start: int, end: int) -> list[tuple[Span | Mention, T]]:
        """Return the spans that lie wholly between two code points."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        return [
            (self.spans[at], self.owners[at]) for at in range(low, high) if self.spans[at].end <= end
        ]

    def over(self, start: int, end: int) -> list[tuple[Span | Mention, T]]:
        """Return the spans that overlap the stretch between two code points."""
        low = bisect_left(self.starts, start - self.longest)
        high = bisect_left(self.starts, end)
        return [
            (self.spans[at], self.owners[at]) for at in range(low, high) if self.spans[at].end > start
        ]


def mark(pairs: Iterable[tuple[Span | Mention, T]]) -> Marks[T]:
    """Return spans and their owners ready to be asked."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end))
    return Marks(
        starts=tuple(span.start for span, _ in ordered),
        spans=tuple(span for span, _ in ordered),
        owners=tuple(owner for _, owner in ordered),
        longest=min(300, max((span.end - span.start for span, _ in ordered), default=0)),
    )


@dataclass(frozen=True, slots=True)
class World:
    """A Reading and what was found in it.

    ``alluded`` are the peoples and governments whose country the text names as a place as well.
    ``meant`` and ``presupposed`` grow as sentences are parsed: the noun phrase that "it" stands for in
    "X said it ...", and what the text but names as known ("the morning of the attack"). ``bombed``: the
    article names a bomb or the like; ``about``: its topics.
    """

    reading: Reading
    phrases: Mapping[int, Noun]
    actors: Marks[Actor]
    places: Marks[Place]
    alluded: Marks[Place]
    times: Marks[Time]
    counts: Marks[Quantity]
    claims: Marks[Claim]
    states: Mapping[str, Actor]
    meant: dict[int, Noun]
    setting: Setting
    bombed: bool = False
    about: frozenset[str] = frozenset()
    presupposed: list[Event] = field(default_factory=list)

    def resolve(self, noun: Noun) -> Noun:
        """Return the noun phrase that a pronoun behind a verb of saying stands for, else itself."""
        return self.meant.get(noun.head, noun)

    def words(self, noun: Noun) -> Span:
        """Return the words of a noun phrase, with those that bound its number ("at least 22 people")."""
        start, end = self.reading.starts[noun.first], self.reading.ends[noun.last - 1]
        counted = self.counts.over(start, start + 1)
        return self.reading.cut(min([start, *(span.start for span, _ in counted)]), end)

    def actor_at(self, noun: Noun) -> Actor | None:
        """Return the actor whose mention covers the head of a noun phrase, else one within it."""
        reading, noun = self.reading, self.resolve(noun)
        head = self.actors.over(reading.starts[noun.head], reading.ends[noun.head])
        if head:
            return head[-1][1]
        inside = self.actors.over(reading.starts[noun.first], reading.ends[noun.last - 1])
        return inside[0][1] if inside else self.state_of(noun)

    def state_of(self, noun: Noun) -> Actor | None:
        """Return the state whose adjective stands in a noun phrase ("Russian planes")."""
        words = (self.reading.word(token) for token in range(noun.first, noun.head))
        codes = (demonyms().get(word, "") for word in words)
        return next((self.states[code] for code in codes if code in self.states), None)

    def is_place(self, noun: Noun) -> bool:
        """Tell whether the head of a noun phrase is part of a place's mention."""
        reading = self.reading
        return bool(self.places.over(reading.starts[noun.head], reading.ends[noun.head]))

    def is_person(self, noun: Noun) -> bool:
        """Tell whether a noun phrase names a person, or one by office."""
        actor = self.actor_at(noun)
        if actor is not None and (actor.type == "person" or actor.role):
            return True
        lemmas, office = self.reading.lemmas, words_of("office")
        return any(lemmas[token] in office for token in range(self.after_owner(noun), noun.last))

    def after_owner(self, noun: Noun) -> int:
        """Return the token behind whoever owns a noun phrase: "the president's | decision"."""
        marks = (at + 1 for at in range(noun.first, noun.head) if self.reading.word(at) in POSSESSIVES)
        return max(marks, default=noun.first)

    def is_political(self) -> bool:
        """Tell whether a public actor is named in the article: a state, an office, a force, a group."""
        return any(map(is_in_office, self.actors.owners))

    def is_someone(self, noun: Noun) -> bool:
        """Tell whether a noun phrase stands for people or a body: a pronoun, a name, a noun for them."""
        noun = self.resolve(noun)
        if self.reading.tags[noun.head] == "PROPN" or self.head_in(noun, humans()):
            return True
        return self.actor_at(noun) is not None or self.is_public(noun)

    def head_in(self, noun: Noun, words: frozenset[str]) -> bool:
        """Tell whether the head of a noun phrase is one of ``words``."""
        return self.reading.lemmas[noun.head] in words or self.reading.lower(noun.head) in words

    def is_public(self, noun: Noun) -> bool:
        """Tell whether a noun phrase is a public actor: an office, a state, a force, a group."""
        noun = self.resolve(noun)
        if self.head_in(noun, words_of("public")) or self.is_place(noun):
            return True
        actor = self.actor_at(noun)
        if actor is not None and is_in_office(actor):
            return True
        lemmas = self.reading.lemmas
        return any(lemmas[token] in words_of("public") for token in range(noun.first, noun.last)) or any(
            self.reading.word(token) in adjectives() for token in range(noun.first, noun.last)
        )


def is_in_office(actor: Actor) -> bool:
    """Tell whether an actor is a government, a force or an armed group, or has a public role."""
    return actor.type in PUBLIC_TYPES or bool(actor.role) or serves(actor)


def is_of_state(actor: Actor) -> bool:
    """Tell whether an actor is public, serves a public body or belongs to a country."""
    sector = (actor.sector or "").split(",")[0].strip()
    return actor.type in PUBLIC_TYPES or actor.country is not None or sector in settings()["state"]


def serves(actor: Actor) -> bool:
    """Tell whether an actor's sector is a public one: neither business, care nor teaching."""
    return actor.sector is not None and actor.sector.split(",")[0].strip() not in words_of("business")


@cache
def humans() -> frozenset[str]:
    """Return nouns and pronouns for people and for bodies of people, lemmas and plurals."""
    nouns = read_column("actor_humans", "noun") | read_column("actor_nouns", "noun")
    return nouns | words_of("people") | words_of("public") | words_of("who") | words_of("through")


@cache
def adjectives() -> frozenset[str]:
    """Return the names of countries, their adjectives and metonyms (Libya, Libyan), as written."""
    columns = ("name", "others", "adjectives", "capital", "metonyms")
    cells = (row[column] for row in read_table("countries") for column in columns)
    return frozenset(word for cell in cells for word in cell.split("|") if word)


@cache
def demonyms() -> Mapping[str, str]:
    """Return the code of the country that an adjective belongs to."""
    rows = read_table("countries")
    return {word: row["code"] for row in rows for word in row["adjectives"].split("|") if word}


def survey(reading: Reading, found: Findings) -> World:
    """Return the world of one article."""
    times = mark((time.span, time) for time in found.times)
    actors = mark((mention, actor) for actor in found.actors for mention in actor.mentions)
    places = mark((mention, place) for place in found.places for mention in place.mentions)
    named = {place.id: place for place in found.places}
    alluded = mark(
        (one.span, named[one.place.id])
        for one in found.allusions
        if one.use != "name" and one.place.id in named
    )
    return World(
        reading=reading,
        phrases=clear_times(reading, times),
        actors=actors,
        places=places,
        alluded=alluded,
        times=times,
        counts=mark((quantity.span, quantity) for quantity in found.quantities),
        claims=mark((span, claim) for claim in found.claims for span in claim.content),
        states={
            actor.country: actor
            for actor in reversed(found.actors)
            if actor.country is not None and actor.name in adjectives()
        },
        meant={},
        setting=describe_setting(reading, find_public(reading, actors, places)),
        bombed=is_bombed(reading),
        about=read_abouts(reading),
    )


def find_public(reading: Reading, actors: Marks[Actor], places: Marks[Place]) -> tuple[bool, ...]:
    """Tell of each sentence whether it names a place, a public or armed body, or somebody in office."""
    words = (words_of("public") - settings()["civil"]) | words_of("troops") | settings()["public"]
    return tuple(
        bool(places.within(one.start, one.end))
        or any(is_of_state(actor) for _, actor in actors.within(one.start, one.end))
        or not words.isdisjoint(reading.lemmas[first:last])
        for one, (first, last) in zip(reading.sentences, reading.bounds, strict=True)
    )


def clear_times(reading: Reading, times: Marks[Time]) -> Mapping[int, Noun]:
    """Return the noun phrases by their first token, cut before the time expression that ends them.

    Time expressions stand among them with a head of -1.
    """
    found = {phrase.first: Noun(phrase.first, phrase.last, phrase.head) for phrase in reading.phrases}
    for span in times.spans:
        tokens = reading.tokens_in(span.start, span.end)
        if not tokens:
            continue
        hard = reading.tags[tokens[-1]] in {"NOUN", "PROPN", "NUM"}
        owning = tokens.stop < len(reading.starts) and reading.word(tokens.stop) in POSSESSIVES
        if cut_phrase(found, tokens, hard=hard, owning=owning):
            found[tokens.start] = Noun(tokens.start, tokens.stop, -1)
    return found


def cut_phrase(found: dict[int, Noun], tokens: range, *, hard: bool, owning: bool) -> bool:
    """Cut the phrase that runs into a time expression; return False where the time is part of it.

    A time at the end of a phrase stands apart ("the court Thursday"), and so does a noun that opens
    one ("last year officials"), with its "'s" (``owning``); a time within or an adjective is part of
    it ("a two-week truce").
    """
    inside: list[int] = []
    for first in range(tokens.stop - 1, max(-1, tokens.start - 12), -1):
        noun = found.get(first)
        if noun is None or noun.head < 0:
            continue
        if noun.last <= tokens.start:
            break
        if noun.last > tokens.stop and (first < tokens.start or not hard):
            return False
        inside.append(first)
    for first in inside:
        noun = found.pop(first)
        if first < tokens.start:
            found[first] = Noun(first, tokens.start, tokens.start - 1)
        start = tokens.stop + owning
        if noun.last > start:
            found[start] = Noun(start, noun.last, noun.last - 1)
    return True
