"""Gives an event its places by the part they play: at, origin, destination, topic.

A place takes part in an event where it hangs on its word by the tree of the sentence, or where the
language model has found that the event was there. The way from the place up to the word tells its part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.actor_syntax import head_of
from dateline.reading.event_bearers import find_bearer
from dateline.reading.event_moves import Move, by_move, move_of
from dateline.reading.event_places_flat import find_flat
from dateline.reading.event_topics import WORDS, is_spoken_of, is_topic
from dateline.reading.event_where import HOLDING, STANDING, find_where, holds
from dateline.reading.event_words import words_of
from dateline.reading.place_paths import CLIMB, find_path, is_clause
from dateline.reading.place_words import event_words
from dateline.records import EventPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Parsed
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_pieces import Noun
    from dateline.reading.event_sites import Site
    from dateline.reading.event_where import Stretch
    from dateline.reading.event_world import World
    from dateline.reading.place_paths import Path
    from dateline.records import Event, PlaceRole, Span

HELD: Final = frozenset({"ASSAULT", "AID", "COERCE", "OTHER", "PROTEST"})
ONTO: Final = event_words("onto")
ALONG: Final = event_words("along")  # the ways of those who march through a place
LATER: Final = event_words("later")
SITES: Final = frozenset({"city", "facility", "water", "area"})
Named = tuple["Stretch", str, "Span"]


class Act(NamedTuple):
    """What an event is, as far as its places depend on it: its word, its frame and how it moves."""

    token: int
    frame: Frame
    move: Move | None
    where: tuple[Stretch, ...]

    def is_there(self, name: Stretch) -> bool:
        """Tell whether the event is found to have been where a name says."""
        return any(first < name[1] and name[0] < last for first, last in self.where)


def find_places(site: Site, frame: Frame, parsed: Parsed, world: World) -> tuple[EventPlace, ...]:
    """Return the places of an event, each once, in the order of the text."""
    reading = world.reading
    if not reading.heads:
        return find_flat(site, frame, parsed, world)
    bounds = (parsed.first, parsed.last)
    move = move_of(reading.lemmas[site.head], frame)
    act = Act(site.head, frame, move, tuple(find_where(reading, site.head, bounds)))
    parts = [(name, play(name[0], act, site, world)) for name in named(world, bounds)]
    near = {name[0] for name, _ in parts if find_path(reading, *name[0], site.head) is not None}
    is_told = any(role == "at" and name[0] in near for name, role in parts)
    found: dict[str, EventPlace] = {}
    for (stretch, place, span), role in parts:
        apart = role == "at" and is_told and stretch not in near
        others = (name[0] for name, other in parts if other == role)
        if role and not apart and not any(holds(reading, stretch, other) for other in others):
            found.setdefault(place, EventPlace(place, role, (span,)))
    bearer = None if is_told else find_bearer(site, world, bounds)
    if bearer is not None:
        return (*(one for one in found.values() if one.role != "at"), bearer)
    return tuple(found.values())


def is_end(noun: Noun, event: Event, world: World) -> bool:
    """Tell whether a town is but where a movement begins or ends, not whom it is done to."""
    reading = world.reading
    over = world.places.over(reading.starts[noun.head], reading.ends[noun.head])
    ends = {one.place for one in event.places if one.role in {"origin", "destination"}}
    return any(place.id in ends and place.kind in SITES for _, place in over)


def named(world: World, bounds: Stretch) -> Iterator[Named]:
    """Yield the places that a sentence names, without the dateline: their tokens, ids and words."""
    reading = world.reading
    dateline = reading.article.dateline
    start = max(reading.starts[bounds[0]], len(dateline.text) if dateline is not None else 0)
    for span, place in world.places.within(start, reading.ends[bounds[1] - 1]):
        tokens = reading.tokens_in(span.start, span.end)
        if tokens:
            yield (tokens.start, tokens.stop), place.id, reading.cut(span.start, span.end)


def play(name: Stretch, act: Act, site: Site, world: World) -> PlaceRole | None:
    """Return the part that a name plays in an event, None for none."""
    reading, there = world.reading, act.is_there(name)
    path = find_path(reading, *name, act.token) or by_support(name, site, world)
    if path is None and act.frame.type == "CONSULT" and is_spoken_of(reading, name, act.token):
        return "topic"
    if path is None:
        return "at" if there and act.move is None and stands_apart(reading, name, act.frame) else None
    return by_path(reading, path, act, there=there) if path else None


def by_path(reading: Reading, path: Path, act: Act, *, there: bool) -> PlaceRole | None:
    """Return the part that a name plays by the way from it up to the event."""
    if act.frame.type == "PROTEST" and path[-1].preposition in ALONG:
        return "at"
    if act.move is not None:
        return by_move(reading, path, act.move)
    if act.frame.type in WORDS and is_topic(reading, path, act.token, there=there):
        return "topic"
    is_at = path[-1].preposition not in LATER and (there or stands(reading, path, act.frame))
    return "at" if is_at else None


def stands_apart(reading: Reading, name: Stretch, frame: Frame) -> bool:
    """Tell whether a name stands in another clause as a place where something was."""
    token = head_of(reading, *name)
    for _ in range(CLIMB):
        token = reading.heads[token]
        if token < 0:
            return False
        if is_clause(reading, token):
            break
    path = find_path(reading, *name, token)
    return bool(path) and stands(reading, path or (), frame)


def by_support(name: Stretch, site: Site, world: World) -> Path | None:
    """Return the way from a name up to the verb whose subject or object a noun is ("held talks in")."""
    if site.word != "noun" or site.clause is None or site.slot not in {"obj", "subj"}:
        return None
    path = find_path(world.reading, *name, site.clause.verb.head)
    return path if path and path[-1].relation == "obl" and path[-1].preposition in STANDING else None


def stands(reading: Reading, path: Path, frame: Frame) -> bool:
    """Tell whether the way from a place up to an event says that the event was there."""
    outer, inner, lone = path[-1], path[0], len(path) == 1
    if outer.preposition in LATER or (outer.preposition == "over" and not lone):
        return False
    if outer.relation in {"obl", "advmod", "nmod"} and outer.preposition in STANDING:
        return True
    if frame.type not in HELD or (lone and inner.relation == "compound"):
        return False
    if outer.relation == "obj":
        return is_hit(reading, path, frame)
    if outer.relation == "nsubj" and lone:
        return not frame.actor
    return inner.preposition in STANDING or (lone and inner.preposition in ONTO)


def is_hit(reading: Reading, path: Path, frame: Frame) -> bool:
    """Tell whether an event was at the place that it was done to ("shelled the port of Kano")."""
    if any(step.preposition not in HOLDING | {""} for step in path):
        return False
    if len(path) == 1 or path[0].preposition in STANDING:
        return True
    owner = path[-1].token
    return frame.type == "ASSAULT" and reading.lemmas[owner] not in words_of("people") | words_of(
        "office"
    )
