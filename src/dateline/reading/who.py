"""Who: the actors of an article, each once with all its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.actor_appositions import attach, named_beside
from dateline.reading.actor_cast import Cast
from dateline.reading.actor_descriptions import find_descriptions
from dateline.reading.actor_draft import make_actor
from dateline.reading.actor_names import read_name
from dateline.reading.actor_pronouns import add_pronouns
from dateline.reading.actor_runs import find_runs

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_names import Named
    from dateline.reading.findings import Findings
    from dateline.records import Actor


def read_actors(reading: Reading, found: Findings) -> tuple[Actor, ...]:
    """Return the actors of the reading in the order of their first mentions.

    A pronoun or description that may mean several actors is left open; two people of one surname
    are never one actor.
    """
    places = place_tokens(reading, found)
    named = [name for run in find_runs(reading) if (name := read_name(reading, run, places))]
    cast = Cast(reading)
    cast.learn_full_names(named)
    names, ends = add_names(cast, named)
    add_descriptions(cast, named, names, ends)
    add_pronouns(reading, list(cast.drafts.values()))
    actors = (make_actor(reading, draft) for draft in cast.drafts.values())
    return tuple(sorted(actors, key=lambda actor: actor.mentions[0].start))


def place_tokens(reading: Reading, found: Findings) -> frozenset[int]:
    """Return the first tokens of the names of places."""
    starts = {mention.start for place in found.places for mention in place.mentions}
    return frozenset(at for at, start in enumerate(reading.starts) if start in starts)


def add_names(cast: Cast, named: list[Named]) -> tuple[dict[int, Draft], dict[int, Draft]]:
    """Add all names to the cast; return the actors by the first tokens and the ends of their names."""
    names: dict[int, Draft] = {}
    ends: dict[int, Draft] = {}
    for name in named:
        draft = cast.add_name(name)
        cast.add_acronym(name, draft)
        names[name.first] = ends[name.last] = draft
    return names, ends


def add_descriptions(
    cast: Cast, named: list[Named], names: dict[int, Draft], ends: dict[int, Draft]
) -> None:
    """Add all descriptions: appositions to their names, the others by what they stand for."""
    taken = {at: name.last for name in named for at in range(name.first, name.last)}
    for one in find_descriptions(cast.reading, taken):
        if one.last in names and one.row.type == "person":
            continue
        beside = named_beside(cast.reading, one, names, ends)
        if beside is not None:
            attach(cast.reading, one, beside)
        else:
            cast.describe(one)
