"""Ids of actors: given once and kept, whatever joins a group or leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, select, update

from dateline.identity import make_id
from dateline.ledger.actor_rows import rows_in
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_IDS, ACTOR_MEMBERS
from dateline.ledger.inserting import add_all
from dateline.linking.linkage import founding_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.actor_rows import Member
    from dateline.ledger.rows import Row
    from dateline.linking.actor_faces import Face


def move_ids(connection: Connection, gone: Sequence[Member], come: Sequence[Member]) -> set[str]:
    """Have ids whose founding member is gone be founded by another member of its face.

    Where it was the last one, by a member of the group that goes by the id, or else by what the same
    article has under the same name or id now. Returns the faces to which an id has come.
    """
    moved: set[str] = set()
    spots = {one.spot: one for one in gone}
    query = select(ACTOR_IDS)
    for row in list(rows_in(connection, query, ACTOR_IDS.c.article, {one.article for one in gone})):
        old = spots.get((row.article, row.actor))
        if old is None:
            continue
        heir = (
            first_member(connection, old.face)
            or group_member(connection, row.id)
            or find_heir(old, come)
        )
        same = ACTOR_IDS.c.number == row.number
        if heir is None:
            connection.execute(delete(ACTOR_IDS).where(same))
        else:
            connection.execute(update(ACTOR_IDS).where(same).values(heir))
            moved |= {heir["face"]} - {old.face}
    return moved


def first_member(connection: Connection, face: str) -> dict[str, str] | None:
    """Return the first member of a face, as ids are founded by it."""
    query = select(ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor).where(ACTOR_MEMBERS.c.face == face)
    order = (ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor)
    row = connection.execute(query.order_by(*order).limit(1)).first()
    return None if row is None else {"article": row.article, "actor": row.actor, "face": face}


def group_member(connection: Connection, name: str) -> dict[str, str] | None:
    """Return a member of the group that goes by an id, of a full name where there is one."""
    query = select(ACTOR_FACES.c.id).where(ACTOR_FACES.c.actor_group == name)
    face = connection.scalar(query.order_by(ACTOR_FACES.c.attached, ACTOR_FACES.c.id).limit(1))
    return None if face is None else first_member(connection, face)


def find_heir(old: Member, come: Iterable[Member]) -> dict[str, str] | None:
    """Return what an article calls a member now that its face has no other one."""
    here = [one for one in come if one.article == old.article]
    same = [one for one in here if one.actor == old.actor] or [
        one for one in here if one.name == old.name
    ]
    return next(({"article": one.article, "actor": one.actor, "face": one.face} for one in same), None)


def name_groups(connection: Connection, groups: Sequence[Mapping[str, Face]]) -> tuple[str, ...]:
    """Return the ids of groups: of those given to their faces the first, rather of a full name.

    Those that have none are given one, made of their first member.
    """
    given = given_to(connection, {key for group in groups for key in group})
    names = [kept_name(group, given) for group in groups]
    fresh = [group for group, name in zip(groups, names, strict=True) if name is None]
    made = iter(give(connection, fresh))
    return tuple(name or next(made) for name in names)


def kept_name(group: Mapping[str, Face], given: Mapping[str, Sequence[tuple[int, str]]]) -> str | None:
    """Return which of the ids given to the faces of a group it goes by; None where there is none."""
    ids = [
        (face.is_brief, number, name)
        for key, face in group.items()
        for number, name in given.get(key, ())
    ]
    return min(ids)[2] if ids else None


def give(connection: Connection, groups: Sequence[Mapping[str, Face]]) -> list[str]:
    """Give ids to groups that have none, and return them."""
    if not groups:
        return []
    first = first_members(connection, {key for group in groups for key in group})
    rows: list[Row] = []
    for group in groups:
        founder = min((first[key] for key in group), key=lambda one: (one["article"], one["actor"]))
        rows.append(
            {**founder, "id": make_id("agr", founding_key((founder["article"], founder["actor"])))}
        )
    taken = {
        row.id
        for row in rows_in(connection, select(ACTOR_IDS.c.id), ACTOR_IDS.c.id, {r["id"] for r in rows})
    }
    if taken:  # by groups that a member founded before it left them
        last = connection.scalar(select(func.max(ACTOR_IDS.c.number))) or 0
        rows = [
            row if row["id"] not in taken else {**row, "id": make_id("agr", row["id"], str(last))}
            for row in rows
        ]
    add_all(connection, ACTOR_IDS, rows)
    return [row["id"] for row in rows]


def first_members(connection: Connection, faces: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the first member of each face, as ids are founded by it."""
    mine = (ACTOR_MEMBERS.c.face == ACTOR_FACES.c.id, ACTOR_MEMBERS.c.article == ACTOR_FACES.c.article)
    query = select(ACTOR_MEMBERS.c.face, ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor).join(
        ACTOR_FACES, and_(*mine)
    )
    found: dict[str, dict[str, str]] = {}
    for row in rows_in(connection, query, ACTOR_FACES.c.id, faces):
        if row.face not in found or row.actor < found[row.face]["actor"]:
            found[row.face] = {"article": row.article, "actor": row.actor, "face": row.face}
    return found


def given_to(connection: Connection, faces: Collection[str]) -> dict[str, list[tuple[int, str]]]:
    """Return the ids given to faces with their numbers."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows_in(connection, select(ACTOR_IDS), ACTOR_IDS.c.face, faces):
        found.setdefault(row.face, []).append((row.number, row.id))
    return found


def attached_to(connection: Connection, groups: Iterable[str]) -> dict[str, list[Any]]:
    """Return the rows of the brief faces that are attached to groups."""
    query = select(ACTOR_FACES).where(ACTOR_FACES.c.attached.is_(True))
    found: dict[str, list[Any]] = {}
    for row in rows_in(connection, query, ACTOR_FACES.c.actor_group, groups):
        found.setdefault(row.actor_group, []).append(row)
    return found
