"""Actors on the user's own list: their names are joined, what the text does not tell is filled in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Facts
from dateline.reading.actor_scope import Named, key_of
from dateline.reading.actor_words import genders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from dateline.language.reading import Reading
    from dateline.listing.listed import ActorList, ListedActor
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Scope

    # keys of the list, None for a stranger to it, by the words that open or end full names
    Heard: TypeAlias = Mapping[str, set[str | None]]

FILLED: Final = ("type", "country", "sector", "role", "public")
PERSONAL: Final = frozenset({"person", "group"})
NATIONAL: Final = ("state:", "forces:", "people:")  # keys of whom no list renames


def read_listed(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the actor of the list that a run names, where nothing else tells what it is."""
    actor = scope.listed.by_name.get(key_of(reading, run.first, run.last))
    if actor is None or run.first in scope.places:
        return None
    facts = Facts(type=actor.type or "unknown")
    return Named(run.first, run.last, f"listed:{actor.key}", facts, run.sentence)


def join_listed(reading: Reading, drafts: dict[str, Draft], listed: ActorList) -> None:
    """Join the actors that are one on the list, and fill what the text tells of none of them.

    Of two people of one name none is the one listed, unless the text gives that one a public role.
    """
    if not listed.actors:
        return
    heard = ends_of_names(reading, drafts, listed)
    twofold = {base(key) for key in drafts if base(key) != key}
    first: dict[str, tuple[Draft, ListedActor]] = {}
    for key, draft in list(drafts.items()):
        actor = find(reading, draft, listed, heard)
        if actor is None or (base(key) in twofold and not (draft.public and actor.public)):
            continue
        held, _ = first.setdefault(actor.key, (draft, actor))
        if held is not draft and not clash(held, draft):
            absorb(held, draft)
            del drafts[key]
    for draft, actor in first.values():
        fill(draft, actor)


def ends_of_names(reading: Reading, drafts: Mapping[str, Draft], listed: ActorList) -> Heard:
    """Return the first and last words of the article's full names, with whom on the list these name."""
    heard: defaultdict[str, set[str | None]] = defaultdict(set)
    for draft in drafts.values():
        for name in names_of(reading, draft):
            words = name.split()
            actor = listed.by_name.get(name)
            key = actor.key if actor else None
            if len(words) > 1:
                heard[words[0]].add(key)
                heard[words[-1]].add(key)
    return heard


def names_of(reading: Reading, draft: Draft) -> list[str]:
    """Return the folded names that an actor is mentioned by."""
    return [key_of(reading, one.first, one.last) for one in draft.mentions if one.kind == "name"]


def find(reading: Reading, draft: Draft, listed: ActorList, heard: Heard) -> ListedActor | None:
    """Return the actor of the list that the fullest name in the text is a name of.

    Countries, their forces and peoples are none. A surname alone is never enough where the text has
    more of the name or others bear it (``heard``), and no person is a body.
    """
    names = [] if draft.key.startswith(NATIONAL) else names_of(reading, draft)
    name = max(names, key=len, default="")
    actor = listed.by_name.get(name)
    if actor is None or not agrees(draft, actor):
        return None
    alone = len(name.split()) == 1 and actor.type in {"person", None}
    if alone and (heard.get(name, set()) - {actor.key} or not suits(draft, actor)):
        return None
    return actor


def agrees(draft: Draft, actor: ListedActor) -> bool:
    """Tell whether nothing in the text contradicts the list: a country, a role, a person or a body.

    What the package's own table says of a body's country is no contradiction.
    """
    own = None if draft.key.startswith("known:") else draft.country
    if own and actor.country and own != actor.country:
        return False
    if draft.role and parted(draft.sector, actor.sector) and not (draft.public and actor.public):
        return False
    return draft.type == "unknown" or is_guessed(draft) or alike(draft.type, actor.type or "unknown")


def suits(draft: Draft, actor: ListedActor) -> bool:
    """Tell whether a person named by one word may be the one listed, by gender and role."""
    full = [name.split() for name in map(fold, actor.names)]
    known = {genders().get(words[0], "") for words in full if len(words) > 1} - {""}
    if draft.gender and known and draft.gender not in known:
        return False
    return draft.public or not draft.role or bool(draft.sector and actor.sector)


def parted(one: str | None, other: str | None) -> bool:
    """Tell whether two actors' sectors, where both are known, have none in common."""
    return bool(one and other) and not set((one or "").split(",")) & set((other or "").split(","))


def alike(one: str, other: str) -> bool:
    """Tell whether two types, where both are known, are both people's or both bodies'."""
    return "unknown" in {one, other} or (one in PERSONAL) == (other in PERSONAL)


def clash(held: Draft, other: Draft) -> bool:
    """Tell whether two actors of the text are two, whatever the list calls them."""
    if held.gender and other.gender and held.gender != other.gender:
        return True
    if held.country and other.country and held.country != other.country:
        return True
    if base(held.key) == base(other.key):
        return True
    return not (is_guessed(held) or is_guessed(other) or alike(held.type, other.type))


def base(key: str) -> str:
    """Return an actor's key without what tells it from its namesakes."""
    return key.partition("~")[0]


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

    What the package's own table says of a body counts less than the list. Whose role the text tells
    is public by that role alone; "no public role" on the list counts more than any.
    """
    before, told = facts_of(draft), draft.role
    if draft.key.startswith("known:"):
        draft.country, draft.sector = actor.country or draft.country, actor.sector or draft.sector
    if actor.type and (draft.type == "unknown" or is_guessed(draft)):
        draft.type = actor.type
    draft.country = draft.country or actor.country
    draft.sector = draft.sector or actor.sector
    draft.role = draft.role or actor.role
    if actor.public is not None and not (told and actor.public):
        draft.public = actor.public
    after = facts_of(draft)
    given = [name for name in FILLED if before[name] != after[name]]
    if given:
        draft.reason = f"{', '.join(given)} from the list of actors: {actor.name}"


def facts_of(draft: Draft) -> Mapping[str, object]:
    """Return what an actor is known by, field by field."""
    return {name: getattr(draft, name) for name in FILLED}
