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


def make_groups(
    gathered: Gathered, held: Sequence[Sequence[Entry]], setting: Setting
) -> tuple[ActorGroup, ...]:
    """Return the groups in order of their first member; ``held``: the entries of each face."""
    told = tell_pairs(gathered)
    order = {key: number for number, key in enumerate(setting.given)}
    found = []
    for group in gathered.unions.groups(range(len(held))):
        entries = sorted((one for number in group for one in held[number]), key=lambda one: one.spot)
        given = sorted(
            (gathered.faces[number].is_brief, order[key], setting.given[key])
            for number in group
            for key in (founding_key(entry.spot) for entry in held[number])
            if key in order
        )
        reasons = [one for number in group for one in told.get(number, ())]
        found.append(make_group(entries, [key for _, _, key in given], reasons))
    return tuple(sorted(found, key=lambda group: group.members[0]))


def tell_pairs(gathered: Gathered) -> dict[int, list[tuple[bool, str]]]:
    """Return for each face why it was joined with others (true) or refused to be (false), in words."""
    told: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    for pair in gathered.pairs:
        a, b = gathered.faces[pair.a], gathered.faces[pair.b]
        if pair.joined:
            told[pair.a].append((True, say_joined(a.name, b.name, pair.why)))
        else:
            told[pair.a].append((False, say_refused(b.name, b.article, pair.why)))
            told[pair.b].append((False, say_refused(a.name, a.article, pair.why)))
    return told


def say_joined(name: str, other: str, why: str) -> str:
    """Return the sentence on two faces that are one."""
    return f"{name} and {other}: {why}"


def say_refused(name: str, article: str, why: str) -> str:
    """Return the sentence on a face that another is not one with."""
    return f"not {name} ({article}), {why}"


def make_group(
    entries: Sequence[Entry], ids: Sequence[str], reasons: Sequence[tuple[bool, str]]
) -> ActorGroup:
    """Return one group of entries, which are in order; ``ids``: given before, the one to keep first."""
    members = tuple(entry.spot for entry in entries)
    country = commonest(entry.country for entry in entries)
    joins, refusals = ({why for joined, why in reasons if joined is kind} for kind in (True, False))
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
        joins=tuple(sorted(joins)[:MOST_REASONS]),
        refusals=tuple(sorted(refusals)[:MOST_REASONS]),
        merged=tuple(dict.fromkeys(one for one in ids if one != ids[0])),
    )


def commonest(values: Iterable[str]) -> str:
    """Return the value that most have, empty ones left out; of several the first in the alphabet."""
    return commonest_of(Counter(values))


def commonest_of(counts: Counter[str]) -> str:
    """Return the value that is counted most, none for empty; of several the first in the alphabet."""
    held = [value for value in counts if value and counts[value] > 0]
    return min(held, key=lambda value: (-counts[value], value), default="")


def name_of(entries: Sequence[Entry], country: str) -> str:
    """Return what a group is called: a listed or state's name, else its commonest among the fullest."""
    listed = [entry.listed_name for entry in entries if entry.listed_name]
    if listed:
        return min(listed)
    if any(entry.kind == "state" for entry in entries):
        return state_name(country)
    most = max(len(entry.words) for entry in entries)
    return commonest(entry.actor.name for entry in entries if len(entry.words) == most)


def state_name(country: str) -> str:
    """Return what a state is called."""
    return next((row["name"] for row in read_table("countries") if row["code"] == country), country)


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
