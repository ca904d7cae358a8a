"""What the actors of articles are called across all articles: by the name of the group each is in."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from dateline.ledger.actor_rows import face_id, load_face, rows_in
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_MEMBERS, ACTOR_NAMES
from dateline.linking.actor_entries import body_name
from dateline.linking.actor_faces import FaceKey
from dateline.linking.actor_records import commonest_of, state_name
from dateline.linking.actors import STATE
from dateline.linking.doers import ActorName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.linking.actor_faces import Face
    from dateline.linking.linkage import Member
    from dateline.records import Actor, Article


def find_names(connection: Connection, articles: Iterable[Article]) -> dict[Member, ActorName]:
    """Return what actors (article, actor) are called: by their group, or that of their state's forces.

    A person without a public role goes by what the article says: no other article names them for it.
    """
    held = list(articles)
    faces = dict(find_members(connection, {article.id for article in held}))
    known = {spot for spot, _ in faces.items()}
    for article in held:
        faces.update(plain_forces(article, known))
    groups = groups_of(connection, {face for face in faces.values() if face})
    names = name_all(connection, set(groups.values()))
    found = ((spot, groups.get(face)) for spot, face in faces.items())
    return {spot: ActorName(group, names[group]) for spot, group in found if group and names.get(group)}


def find_members(connection: Connection, articles: Iterable[str]) -> Iterator[tuple[Member, str]]:
    """Yield the actors of articles that are in groups with their faces; private persons with none."""
    wanted = (ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor, ACTOR_MEMBERS.c.face)
    open_to_all = or_(ACTOR_MEMBERS.c.type != "person", ACTOR_MEMBERS.c.public)
    query = select(*wanted, open_to_all.label("open"))
    for row in rows_in(connection, query, ACTOR_MEMBERS.c.article, articles):
        yield (row.article, row.actor), row.face if row.open else ""


def plain_forces(article: Article, known: Iterable[Member]) -> Iterator[tuple[Member, str]]:
    """Yield the actors of an article that are only described, "the army", with their country's face."""
    for actor in article.actors:
        if (article.id, actor.id) not in known and (key := nation_of(actor)):
            yield (article.id, actor.id), face_id(key)


def nation_of(actor: Actor) -> FaceKey | None:
    """Return the face of a whole government or army by its country, where an actor is no less."""
    if actor.type not in STATE or not actor.country:
        return None
    kind, words, _ = body_name(actor)
    whole = kind in {"state", "forces"} and not words
    return FaceKey(kind, (), actor.country, "", "", "", "", "") if whole else None


def groups_of(connection: Connection, faces: Iterable[str]) -> dict[str, str]:
    """Return the groups of faces."""
    query = select(ACTOR_FACES.c.id, ACTOR_FACES.c.actor_group)
    rows = rows_in(connection, query, ACTOR_FACES.c.id, faces)
    return {row.id: row.actor_group for row in rows if row.actor_group}


def name_all(connection: Connection, groups: Iterable[str]) -> dict[str, str]:
    """Return what groups are called."""
    faces: dict[str, list[Any]] = defaultdict(list)
    for row in rows_in(connection, select(ACTOR_FACES), ACTOR_FACES.c.actor_group, groups):
        faces[row.actor_group].append(row)
    borne: dict[str, Counter[str]] = defaultdict(Counter)
    held = {row.id for rows in faces.values() for row in rows}
    for row in rows_in(connection, select(ACTOR_NAMES), ACTOR_NAMES.c.face, held):
        borne[row.face][row.name] += row.as_name
    return {group: name_group(rows, borne) for group, rows in faces.items()}


def name_group(rows: Sequence[Any], borne: Mapping[str, Counter[str]]) -> str:
    """Return what a group is called: a listed or state's name, else its commonest among the fullest."""
    listed = [row.listed_name for row in rows if row.listed_name]
    if listed:
        return str(min(listed))
    faces: dict[str, Face] = {row.id: load_face(row) for row in rows}
    states = [face.key.country for face in faces.values() if face.key.kind == "state"]
    if states:
        return state_name(min(states))
    most = max(len(face.key.words) for face in faces.values())
    counts: Counter[str] = Counter()
    for key, face in faces.items():
        if len(face.key.words) == most:
            counts += borne[key]
    return commonest_of(counts)
