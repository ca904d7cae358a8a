"""Groups of actors as records: names, roles by date, members, and the reasons for both."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.identity import make_id
from dateline.linking.folding import fold_words, words_in
from dateline.linking.linkage import founding_key
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.linking.actor_entries import Entry, Setting, Spot
    from dateline.linking.actor_unions import Gathered

MOST_REASONS = 12  # sentences kept a group, for joins and for refusals each


@dataclass(frozen=True, slots=True, order=True)
class RoleHeld:
    """A role as texts give it, and the days (ISO, or empty) of the first and last article that do.

    ``past``: the texts say that it was held before ("former", "then").
    """

    words: str
    first: str
    last: str
    past: bool


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """One actor across articles. ``members[0]`` is the founding member; ``names``: what it is called.

    ``merged``: ids given before that lead to this group now.
    """

    id: str
    name: str
    type: str
    country: str | None
    members: tuple[Spot, ...]
    names: tuple[str, ...]
    roles: tuple[RoleHeld, ...]
    joins: tuple[str, ...]
    refusals: tuple[str, ...]
    merged: tuple[str, ...] = ()


def make_groups(gathered: Gathered, setting: Setting) -> tuple[ActorGroup, ...]:
    """Return the groups in order of their first member."""
    found = []
    for group in gathered.unions.groups(range(len(gathered.faces))):
        entries = [entry for number in group for entry in gathered.faces[number].entries]
        entries.sort(key=lambda entry: entry.spot)
        reasons = gathered.joins[group[0]], gathered.refusals[group[0]]
        found.append(make_group(entries, reasons, setting))
    return tuple(sorted(found, key=lambda group: group.members[0]))


def make_group(
    entries: Sequence[Entry], reasons: tuple[Sequence[str], Sequence[str]], setting: Setting
) -> ActorGroup:
    """Return one group of entries, which are in order."""
    members = tuple(entry.spot for entry in entries)
    ids = [setting.given[key] for key in map(founding_key, members) if key in setting.given]
    country = commonest(entry.country for entry in entries)
    return ActorGroup(
        id=ids[0] if ids else make_id("agr", founding_key(members[0])),
        name=name_of(entries, country),
        type=commonest(entry.actor.type for entry in entries),
        country=country or None,
        members=members,
        names=tuple(
            sorted({name for each in entries for name in (each.actor.name, *each.actor.aliases)})
        ),
        roles=roles_of(entries),
        joins=tuple(sorted(set(reasons[0]))[:MOST_REASONS]),
        refusals=tuple(sorted(set(reasons[1]))[:MOST_REASONS]),
        merged=tuple(dict.fromkeys(one for one in ids if one != ids[0])),
    )


def commonest(values: Iterable[str]) -> str:
    """Return the value that most have, empty ones left out; of several the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def name_of(entries: Sequence[Entry], country: str) -> str:
    """Return what a group is called: a listed or state's name, else its commonest among the fullest."""
    listed = [entry.listed_name for entry in entries if entry.listed_name]
    if listed:
        return min(listed)
    if entries[0].kind == "state":
        return next((row["name"] for row in read_table("countries") if row["code"] == country), country)
    most = max(len(entry.words) for entry in entries)
    return commonest(entry.actor.name for entry in entries if len(entry.words) == most)


def roles_of(entries: Sequence[Entry]) -> tuple[RoleHeld, ...]:
    """Return the roles that texts give, with the days of the articles that give them."""
    days: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.actor.role:
            days[entry.actor.role].append(entry.day)
    return tuple(
        sorted(
            RoleHeld(words, min(filter(None, each), default=""), max(each), is_past(words))
            for words, each in days.items()
        )
    )


def is_past(role: str) -> bool:
    """Tell whether a role is said to have been held before."""
    return next(iter(fold_words(role)), "") in words_in("link_past_roles")
