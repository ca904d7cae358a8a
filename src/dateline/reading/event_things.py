"""Tells whom an act is done to from what is moved, taken, signed or refused; with what it is done."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_words import humans, nouns
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.event_pieces import Noun
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import Event

AIMED: Final = frozenset({"ASSAULT", "PROTEST", "OTHER"})  # done to things as to people
PARTIES: Final = ("people", "troops", "captives", "office", "public", "diplomat", "tribunal")
USING: Final = frozenset({"use", "wield", "employ", "fire"})
REACH: Final = 20  # tokens from an attack to what is used in it


@cache
def parties() -> frozenset[str]:
    """Return the nouns for those whom something can be done to."""
    words = frozenset(word for name in PARTIES for word in words_of(name))
    return words | frozenset(nouns()) | frozenset(humans())


def part_things(event: Event, recipients: Sequence[Noun], world: World) -> tuple[list[Noun], list[Noun]]:
    """Return those whom an act is done to, and the things among them, which are its objects.

    An attack is done to things too; so is what occupies or shuts a building.
    """
    if event.type in AIMED or event.mode == "cyber":
        return list(recipients), []
    things = [noun for noun in recipients if is_thing(noun, world)]
    return [noun for noun in recipients if noun not in things], things


def is_thing(noun: Noun, world: World) -> bool:
    """Tell whether a noun phrase denotes a thing, an act or a text: nobody, and no place or building."""
    reading, head = world.reading, noun.head
    if noun.last <= noun.first or reading.tags[head] != "NOUN" or world.is_place(noun):
        return False
    if world.actors.over(reading.starts[head], reading.ends[head]):
        return False
    lemma = reading.lemmas[head]
    return lemma not in parties() and lemma not in sited()


@cache
def sited() -> frozenset[str]:
    """Return the nouns for buildings and places, without what drives, floats or flies."""
    return words_of("buildings") - words_of("carriers") - words_of("weapons") - words_of("conveyances")


@cache
def arms() -> frozenset[str]:
    """Return the nouns for what somebody is attacked with."""
    return words_of("weapons") | words_of("tools")


def find_tools(site: Site, world: World) -> list[Noun]:
    """Return what an attack was made with: "with rockets", "using water cannon", "in a drone strike"."""
    found = [noun for noun in site.parts.get("with", ()) if world.head_in(noun, arms())]
    blows = [noun for slot in ("by", "in", "from") for noun in site.parts.get(slot, ())]
    found += [noun for noun in blows if noun.head != site.head and is_blow(noun, world)]
    if world.reading.heads:
        found += used(site, world)
    return sorted(set(found))


def is_blow(noun: Noun, world: World) -> bool:
    """Tell whether a noun phrase denotes a way of attacking or what kills by itself ("a landmine")."""
    return world.head_in(noun, words_of("blows")) and noun.last > noun.first


def used(site: Site, world: World) -> Iterator[Noun]:
    """Yield what is the object of "using" beside an attack."""
    reading = world.reading
    for token in range(site.head + 1, min(site.head + REACH, len(reading.starts))):
        noun = world.phrases.get(token)
        if noun is None or noun.head < 0 or reading.relations[noun.head] != "obj":
            continue
        above = reading.heads[noun.head]
        is_using = reading.lemmas[above] in USING and reading.fine[above] == "VBG"
        if is_using and reading.heads[above] == site.head and world.head_in(noun, arms()):
            yield noun
