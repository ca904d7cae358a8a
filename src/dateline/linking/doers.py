"""Who did it: the parties that texts name as the doer of one violent act, and which cannot both be it.

The more general is no other party than the more particular: "gunmen" may be of any group, an army acts
for its state, a militia of a state's own side may act for it, and a person for anybody. Those whom a
text names together are no rivals; nor are those who strike each other: who began is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from dateline.linking.actors import STATE, ActorKey, is_named, key_of, same_actor
from dateline.linking.folding import fold_words
from dateline.linking.rebuttals import rebuttal
from dateline.linking.sides import own_side, side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.linkage import Member
    from dateline.records import Actor, Article, Claim, Event, EventType, Participant

ACTS: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE"})
REBELS: Final = "REB"
LOYAL: Final = "PRM"
MOST_DOERS: Final = 40  # doers of one incident that are compared

Told = tuple["Article", "Event"]


@dataclass(frozen=True, slots=True)
class ActorName:
    """What an actor of an article is called across articles: its group's id there, and its name."""

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class Doer:
    """One who is named as having acted. ``group``: across articles, empty where in none."""

    key: ActorKey
    group: str
    name: str
    kind: str
    country: str
    sectors: frozenset[str]
    named: bool


@dataclass(slots=True)
class Laid:
    """A doer with the events laid at its door, and whom these befell."""

    doer: Doer
    told: list[Told] = field(default_factory=list)
    befell: set[ActorKey] = field(default_factory=set)


def find_rivals(told: Iterable[Told], known: Mapping[Member, ActorName]) -> list[Laid]:
    """Return the doers who cannot have done it if another one did, each with its events, in order.

    ``known``: what actors (article, actor) are called across articles.
    """
    laid, joint = lay_all(told, known)
    rivals = {
        number
        for a, b in combinations(range(min(len(laid), MOST_DOERS)), 2)
        if (a, b) not in joint and are_rivals(laid[a], laid[b])
        for number in (a, b)
    }
    return [laid[number] for number in sorted(rivals)]


def has_several_doers(told: Iterable[Told]) -> bool:
    """Tell whether there is more than one doer, as long as nothing tells what they are called."""
    return len(lay_all(told, {})[0]) > 1


def lay_all(
    told: Iterable[Told], known: Mapping[Member, ActorName]
) -> tuple[list[Laid], set[tuple[int, int]]]:
    """Return the doers with what is laid at their doors, and the numbers of those named together."""
    laid: list[Laid] = []
    joint: set[tuple[int, int]] = set()
    for article, event in told:
        if event.type in ACTS and is_asserted(article, event):
            numbers = {lay(laid, doer, article, event) for doer in doers_of(article, event, known)}
            joint.update(combinations(sorted(numbers), 2))
    return laid, joint


def lay(laid: list[Laid], doer: Doer, article: Article, event: Event) -> int:
    """Lay an event at a doer's door; return the doer's number."""
    here = next((number for number, one in enumerate(laid) if is_one(one.doer, doer)), len(laid))
    if here == len(laid):
        laid.append(Laid(doer))
    actors = {actor.id: actor for actor in article.actors}
    befallen = (actors.get(one.actor or "") for one in event.recipients)
    laid[here].told.append((article, event))
    laid[here].befell.update(key for one in befallen if one and (key := key_of(one)))
    return here


def is_asserted(article: Article, event: Event) -> bool:
    """Tell whether somebody asserts an event, or, where nobody is named, its article does."""
    return bool(asserting(article, event)) or (not event.according_to and own_side(event) == "asserts")


def asserting(article: Article, event: Event) -> list[Claim]:
    """Return the claims that assert an event."""
    held = [claim for claim in article.claims if claim.id in event.according_to]
    return [
        claim
        for claim in held
        if (rebuttal(article, event, claim) or side_of(event, claim)) == "asserts"
    ]


def doers_of(article: Article, event: Event, known: Mapping[Member, ActorName]) -> Iterator[Doer]:
    """Yield those who are named as having acted, the same for any order; the vague are left out."""
    actors = {actor.id: actor for actor in article.actors}
    for one in event.actors:
        actor = actors.get(one.actor or "")
        if actor and (doer := read_doer(article, actor, one, known)):
            yield doer


def read_doer(
    article: Article, actor: Actor, one: Participant, known: Mapping[Member, ActorName]
) -> Doer | None:
    """Return an actor as a doer, or None where it could be anybody."""
    key = key_of(actor)
    sectors = frozenset((actor.sector or "").replace(",", " ").split())
    plain = is_named(actor) or actor.type in STATE or REBELS in sectors
    if key is None or not plain:
        return None
    across = known.get((article.id, one.actor or ""))
    return Doer(
        key=key,
        group=across.group if across else "",
        name=across.name if across else actor.name,
        kind="state" if actor.type in STATE else actor.type,
        country=actor.country or "",
        sectors=sectors,
        named=is_named(actor) or key.kind == "state",
    )


def is_one(a: Doer, b: Doer) -> bool:
    """Tell whether two doers are one actor: in one group across articles, or called the same."""
    return bool(a.group and a.group == b.group) or same_actor(a.key, b.key)


def are_rivals(a: Laid, b: Laid) -> bool:
    """Tell whether one act cannot be two doers’ both, and neither suffered at the hand of the other."""
    struck = any(same_actor(key, b.doer.key) for key in a.befell) or any(
        same_actor(key, a.doer.key) for key in b.befell
    )
    return not struck and exclude(a.doer, b.doer) and not lean_on_same(a.told, b.told)


def exclude(a: Doer, b: Doer) -> bool:
    """Tell whether two doers are different parties, the one no part or wider name of the other."""
    kinds = {a.kind, b.kind}
    if kinds == {"state"}:
        return bool(a.country and b.country and a.country != b.country)
    if kinds in ({"armed_group"}, {"person"}):
        return a.named and b.named and not shares_name(a, b)
    if kinds == {"state", "armed_group"}:
        state, group = (a, b) if a.kind == "state" else (b, a)
        loyal = LOYAL in group.sectors and group.country in {"", state.country}
        return not loyal and (group.named or REBELS in group.sectors)
    return False


def shares_name(a: Doer, b: Doer) -> bool:
    """Tell whether the one name is within the other: a brigade of the Front, and the Front."""
    words = [frozenset(fold_words(one.name)) - {"the", "of"} for one in (a, b)]
    return words[0] <= words[1] or words[1] <= words[0]


def lean_on_same(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Tell whether the very same claims lay an act at two doors: they name two parts of one story."""
    sides = [
        {(article.id, claim.id) for article, event in side for claim in asserting(article, event)}
        for side in (one, other)
    ]
    return bool(sides[0]) and sides[0] == sides[1]
