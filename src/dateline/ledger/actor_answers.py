"""Actors across articles as answers: what the members and faces of their groups tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import distinct, func, select

from dateline.actors import ActorAnswer, ActorsWanted, NameTold, RoleTold
from dateline.errors import InputError
from dateline.ledger.actor_ends import group_of
from dateline.ledger.actor_reasons import find_reasons
from dateline.ledger.actor_rows import load_face, rows_in
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_IDS, ACTOR_MEMBERS, ACTOR_NAMES, ACTOR_ROLES
from dateline.ledger.beginnings import begins
from dateline.ledger.query_tables import ARTICLES
from dateline.linking.actor_records import commonest_of, is_past, state_name
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from dateline.linking.actor_faces import Face

SHOWN = 5  # candidates that an error names


@dataclass(frozen=True, slots=True)
class Told:
    """What is counted of a group's members."""

    faces: Mapping[str, Face]
    listed: tuple[str, ...]
    facts: Sequence[Any]
    names: Sequence[Any]
    roles: Sequence[Any]


def find_actors(connection: Connection, wanted: ActorsWanted) -> tuple[ActorAnswer, ...]:
    """Return the actors that are wanted, those that most articles name first."""
    groups = named_groups(connection, wanted.words) if wanted.words else None
    groups = set(wanted.ids) if wanted.ids else groups
    told = load_told(connection, groups)
    spread = count_articles(connection, told, whole=groups is None)
    found = [make_answer(key, one, spread[key]) for key, one in told.items()]
    kept = [one for one in found if is_wanted(one, wanted)]
    reasons = find_reasons(connection, told, {one.id for one in kept}, masked=wanted.masked)
    merged = merged_ids(connection, {one.id: told[one.id] for one in kept})
    full = (add_reasons(one, reasons[one.id], merged.get(one.id, ())) for one in kept)
    return tuple(sorted(full, key=lambda one: (-one.articles, one.name, one.id)))


def find_actor(connection: Connection, wanted: str, *, masked: bool = False) -> ActorAnswer:
    """Return the actor whose id is or was, or is begun by, ``wanted``, or whose name it is.

    Raises InputError where none or several fit, and for a person without a public role where masked.
    """
    ids = ids_like(connection, wanted) if wanted.startswith("agr:") else named_groups(connection, wanted)
    ask = ActorsWanted(ids=tuple(sorted(ids)), masked=masked)
    found = find_actors(connection, ask) if ids else ()
    if not found:
        raise InputError(
            f"The ledger has no actor {wanted[:80]!r}{' with a public role' if masked else ''}.",
            "See them all: dateline actors list LEDGER",
        )
    exact = [
        one for one in found if any(fold_words(each.name) == fold_words(wanted) for each in one.names)
    ]
    chosen = exact if len(exact) == 1 else found
    if len(chosen) > 1:
        names = "; ".join(f"{one.id} {one.name}" for one in chosen[:SHOWN])
        raise InputError(f"{wanted[:80]!r} may be {len(chosen)} actors: {names}.", "Give the id of one.")
    return with_articles(connection, chosen[0])


def ids_like(connection: Connection, wanted: str) -> set[str]:
    """Return the groups to which ids that are or begin so lead now."""
    like = begins(connection, ACTOR_IDS.c.id, wanted)
    given = connection.scalars(select(ACTOR_IDS.c.id).where(like).limit(SHOWN + 1))
    return {group for one in given if (group := group_of(connection, one))}


def named_groups(connection: Connection, words: str) -> set[str]:
    """Return the groups of which a name holds these words in this order."""
    folded = f" {' '.join(fold_words(words))} "
    if not folded.strip():
        return set()
    held = ACTOR_NAMES.c.folded.contains(folded, autoescape=True)
    query = (
        select(ACTOR_FACES.c.actor_group)
        .distinct()
        .join(ACTOR_NAMES, ACTOR_NAMES.c.face == ACTOR_FACES.c.id)
    )
    return set(connection.scalars(query.where(held)))


def find_spots(connection: Connection, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the members (article, actor) of the groups of which a name holds one of these."""
    groups = {group for words in names for group in named_groups(connection, words)}
    query = select(ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor).join(
        ACTOR_FACES, ACTOR_FACES.c.id == ACTOR_MEMBERS.c.face
    )
    rows = rows_in(connection, query, ACTOR_FACES.c.actor_group, groups)
    return frozenset((row.article, row.actor) for row in rows)


def load_told(connection: Connection, groups: set[str] | None) -> dict[str, Told]:
    """Return what is counted of groups, or of all."""
    query = select(ACTOR_FACES)
    rows: list[Any] = list(connection.execute(query)) if groups is None else []
    rows += rows_in(connection, query, ACTOR_FACES.c.actor_group, groups or ())
    wanted = None if groups is None else {row.id for row in rows}
    parts = [
        by_face(connection, count_members(), ACTOR_MEMBERS.c.face, wanted),
        by_face(connection, select(ACTOR_NAMES), ACTOR_NAMES.c.face, wanted),
        by_face(connection, select(ACTOR_ROLES), ACTOR_ROLES.c.face, wanted),
    ]
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.actor_group].append(row)
    return {group: make_told(held, parts) for group, held in found.items()}


def make_told(held: Sequence[Any], parts: Sequence[Mapping[str, list[Any]]]) -> Told:
    """Return what is counted of the faces of one group; ``parts``: members, names and roles by face."""
    facts, names, roles = ([one for row in held for one in part.get(row.id, ())] for part in parts)
    listed = tuple(row.listed_name for row in held if row.listed_name)
    return Told({row.id: load_face(row) for row in held}, listed, facts, names, roles)


def count_members() -> Select[Any]:
    """Return the query that counts the members of faces by what they are, with their days."""
    kinds = (ACTOR_MEMBERS.c.face, ACTOR_MEMBERS.c.type, ACTOR_MEMBERS.c.sector, ACTOR_MEMBERS.c.public)
    day = func.nullif(ACTOR_MEMBERS.c.day, "")
    counted: list[Any] = [
        func.count().label("times"),
        func.min(day).label("first"),
        func.max(day).label("last"),
    ]
    return select(*kinds, *counted).group_by(*kinds)


def by_face(
    connection: Connection, query: Any, column: Any, wanted: set[str] | None
) -> dict[str, list[Any]]:
    """Return the rows of a query by face, of some faces or of all."""
    rows: list[Any] = list(connection.execute(query)) if wanted is None else []
    rows += rows_in(connection, query, column, wanted or ())
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.face].append(row)
    return found


def count_articles(
    connection: Connection, told: Mapping[str, Told], *, whole: bool
) -> dict[str, tuple[int, int]]:
    """Return how many articles and outlets name each group."""
    outlet = func.coalesce(ARTICLES.c.outlet, ARTICLES.c.capture)
    query = (
        select(
            ACTOR_FACES.c.actor_group,
            func.count(distinct(ARTICLES.c.id)).label("articles"),
            func.count(distinct(outlet)).label("outlets"),
        )
        .join(ACTOR_MEMBERS, ACTOR_MEMBERS.c.face == ACTOR_FACES.c.id)
        .join(ARTICLES, ARTICLES.c.id == ACTOR_MEMBERS.c.article)
        .group_by(ACTOR_FACES.c.actor_group)
    )
    rows: list[Any] = list(connection.execute(query)) if whole else []
    rows += () if whole else rows_in(connection, query, ACTOR_FACES.c.actor_group, told)
    found = {row.actor_group: (row.articles, row.outlets) for row in rows}
    return {key: found.get(key, (0, 0)) for key in told}


def make_answer(group: str, told: Told, spread: tuple[int, int]) -> ActorAnswer:
    """Return what a group is by what is counted of it."""
    times: Counter[str] = Counter()
    for row in told.facts:
        times[told.faces[row.face].key.country] += row.times
    country = commonest_of(times)
    kind = commonest_of(tally(told.facts, "type"))
    return ActorAnswer(
        id=group,
        name=name_of(told, country),
        type=kind,
        country=country or None,
        sector=commonest_of(tally(told.facts, "sector")) or None,
        public=kind != "person" or any(row.public for row in told.facts),
        names=names_of(told.names),
        roles=roles_of(told.roles),
        articles=spread[0],
        outlets=spread[1],
        first=min((row.first for row in told.facts if row.first), default=None),
        last=max((row.last for row in told.facts if row.last), default=None),
    )


def tally(rows: Iterable[Any], field: str) -> Counter[str]:
    """Return how often each value of a field stands in rows that are counted."""
    found: Counter[str] = Counter()
    for row in rows:
        found[getattr(row, field) or ""] += row.times
    return found


def name_of(told: Told, country: str) -> str:
    """Return what a group is called: a listed or state's name, else its commonest among the fullest."""
    if told.listed:
        return min(told.listed)
    if any(face.key.kind == "state" for face in told.faces.values()):
        return state_name(country)
    most = max(len(face.key.words) for face in told.faces.values())
    counts: Counter[str] = Counter()
    for row in told.names:
        if len(told.faces[row.face].key.words) == most:
            counts[row.name] += row.as_name
    return commonest_of(counts)


def names_of(rows: Iterable[Any]) -> tuple[NameTold, ...]:
    """Return names with how often they are borne, the commonest first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.name] += row.as_name + row.as_alias
    return tuple(NameTold(name, counts[name]) for name in sorted(counts, key=lambda n: (-counts[n], n)))


def roles_of(rows: Iterable[Any]) -> tuple[RoleTold, ...]:
    """Return roles with the days between which they were told, the latest last."""
    days: dict[str, list[str]] = defaultdict(list)
    times: Counter[str] = Counter()
    for row in rows:
        times[row.role] += row.members
        if row.day:
            days[row.role].append(row.day)
    found = [
        RoleTold(
            role,
            min(days[role], default=None),
            max(days[role], default=None),
            is_past(role),
            times[role],
        )
        for role in times
    ]
    return tuple(sorted(found, key=lambda one: (one.first or "", one.last or "", one.role)))


def is_wanted(one: ActorAnswer, wanted: ActorsWanted) -> bool:
    """Tell whether an actor has what is wanted of it."""
    return (
        one.articles >= wanted.articles
        and (wanted.type is None or one.type == wanted.type)
        and (wanted.country is None or one.country == wanted.country)
        and (one.public or not wanted.masked)
    )


def merged_ids(connection: Connection, told: Mapping[str, Told]) -> dict[str, tuple[str, ...]]:
    """Return the ids that lead to groups beside their own."""
    home = {face: group for group, one in told.items() for face in one.faces}
    found: dict[str, list[str]] = defaultdict(list)
    rows = rows_in(connection, select(ACTOR_IDS), ACTOR_IDS.c.face, home)
    for row in sorted(rows, key=lambda row: row.number):
        if row.id != home[row.face]:
            found[home[row.face]].append(row.id)
    return {group: tuple(ids) for group, ids in found.items()}


def add_reasons(
    one: ActorAnswer, reasons: tuple[tuple[str, ...], tuple[str, ...]], merged: Sequence[str]
) -> ActorAnswer:
    """Return an answer with the reasons for what it is and is not."""
    return replace(one, reasons=reasons[0], refusals=reasons[1], merged=tuple(merged))


def with_articles(connection: Connection, one: ActorAnswer) -> ActorAnswer:
    """Return an answer with the ids of its articles."""
    query = (
        select(ACTOR_MEMBERS.c.article)
        .distinct()
        .join(ACTOR_FACES, ACTOR_FACES.c.id == ACTOR_MEMBERS.c.face)
    )
    found = connection.scalars(query.where(ACTOR_FACES.c.actor_group == one.id))
    return replace(one, article_ids=tuple(sorted(found)))
