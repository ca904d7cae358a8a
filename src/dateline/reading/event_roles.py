"""Fills the roles of an event: who, to whom, what with, how many and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_match import choose, heads
from dateline.reading.event_pieces import Noun
from dateline.reading.event_sites import of_verb
from dateline.reading.event_words import words_of
from dateline.reading.time_owners import nearest
from dateline.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import EventType, Quantity, Span

Choices = tuple[tuple[str, ...], ...]
BEFALLS: Final = ("to", "with", "from", "on", "obj")
COUNTED: Final[dict[str, frozenset[str]]] = {
    "ASSAULT": frozenset(
        {"killed", "injured", "casualties", "missing", "abducted", "displaced", "detained", "weapons"}
    ),
    "OTHER": frozenset({"killed", "injured", "casualties", "missing", "displaced"}),
    "COERCE": frozenset({"detained", "abducted", "displaced"}),
    "PROTEST": frozenset({"protesters", "killed", "injured", "detained"}),
    "MOBILIZE": frozenset({"troops", "weapons"}),
    "RETREAT": frozenset({"troops", "weapons", "detained", "abducted"}),
    "AID": frozenset({"money", "weapons", "troops"}),
    "AGREE": frozenset({"money", "weapons", "troops"}),
    "REQUEST": frozenset({"money"}),
    "COOPERATE": frozenset({"money", "weapons", "troops", "detained", "abducted"}),
    "THREATEN": frozenset({"troops", "weapons", "killed"}),
    "SANCTION": frozenset({"money", "detained"}),
}


def fill(choices: Choices, site: Site, world: World) -> tuple[Noun, ...]:
    """Return the noun phrases of a role: of each choice the first part that is there."""
    found: list[Noun] = []
    for choice in choices:
        part = next((nouns for slot in choice if (nouns := part_of(slot, site, world))), ())
        found += [noun for noun in part if noun not in found]
    return tuple(found)


def part_of(slot: str, site: Site, world: World) -> tuple[Noun, ...]:
    """Return one part of a site; modifiers only where they name someone."""
    if slot.startswith("inf:"):
        return part_of_inner(slot[4:], site, world)
    if slot.endswith(":mod"):
        return named_before(site.parts.get(slot[:-4], ()), world)
    nouns = site.parts.get(slot, ())
    if slot == "mod":
        return tuple(noun for noun in nouns if names_someone(noun, world))
    return tuple(noun for noun in nouns if noun.last > noun.first)


def named_before(nouns: Iterable[Noun], world: World) -> tuple[Noun, ...]:
    """Return the words before the heads of noun phrases that name someone: "in police firing"."""
    before = (Noun(noun.first, noun.head, noun.head - 1) for noun in nouns if noun.head > noun.first)
    return tuple(noun for noun in before if names_someone(noun, world))


def part_of_inner(slot: str, site: Site, world: World) -> tuple[Noun, ...]:
    """Return a part of the verb of "to ...", or, for ``recipient``, that role of its own frame."""
    inner = site.clause.inner if site.clause is not None else None
    if inner is None:
        return ()
    if slot != "recipient":
        return inner.parts.get(slot, ())
    below = of_verb(inner)
    frame = choose(below, world)
    found = fill(frame.recipient, below, world) if frame is not None else ()
    if found:
        return found
    parts = (inner.parts[name] for name in BEFALLS if name in inner.parts)
    return next((nouns for nouns in parts if any(is_party(noun, world) for noun in nouns)), ())


def is_party(noun: Noun, world: World) -> bool:
    """Tell whether a noun phrase can be one whom an act is done to: somebody, or a place."""
    return world.actor_at(noun) is not None or world.is_public(noun)


def names_someone(noun: Noun, world: World) -> bool:
    """Tell whether the words before an event noun name who acts ("the Taliban attack")."""
    reading, kinds = world.reading, words_of("kind_of_force")
    if any(reading.tags[token] == "PROPN" for token in range(noun.first, noun.last)):
        return True
    return world.is_public(noun) and reading.lower(noun.head) not in kinds


def take_part(nouns: Iterable[Noun], world: World) -> tuple[Participant, ...]:
    """Return noun phrases as participants, each tied to its actor where one is known."""
    found: list[Participant] = []
    for noun in nouns:
        spans = (world.words(noun),)
        known = next(
            (actor for head in reversed(heads(noun, world)) if (actor := world.actor_at(head))), None
        )
        participant = Participant(known.id if known is not None else None, spans)
        if participant not in found:
            found.append(participant)
    return tuple(found)


def cut_spans(nouns: Iterable[Noun], world: World) -> tuple[Span, ...]:
    """Return the words of noun phrases; those joined by "and" as one stretch."""
    found: list[Span] = []
    for noun in nouns:
        span = world.words(noun)
        if found and joins(world.reading.text[found[-1].end : span.start]):
            span = world.reading.cut(found.pop().start, span.end)
        found.append(span)
    return tuple(found)


def joins(between: str) -> bool:
    """Tell whether the words between two noun phrases only join them."""
    return between.strip(" ,").lower() in {"", "and", "or"}


def count(kind: EventType, world: World, start: int, end: int) -> tuple[Quantity, ...]:
    """Return the counts of an event's effect between two code points, with the parts of their sums."""
    wanted = COUNTED.get(kind, frozenset())
    near = [quantity for _, quantity in world.counts.within(start, end) if quantity.what in wanted]
    ids = {quantity.id for quantity in near}
    return tuple(near) + parts_of(ids, world, start)


def parts_of(ids: set[str], world: World, start: int) -> tuple[Quantity, ...]:
    """Return the counts that are parts of those named in ``ids``, from the same stretch on."""
    later = world.counts.within(start, start + 1000) if ids else []
    return tuple(quantity for _, quantity in later if quantity.part_of in ids and quantity.id not in ids)


def find_when(world: World, first: int, last: int, trigger: int) -> str | None:
    """Return the time of an event: its own, else the nearest one in a stretch of tokens around it."""
    reading = world.reading
    sentence = reading.sentences[reading.sentence_at(reading.starts[trigger])]
    times = world.times.within(sentence.start, sentence.end)
    return nearest(reading, times, trigger, range(reading.starts[first], reading.ends[last - 1]))
