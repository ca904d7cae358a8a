"""Actors on the user's own list: their names are joined, what the text does not tell is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_draft import Facts
from dateline.reading.actor_scope import Named, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.listing.listed import ActorList, ListedActor
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Scope

FILLED: Final = ("type", "country", "sector", "role", "public")
PERSONAL: Final = frozenset({"person", "group"})


def read_listed(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the actor of the list that a run names, where nothing else tells what it is."""
    actor = scope.listed.by_name.get(key_of(reading, run.first, run.last))
    if actor is None or run.first in scope.places:
        return None
    facts = Facts(type=actor.type or "unknown")
    return Named(run.first, run.last, f"listed:{actor.key}", facts, run.sentence)


def join_listed(reading: Reading, drafts: dict[str, Draft], listed: ActorList) -> None:
    """Join the actors that are one on the list, and fill what the text tells of none of them."""
    first: dict[str, Draft] = {}
    for key, draft in list(drafts.items()):
        actor = find(reading, draft, listed) if draft.named else None
        if actor is None:
            continue
        held = first.setdefault(actor.key, draft)
        if held is not draft:
            absorb(held, draft)
            del drafts[key]
    for draft in first.values():
        actor = find(reading, draft, listed)
        if actor is not None:
            fill(draft, actor)


def find(reading: Reading, draft: Draft, listed: ActorList) -> ListedActor | None:
    """Return the actor of the list that the fullest name in the text is a name of.

    A surname alone is never enough where the text has more of the name, and no person is a body.
    """
    names = [one for one in draft.mentions if one.kind == "name"]
    keys = [key_of(reading, one.first, one.last) for one in names]
    actor = listed.by_name.get(max(keys, key=len)) if keys else None
    if actor is None or not agrees(draft, actor):
        return None
    return actor


def agrees(draft: Draft, actor: ListedActor) -> bool:
    """Tell whether an actor of the text can be the one listed: both people or both bodies."""
    if actor.type is None or "unknown" in {actor.type, draft.type} or is_guessed(draft):
        return True
    return (actor.type in PERSONAL) == (draft.type in PERSONAL)


def is_guessed(draft: Draft) -> bool:
    """Tell whether nothing but a name's form makes a person of it."""
    return draft.key.startswith("person:") and not (draft.role or draft.gender)


def absorb(held: Draft, other: Draft) -> None:
    """Give an actor the mentions of another, and what the text tells of that."""
    held.mentions.extend(other.mentions)
    told = Facts(
        other.type, other.country, other.sector, other.role, other.gender, other.many, other.public
    )
    held.learn(told)


def fill(draft: Draft, actor: ListedActor) -> None:
    """Give an actor what the list says and the text does not; note what that is.

    What the package's own table says of a body counts less than the list.
    """
    before = facts_of(draft)
    if draft.key.startswith("known:"):
        draft.country, draft.sector = actor.country or draft.country, actor.sector or draft.sector
    if actor.type and (draft.type == "unknown" or is_guessed(draft)):
        draft.type = actor.type
    draft.country = draft.country or actor.country
    draft.sector = draft.sector or actor.sector
    draft.role = draft.role or actor.role
    draft.public = draft.public or bool(actor.public)
    after = facts_of(draft)
    given = [name for name in FILLED if before[name] != after[name]]
    if given:
        draft.reason = f"{', '.join(given)} from the list of actors: {actor.name}"


def facts_of(draft: Draft) -> Mapping[str, object]:
    """Return what an actor is known by, field by field."""
    return {name: getattr(draft, name) for name in FILLED}
