"""Finds who stands behind the thing an act is aimed at: "rejected a request from X".

What is refused, condemned or demanded is an object; whom it concerns is named with it, as its owner, its
doer or the one it is for. The tree tells which names hang on the thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_pieces import Noun
from dateline.reading.event_roles import is_party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.reading.event_world import World

REACH: Final = 30  # tokens behind a thing
LAYERS: Final = 4  # how deep a name may hang
TIES: Final = ("by", "from", "'s", "of", "against", "to", "for", "with", "on")  # the strongest first
ORDER: Final = {word: rank for rank, word in enumerate(TIES)}
PATH: Final = frozenset({"nmod", "nmod:poss", "acl", "obl", "obl:agent", "compound", "acl:relcl"})
ENDS: Final = frozenset({"nmod", "nmod:poss", "obl:agent", "obl", "compound"})


def find_behind(things: Sequence[Noun], taken: Iterable[Noun], world: World) -> list[Noun]:
    """Return the parties that stand behind some things, those of the strongest tie alone."""
    if not world.reading.heads:
        return []
    known = set(taken) | set(things)
    found = [pair for thing in things for pair in behind(thing, world) if pair[1] not in known]
    best = min((rank for rank, _ in found), default=0)
    return list(dict.fromkeys(noun for rank, noun in found if rank == best))


def behind(thing: Noun, world: World) -> Iterator[tuple[tuple[int, int], Noun]]:
    """Yield the parties that hang on a thing, each with how deep it hangs and the rank of its tie."""
    last = min(thing.last + REACH, len(world.reading.heads))
    for token in range(thing.first, last):
        noun = inside(thing, token, world) if token < thing.last else world.phrases.get(token)
        if noun is None or noun.head < 0 or not is_party(noun, world):
            continue
        layers = depth(thing, noun.head, world)
        rank = ORDER.get(tie(noun, world))
        if layers is not None and rank is not None:
            yield (layers, rank), noun


def inside(thing: Noun, token: int, world: World) -> Noun | None:
    """Return the owner within a phrase whose head is a token ("Iran's" in "Iran's missile test")."""
    reading = world.reading
    owns = reading.relations[token] == "nmod:poss" and reading.tags[token] in {"PROPN", "NOUN"}
    return Noun(thing.first, token + 1, token) if owns and token < thing.head else None


def depth(thing: Noun, token: int, world: World) -> int | None:
    """Return how many nouns and verbs part a word from the thing it hangs on; None where it does not."""
    reading = world.reading
    if reading.relations[token] not in ENDS:
        return None
    for layers in range(LAYERS):
        if thing.first <= token < thing.last:
            return layers
        if reading.relations[token] not in PATH:
            return None
        token = reading.heads[token]
    return None


def tie(noun: Noun, world: World) -> str:
    """Return the word before a noun phrase, or 's where it is an owner."""
    if world.reading.relations[noun.head] == "nmod:poss":
        return "'s"
    return world.reading.lower(noun.first - 1) if noun.first else ""
