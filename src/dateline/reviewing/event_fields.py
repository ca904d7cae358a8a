"""What of an event can be corrected: how each field is given, and how it is put into the record."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from dateline.errors import ReviewRefused
from dateline.records import Event, EventPlace, EventType, Participant, PlaceRole, Status
from dateline.reviewing.context import (
    Under,
    choose,
    find_spots,
    is_empty,
    owner_of,
    parse_flag,
    split_items,
)
from dateline.reviewing.event_numbers import apply_quantities, parse_quantities
from dateline.reviewing.event_times import apply_when, parse_when
from dateline.reviewing.place_fields import place_at
from dateline.reviewing.spots import cut, find_spot
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.records import Article

    Parse = Callable[[Under, Any], Any]
    Apply = Callable[[Under, Any], Under]


def event_of(under: Under) -> Event:
    """Return the event under review."""
    return cast("Event", under.thing)


def near(under: Under) -> int:
    """Return where the words of the event are looked for first."""
    return event_of(under).trigger.start


# --- type, mode, status ------------------------------------------------------------------------


@cache
def codes() -> Mapping[str, Mapping[str, str]]:
    """Return the row of each event type."""
    return {row["type"]: row for row in read_table("plover_types")}


@cache
def modes() -> Mapping[tuple[str, str], str]:
    """Return the CAMEO code of each type and mode."""
    return {(row["type"], row["mode"]): row["cameo"] for row in read_table("plover_modes")}


def parse_type(_: Under, given: Any) -> str:
    """Return an event type."""
    return choose("event type", given, get_args(EventType))


def apply_type(under: Under, value: Any) -> Under:
    """Give the event a type; a mode that the type does not have goes."""
    event = event_of(under)
    mode = event.mode if (value, event.mode) in modes() else None
    return under._replace(thing=code(replace(event, type=value, mode=mode)))


def parse_mode(under: Under, given: Any) -> str | None:
    """Return a mode of the event's type."""
    name = event_of(under).type
    if is_empty(given):
        return None
    known = [mode for kind, mode in modes() if kind == name]
    if not known:
        raise ReviewRefused(f"Events of type {name} have no mode.", "Give mode=none, or another type.")
    return choose(f"mode of {name}", given, known)


def apply_mode(under: Under, value: Any) -> Under:
    """Give the event a mode; one that its type does not have any more is left out."""
    event = event_of(under)
    fits = value is None or (event.type, value) in modes()
    return under._replace(thing=code(replace(event, mode=value))) if fits else under


def code(event: Event) -> Event:
    """Return the event with the quad class, the score and the CAMEO code of its type and mode."""
    row = codes()[event.type]
    return replace(
        event,
        quad=cast("Any", row["quad"] or None),
        score=float(row["score"]) if row["score"] else None,
        cameo=modes().get((event.type, event.mode or "")) or row["cameo"] or None,
    )


def parse_status(_: Under, given: Any) -> str:
    """Return a status."""
    return choose("status", str(given).replace(" ", "_"), get_args(Status))


def apply_status(under: Under, value: Any) -> Under:
    """Give the event a status."""
    return under._replace(thing=replace(event_of(under), status=value))


def parse_hedged(_: Under, given: Any) -> bool:
    """Return whether the event is hedged."""
    return parse_flag("hedged", given)


def apply_hedged(under: Under, value: Any) -> Under:
    """Make the event hedged, or not."""
    return under._replace(thing=replace(event_of(under), hedged=value))


# --- who and what ------------------------------------------------------------------------------


def parse_words(under: Under, given: Any) -> list[list[int]]:
    """Return the offsets of the words given, each item's."""
    return find_spots(under.article, given, near(under))


def take_part(article: Article, value: Any) -> tuple[Participant, ...]:
    """Return participants by their words, each with the actor that these mention."""
    spans = [cut(article, spot) for spot in value]
    owners = [owner_of(span, article.actors) for span in spans]
    return tuple(
        Participant(owner.id if owner else None, (span,))
        for owner, span in zip(owners, spans, strict=True)
    )


def apply_actors(under: Under, value: Any) -> Under:
    """Give the event its actors."""
    return under._replace(thing=replace(event_of(under), actors=take_part(under.article, value)))


def apply_recipients(under: Under, value: Any) -> Under:
    """Give the event its recipients."""
    return under._replace(thing=replace(event_of(under), recipients=take_part(under.article, value)))


def apply_object(under: Under, value: Any) -> Under:
    """Give the event its object."""
    spans = tuple(cut(under.article, spot) for spot in value)
    return under._replace(thing=replace(event_of(under), object=spans))


def apply_instruments(under: Under, value: Any) -> Under:
    """Give the event its instruments."""
    spans = tuple(cut(under.article, spot) for spot in value)
    return under._replace(thing=replace(event_of(under), instruments=spans))


# --- where -------------------------------------------------------------------------------------


def parse_places(under: Under, given: Any) -> list[dict[str, Any]]:
    """Return each place's role and offsets: ``Karavo; origin: Port Selin``, or objects."""
    return [parse_place(under, item) for item in split_items(given)]


def parse_place(under: Under, item: Any) -> dict[str, Any]:
    """Return the role and the offsets of one place."""
    role: Any = item.get("role", "at") if isinstance(item, dict) else "at"
    words = item
    if isinstance(item, str):
        head, colon, tail = item.partition(":")
        if colon and head.strip().lower() in get_args(PlaceRole):
            role, words = head, tail
    role = choose("part of a place", role, get_args(PlaceRole))
    start, end = find_spot(under.article, words, near(under))
    return {"role": role, "start": start, "end": end}


def apply_places(under: Under, value: Any) -> Under:
    """Give the event its places; words that are no place of the article become one, unresolved."""
    article, held = under.article, []
    for item in value:
        span = cut(article, (item["start"], item["end"]))
        article, place = place_at(article, span)
        held.append(EventPlace(place.id, item["role"], (span,)))
    return Under(article, replace(event_of(under), places=tuple(held)))


EVENT_FIELDS: Final[Mapping[str, tuple[Parse, Apply]]] = {
    "type": (parse_type, apply_type),
    "mode": (parse_mode, apply_mode),
    "status": (parse_status, apply_status),
    "hedged": (parse_hedged, apply_hedged),
    "actors": (parse_words, apply_actors),
    "recipients": (parse_words, apply_recipients),
    "object": (parse_words, apply_object),
    "instruments": (parse_words, apply_instruments),
    "places": (parse_places, apply_places),
    "when": (parse_when, apply_when),
    "quantities": (parse_quantities, apply_quantities),
}
