"""Gives an event its places by the words around it alone, where no tree of the sentence is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.records import EventPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.event_clauses import Parsed
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_pieces import Noun
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import PlaceRole, Span

AT: Final = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "inside",
        "outside",
        "around",
        "across",
        "throughout",
        "off",
        "within",
        "above",
        "over",
        "along",
        "amid",
    ]
)
TOWARDS: Final = frozenset({"to", "into", "toward", "towards", "onto", "for"})
FROM: Final = frozenset({"from", "out"})
TOPIC: Final = frozenset({"about", "on", "over", "concerning", "regarding"})
TOPIC_ONLY: Final = frozenset({"about"})
MOVES: Final = frozenset({"MOBILIZE", "RETREAT", "AID"})
WORDS: Final = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
)
HELD: Final = frozenset({"ASSAULT", "COERCE", "OTHER", "PROTEST"})


def find_flat(site: Site, frame: Frame, parsed: Parsed, world: World) -> tuple[EventPlace, ...]:
    """Return the places of an event, each once, in the order of the text."""
    found: dict[str, EventPlace] = {}
    pairs = set(walk(site, frame, parsed, world))
    for preposition, noun in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        role = role_of(preposition, site, frame)
        for place, span in named(noun, world):
            if role is not None:
                found.setdefault(place, EventPlace(place, role, (span,)))
    return tuple(found.values())


def walk(site: Site, frame: Frame, parsed: Parsed, world: World) -> Iterator[tuple[str, Noun]]:
    """Yield the noun phrases of a site and of its clause, each with the preposition before it."""
    turning = TOPIC | {"for", "inf"} if frame.type in WORDS else TOPIC_ONLY
    moves = is_movement(frame)
    topic = False
    for slot, noun in in_order(site, world, moves=moves):
        topic = topic or slot in turning
        yield ("about" if topic else slot), noun
    if not any(slot in AT and world.is_place(noun) for slot, noun in in_order(site, world, moves=moves)):
        yield from fronted(site, parsed, world)


def is_movement(frame: Frame) -> bool:
    """Tell whether an event leads from one place to another."""
    return frame.type in MOVES or frame.mode in {"deport", "visit"}


def in_order(site: Site, world: World, *, moves: bool) -> list[tuple[str, Noun]]:
    """Return the parts of a site, and for a noun those of its clause, in the order of the text.

    In "moved out of its bases in Ruritania" the place takes the part of the bases, which have no name.
    """
    parts = [(slot, noun) for slot, nouns in site.parts.items() for noun in nouns]
    if site.word == "noun" and site.clause is not None and site.slot == "obj":
        clause = site.clause.parts
        parts += [(slot, noun) for slot, nouns in clause.items() for noun in nouns if slot in AT]
    ordered = sorted((pair for pair in parts if pair[1].last > pair[1].first), key=lambda pair: pair[1])
    found: list[tuple[str, Noun]] = []
    for slot, noun in ordered:
        before = found[-1] if found else ("", noun)
        nameless = before[0] in FROM | TOWARDS and not world.is_place(before[1])
        hangs = moves and nameless and before[1].last == noun.first - 1 and slot in AT | {"of"}
        found.append((before[0] if hangs else slot, noun))
    return found


def fronted(site: Site, parsed: Parsed, world: World) -> Iterator[tuple[str, Noun]]:
    """Yield the place a sentence opens with ("In Mali, ...")."""
    pieces = parsed.pieces[:2]
    if [piece.kind for piece in pieces] == ["P", "N"] and site.head > pieces[1].last:
        preposition = world.reading.lower(pieces[0].head)
        if preposition in AT:
            yield preposition, pieces[1].noun


def role_of(  # noqa: PLR0911  - one way out a rule
    preposition: str, site: Site, frame: Frame
) -> PlaceRole | None:
    """Return the part a place plays by the preposition before it, or None for none."""
    moves = is_movement(frame)
    if preposition == "about" or (frame.type in WORDS and preposition in TOPIC):
        return "topic"
    if preposition in FROM:
        return "origin" if moves else "at"
    if preposition in TOWARDS:
        return towards(site, frame, moves=moves)
    if preposition in AT:
        arriving = frame.type == "MOBILIZE" and preposition in {"in", "at"}
        return "destination" if arriving else "at"
    if preposition == "subj" and not frame.actor and frame.type in HELD:
        return "at"
    if preposition in {"obj", "of"}:
        return of_object(site, frame)
    return None


def towards(site: Site, frame: Frame, *, moves: bool) -> PlaceRole | None:
    """Return the part of a place that "to" leads to."""
    if frame.mode == "visit":
        return "at"
    if frame.type == "ASSAULT" and "into" in site.parts:
        return "at"
    return "destination" if moves else None


def of_object(site: Site, frame: Frame) -> PlaceRole | None:
    """Return the part of a place that is itself acted on ("invaded Ruritania", "left Ruritania")."""
    if frame.type in HELD or frame.mode == "visit":
        return "at"
    if frame.mode == "withdraw" and site.word == "verb":
        return "origin"
    return None


def named(noun: Noun, world: World) -> Iterator[tuple[str, Span]]:
    """Yield the place that a noun phrase names by its head, else the last place within it."""
    reading = world.reading
    over = world.places.over(reading.starts[noun.first], reading.ends[noun.last - 1])
    dateline = reading.article.dateline
    clear = [pair for pair in over if dateline is None or pair[0].start >= len(dateline.text)]
    for span, place in clear[-1:]:
        yield place.id, reading.cut(span.start, span.end)
