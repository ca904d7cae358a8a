"""A matching key for actors across articles: cautious, and never shown.

A state that acts is one actor whether its government, its army or its capital is named; a person is
the same by full name, or by surname where one of the two texts gives no more; any other actor is the
same by name, and an unnamed one by the noun that describes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words, name_key, words_in
from dateline.linking.nations import take_nations
from dateline.linking.romanised import bare_fits, is_fuller, same_spelling
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.records import Actor, Participant

KEPT: Final = 1 << 15  # pairs of names whose likeness is remembered
STATE = frozenset({"government", "military"})
PARTIES = frozenset({"state", "name"})


@dataclass(frozen=True, slots=True, order=True)
class ActorKey:
    """What two mentions of an actor are compared by: a kind of key and its value."""

    kind: str  # state, person, name, noun
    value: str


def key_of(actor: Actor) -> ActorKey | None:
    """Return the key of an actor, or None where nothing in it could tell it from others."""
    if actor.type in STATE and actor.country:
        return ActorKey("state", actor.country)
    name = name_key(actor.name)
    if not name:
        return None
    if actor.type == "person" and is_named(actor):
        return ActorKey("person", name)
    return ActorKey("name", name) if is_named(actor) else noun_key(actor.name)


def is_named(actor: Actor) -> bool:
    """Tell whether the texts call an actor by a proper name."""
    return any(mention.kind == "name" for mention in actor.mentions) or not actor.mentions


def noun_key(words: str) -> ActorKey | None:
    """Return the key of a description: its head noun, or the common name of words for the same."""
    head = head_noun(fold_words(words))
    return ActorKey("noun", same_nouns().get(head, head)) if head else None


def head_noun(words: tuple[str, ...]) -> str:
    """Return the last word before the first preposition: "gunmen" of "gunmen on motorbikes"."""
    ends = words_in("link_phrase_ends")
    before = takewhile(lambda word: word not in ends, words)
    return next(reversed(tuple(before)), "")


@cache
def same_nouns() -> dict[str, str]:
    """Return the nouns by which news calls the same people, mapped to one of them."""
    return {row["word"]: row["reads_as"] for row in read_table("link_actor_nouns")}


def same_actor(a: ActorKey, b: ActorKey) -> bool:
    """Tell whether two keys may stand for one actor."""
    if a.kind != b.kind:
        return False
    return same_person(a.value, b.value) if a.kind == "person" else a.value == b.value


@lru_cache(maxsize=KEPT)
def same_person(a: str, b: str) -> bool:
    """Tell whether two folded names may be one's: in any spelling, or the one the other's surname.

    Whoever asks has a second sign, such as an event of one kind, day and place.
    """
    if a == b:
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) == 1:
        return len(long) > 1 and bare_fits(short[0], long[-1])
    return same_spelling(a, b) or is_fuller(short, long)


def participant_key(one: Participant, known: dict[str, Actor]) -> ActorKey | None:
    """Return the key of one participant; machines of no state give none."""
    actor = known.get(one.actor or "")
    if actor and (actor.type in STATE or is_named(actor)):
        return key_of(actor)
    words = actor.name if actor else " ".join(span.text for span in one.spans[:1])
    if machine_of(words):
        return state_key(words)
    return state_key(words) or (key_of(actor) if actor else noun_key(words))


def state_key(words: str) -> ActorKey | None:
    """Return the key of the one state that ``words`` name, by itself or with its forces or machines."""
    nations, left = take_nations(fold_words(words))
    left = tuple(word for word in left if word not in words_in("link_actor_idle"))
    forces = words_in("link_state_nouns")
    acts = not left or head_noun(left) in forces
    return ActorKey("state", min(nations)) if len(nations) == 1 and acts else None


def machine_of(words: str) -> str:
    """Return the noun for the machines that ``words`` call, or nothing: ``planes`` of ``the planes``."""
    head = head_noun(fold_words(words))
    return head if head in machines() else ""


@cache
def machines() -> frozenset[str]:
    """Return the nouns for machines that a state acts with."""
    return frozenset(row["word"] for row in read_table("link_state_nouns") if row["kind"] == "machine")


def overlap(a: frozenset[ActorKey], b: frozenset[ActorKey]) -> bool:
    """Tell whether two sets of keys may share an actor."""
    return any(same_actor(one, other) for one in a for other in b)


def differ(a: frozenset[ActorKey], b: frozenset[ActorKey]) -> bool:
    """Tell whether two sets of keys stand for different actors: each is known, and none is shared.

    A state and "the police", a name and "gunmen", a person and a state do not contradict each other.
    """
    if overlap(a, b):
        return False
    return any(one.kind == other.kind or {one.kind, other.kind} == PARTIES for one in a for other in b)
