"""Which articles of an archive are wanted: as a condition that DuckDB asks of a shard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

WORDS: Final = "contains(lower(concat_ws(' ', headline, text)), lower(?))"
EVENT: Final = "article IN (SELECT article FROM read_parquet(?) WHERE {condition})"
PLACE: Final = "lower(?) IN (lower(place), lower(admin1), lower(country))"
NAMES: Final = "lower(array_to_string(list_concat(actors, recipients, said_by), chr(10)))"
ACTOR: Final = f"list_contains(string_split({NAMES}, chr(10)), lower(?))"


@dataclass(frozen=True, slots=True)
class Slice:
    """What articles must have, all of it; of several outlets, places, actors or types one is enough.

    ``words`` stand in headline or text, ``since`` and ``until`` (ISO days) bound the day of publication;
    places, actors and types (PLOVER) are those of an event.
    """

    words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


def make_condition(wanted: Slice, home: Path) -> tuple[str, list[Any]]:
    """Return the condition that an article of the shard in ``home`` must fulfil, and its values."""
    parts: list[tuple[str, list[Any]]] = [("kind = 'story'", [])]
    parts += [(WORDS, [word]) for word in wanted.words]
    parts += [("day >= CAST(? AS DATE)", [wanted.since[:10]])] if wanted.since else []
    parts += [("day <= CAST(? AS DATE)", [wanted.until[:10]])] if wanted.until else []
    parts += one_of("lower(outlet) = lower(?)", wanted.outlets)
    parts += one_of("lower(language) = lower(?)", wanted.languages)
    events = str(home / "events.parquet")
    for condition, values in (
        (PLACE, wanted.places),
        (ACTOR, wanted.actors),
        ("type = upper(?)", wanted.types),
    ):
        for either, asked in one_of(condition, values):
            parts.append((EVENT.format(condition=either), [events, *asked]))
    if wanted == Slice():
        return "true", []
    return " AND ".join(part for part, _ in parts), [value for _, asked in parts for value in asked]


def one_of(condition: str, values: tuple[str, ...]) -> list[tuple[str, list[Any]]]:
    """Return the condition that one of some values fulfils, as a list; an empty one without values."""
    return [(f"({' OR '.join([condition] * len(values))})", list(values))] if values else []
