"""Who takes part in an event, as far as two events are compared by it.

Envoys stand for the states that they are of, a people for its state; words that say no more than that
somebody acted ("officials", "they", "a drone") tell nothing: they neither agree nor contradict.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.linking.actors import (
    STATE,
    ActorKey,
    head_noun,
    is_named,
    key_of,
    machine_of,
    noun_key,
    state_key,
)
from dateline.linking.folding import fold_words
from dateline.linking.nations import name_at, take_nations
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Actor, Article, Participant

OWNED: Final = frozenset({"of", "from"})
TYING: Final = frozenset({"and", "the", "both"})
BEHIND: Final = 80  # characters behind envoys in which their states are looked for


def keys_of(article: Article, participants: Iterable[Participant]) -> frozenset[ActorKey]:
    """Return the keys of an event's participants; one without an actor goes by its words."""
    known = {actor.id: actor for actor in article.actors}
    return frozenset(key for one in participants for key in participant_keys(article, one, known))


def participant_keys(article: Article, one: Participant, known: dict[str, Actor]) -> Iterator[ActorKey]:
    """Yield the keys of one participant: envoys stand for their states, vague words for nobody."""
    actor = known.get(one.actor or "")
    if actor and (actor.type in STATE or is_named(actor)):
        people = nationals(actor.name) if actor.type == "group" else None
        yield from filter(None, [people or key_of(actor)])
        return
    words = actor.name if actor else " ".join(span.text for span in one.spans[:1])
    head = head_noun(fold_words(words))
    if vague().get(head) == "envoy":
        yield from states_of(article, one, actor)
    elif state := state_key(words) or nationals(words):
        yield state
    elif head in vague() or machine_of(words) or head.isdigit():
        return
    else:
        yield from filter(None, [key_of(actor) if actor else noun_key(words)])


def states_of(article: Article, one: Participant, actor: Actor | None) -> Iterator[ActorKey]:
    """Yield the states that envoys act for: those named with them, "envoys of Fiji and Tonga"."""
    codes = {actor.country} if actor and actor.country else set()
    for span in one.spans:
        codes |= take_nations(fold_words(span.text))[0] | named_behind(article.text[span.end :][:BEHIND])
    yield from (ActorKey("state", code) for code in sorted(codes))


def named_behind(text: str) -> frozenset[str]:
    """Return the countries that a text goes on with: "from Fiji and Tonga met" names two."""
    words = fold_words(text)
    if not words or words[0] not in OWNED:
        return frozenset()
    found: set[str] = set()
    place = 1
    while place < len(words):
        length = name_at(words, place)
        if not length and words[place] not in TYING:
            break
        found |= take_nations(words[place : place + length])[0]
        place += length or 1
    return frozenset(found)


@cache
def vague() -> dict[str, str]:
    """Return the words that name those who act without saying who they are, by kind."""
    return {row["word"]: row["kind"] for row in read_table("link_actor_vague")}


def nationals(words: str) -> ActorKey | None:
    """Return the key of the state for which its people stand by its name alone: ``the Eritreans``."""
    one = fold_words(words)[-1:]
    nations, left = take_nations(tuple(word.removesuffix("s") for word in one))
    known = len(nations) == 1 and not left and one != fold_words(words[-1:])
    return ActorKey("state", min(nations)) if known else None
