"""Pins: what people decided on actors, found again in an article whatever its reading calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.identity import span_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.rulings import Ruling, Spot
    from dateline.records import Actor, Article


def find_pins(rulings: Iterable[Ruling]) -> Mapping[str, tuple[Spot, ...]]:
    """Return the spots that decisions name, by the hash of their text, in order."""
    found: dict[str, set[Spot]] = {}
    for ruling in rulings:
        for spot in (*ruling.one, *ruling.other):
            found.setdefault(spot.text_sha256, set()).add(spot)
    return {key: tuple(sorted(spots)) for key, spots in found.items()}


def mark_of(spot: Spot) -> str:
    """Return what a decision calls the actor of a spot, whatever its article's reading does."""
    return f"{spot.text_sha256[:16]}@{spot.key or spot.id}"


def pin_actors(article: Article, spots: Sequence[Spot]) -> Mapping[str, str]:
    """Return the marks of the actors of an article that decisions name, by their ids.

    An actor is known by its id; where another reading has given it another one, by the place in the
    text where it is first named.
    """
    found: dict[str, set[str]] = {}
    for spot in spots:
        actor = next((one for one in article.actors if one.id == spot.id), None)
        actor = actor or next((one for one in article.actors if stands_at(one, spot.key)), None)
        if actor:
            found.setdefault(actor.id, set()).add(mark_of(spot))
    return {key: " ".join(sorted(marks)) for key, marks in found.items()}


def first_named(actor: Actor) -> str:
    """Return the place of an actor's first mention by name, or of its first, as offsets ``12-18``."""
    named = [one for one in actor.mentions if one.kind == "name"] or list(actor.mentions)
    return span_key(named[:1])


def stands_at(actor: Actor, key: str) -> bool:
    """Tell whether one of an actor's mentions by name stands at a place."""
    return bool(key) and any(span_key((one,)) == key for one in actor.mentions if one.kind == "name")
