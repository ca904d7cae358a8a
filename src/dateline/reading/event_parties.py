"""What a party of an event is: a public actor, somebody, a place, a creature, a thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_words import humans
from dateline.reading.actor_words import nouns as actor_nouns
from dateline.reading.event_pieces import Noun
from dateline.reading.event_setting import settings
from dateline.reading.event_words import words_of
from dateline.reading.event_world import adjectives

if TYPE_CHECKING:
    from dateline.reading.event_world import World
    from dateline.records import Actor, Span

SPEAKERS: Final = frozenset({"i", "we", "you", "me", "us"})
ARMED: Final = ("troops", "weapons", "carriers", "violence")
MEANT: Final = (
    "buildings",
    "captives",
    "crimes",
    "restrictions",
    "aid",
    "talks",
    "agreement",
    "proposal",
)
PLAYS: Final = ("kin", "play", "market", "fiction", "kitchen", "nature")
PUBLIC_TYPES: Final = frozenset({"government", "military", "armed_group"})
NAMED: Final = "name"  # a name alone tells neither for nor against
HUMAN: Final = frozenset({"civil", "people", "person", "name", "number", "pronoun", "group", "body"})
KNOWN: Final = {"organisation": "body", "media": "body", "group": "group", "person": "person"}


def kind_of_party(span: Span, world: World) -> str:
    """Return what the words of a party name, in one word."""
    reading = world.reading
    tokens = reading.tokens_in(span.start, span.end)
    if not tokens:
        return "nobody"
    head = head_of(tokens, reading.heads)
    noun = Noun(tokens.start, tokens.stop, head)
    if reading.tags[head] == "PRON":
        return "speaker" if reading.lower(head) in SPEAKERS else "pronoun"
    return by_world(noun, world) or by_words(
        reading.lemmas[head], reading.lower(head), reading.tags[head]
    )


def head_of(tokens: range, heads: tuple[int, ...]) -> int:
    """Return the token that what stands around depends on: the first whose own head lies outside."""
    if not heads:
        return tokens[-1]
    return next((at for at in tokens if heads[at] not in tokens), tokens[-1])


def by_world(noun: Noun, world: World) -> str:
    """Return what is known of a party from the article: public, civil, a person, a body; else empty."""
    lemma = world.reading.lemmas[noun.head]
    played = next((name for name in PLAYS if lemma in settings()[name]), "")
    actor = world.actor_at(noun)
    if is_of_state(noun, actor, world):
        return f"public {played}" if played else "public"
    if played:
        return played
    if world.is_public(noun):
        return "civil"
    kind = KNOWN.get(actor.type, "") if actor is not None else ""
    named = kind == "person" and world.reading.tags[noun.head] == "PROPN"
    return NAMED if named else kind


def is_of_state(noun: Noun, actor: Actor | None, world: World) -> bool:
    """Tell whether a party is a state, a public or armed body, somebody who serves one, or a place."""
    if actor is not None and serves_state(actor):
        return True
    reading, tokens = world.reading, range(noun.first, noun.last)
    if world.is_place(noun) or any(reading.word(at) in adjectives() for at in tokens):
        return True
    return reading.lemmas[noun.head] in words_of("public") - settings()["civil"]


def serves_state(actor: Actor) -> bool:
    """Tell whether an actor is a public or armed body, or serves one by its sector."""
    sector = (actor.sector or "").split(",")[0].strip()
    return actor.type in PUBLIC_TYPES or sector in settings()["state"]


def by_words(lemma: str, word: str, tag: str) -> str:
    """Return what a noun denotes by itself."""
    kinds = {
        "armed": any(lemma in words_of(name) for name in ARMED),
        "people": lemma in people() or word in people(),
        "number": tag == "NUM" or lemma in words_of("through"),
        "force of nature": lemma in words_of("animal") or lemma in words_of("disaster"),
        NAMED: tag == "PROPN",
        "matter": any(lemma in words_of(name) for name in MEANT),
    }
    return next((kind for kind, holds in kinds.items() if holds), "thing")


@cache
def people() -> frozenset[str]:
    """Return the nouns that denote people."""
    return frozenset({*words_of("people"), *actor_nouns(), *humans()})


def coarse(kind: str) -> str:
    """Return whether a kind of party can do political acts: able, human, no-one, or a thing."""
    if kind in {"public", "armed"}:
        return "able"
    if kind in {"nobody", "speaker"}:
        return kind
    return "human" if kind in HUMAN else "thing"
