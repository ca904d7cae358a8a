"""Finds the frame that fits a site: the first row of its word whose conditions all hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.reading.event_accidents import as_accident
from dateline.reading.event_frames import Condition, Frame, frames
from dateline.reading.event_pieces import Noun
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World

APART = 12  # tokens from a verb to its particle
WHOLE = frozenset({"mod", "inf"})
ABOUT = ("about",)
SEVERAL = frozenset({"several"})


def choose(site: Site, world: World) -> Frame | None:
    """Return the frame that fits, or None where none does or a row says that this is no event."""
    found = next((frame for frame, failed in try_frames(site, world) if failed is None), None)
    return as_accident(found, site, world) if found is not None and found.type is not None else None


def try_frames(site: Site, world: World) -> Iterator[tuple[Frame, Condition | None]]:
    """Yield the frames of a site's word in their order, each with its first condition that fails."""
    for frame in frames(site.word).get(world.reading.lemmas[site.head], ()):
        failed = (one for one in frame.conditions if not holds(one, site, world))
        yield frame, next(failed, None)


def holds(condition: Condition, site: Site, world: World) -> bool:
    """Tell whether one condition of a pattern holds, or one of those it names as enough."""
    return holds_alone(condition, site, world) or any(
        holds_alone(other, site, world) for other in condition.others
    )


def holds_alone(condition: Condition, site: Site, world: World) -> bool:
    """Tell whether a condition holds without its alternatives."""
    if condition.slots == ABOUT:
        return condition.values.isdisjoint(world.about) == (condition.test == "!=")
    found = [noun for slot in condition.slots for noun in site.parts.get(slot, ())]
    if condition.values == SEVERAL:
        return len(found) > 1
    if "prt" in condition.slots and not found:
        found = late_particles(site, world)
    if condition.test in {"present", "absent"}:
        return bool(found) == (condition.test == "present")
    if condition.test in {"!=", "!~"}:
        return not any(fits(condition, noun, world) for noun in found)
    return any(fits(condition, noun, world) for noun in found)


def late_particles(site: Site, world: World) -> list[Noun]:
    """Return the particles that stand apart from their verb by the tree: "turned the lorry back"."""
    reading = world.reading
    if site.word != "verb" or not reading.heads:
        return []
    near = range(site.head + 1, min(len(reading.heads), site.head + APART))
    return [
        Noun(token, token + 1, token)
        for token in near
        if reading.heads[token] == site.head and reading.lower(token) in words_of("particle")
    ]


def fits(condition: Condition, noun: Noun, world: World) -> bool:
    """Tell whether one noun phrase fits a condition (for ``!=`` and ``!~``: whether it is excluded)."""
    if condition.test in {"~", "!~"}:
        return any(is_kind(kind, noun, world) for kind in condition.values)
    if condition.test == "~in:" or condition.slots[0] in WHOLE:
        noun = world.resolve(noun)
        return any(
            world.reading.lemmas[token] in condition.values
            or world.reading.lower(token) in condition.values
            for token in range(noun.first, noun.last)
        )
    return any(world.head_in(head, condition.values) for head in heads(noun, world))


def is_kind(kind: str, noun: Noun, world: World) -> bool:
    """Tell whether a noun phrase is a public actor, a place, a person, a number, or any known actor."""
    if kind == "public":
        return any(world.is_public(head) for head in heads(noun, world))
    if kind == "place":
        return world.is_place(noun)
    if kind == "person":
        return world.is_person(noun)
    if kind == "number":
        return world.reading.tags[noun.head] == "NUM"
    if kind == "someone":
        return any(world.is_someone(head) for head in heads(noun, world))
    return world.actor_at(noun) is not None


@cache
def leading() -> frozenset[str]:
    """Return the nouns that but lead to another: "thousands of", "members of", "sacks of"."""
    return words_of("through") | words_of("measure")


def heads(noun: Noun, world: World) -> tuple[Noun, ...]:
    """Return a noun phrase, and with it the one that "thousands of" or "sacks of" leads to."""
    noun = world.resolve(noun)
    reading, last = world.reading, noun.last
    if last + 1 >= len(reading.starts) or reading.lower(last) != "of":
        return (noun,)
    if reading.tags[noun.head] != "NUM" and not world.head_in(noun, leading()):
        return (noun,)
    phrase = world.phrases.get(last + 1)
    return (noun, phrase) if phrase is not None else (noun,)
