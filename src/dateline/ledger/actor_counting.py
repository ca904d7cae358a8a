"""Counts of what the members of a face are called, kept up while members come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update

from dateline import jsons
from dateline.ledger.actor_rows import find_shorts, name_row, rows_in, short_hash
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_MEMBERS, ACTOR_NAMES, ACTOR_ROLES
from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_all
from dateline.linking.actor_faces import name_order, role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Column, Connection, Table

    from dateline.ledger.actor_rows import Member
    from dateline.ledger.rows import Row
    from dateline.linking.actor_faces import FaceKey

FACTS = ("name", "article", "roles", "shorts")


@dataclass(frozen=True, slots=True)
class Moves:
    """Members that go and members that come; ``keys``: those of the faces that come with them."""

    gone: Sequence[Member]
    come: Sequence[Member]
    keys: Mapping[str, FaceKey]
    listed_names: Mapping[str, str]

    @property
    def faces(self) -> set[str]:
        """The faces that lose or gain a member."""
        return {one.face for one in (*self.gone, *self.come)}


def move_members(connection: Connection, moves: Moves) -> set[str]:
    """Store what came and went; return the faces of which something that is compared has changed.

    Faces that are new or are gone are among them. Nothing is looked at that grows with a face's members,
    unless what went was the only one to bear something.
    """
    before = load_faces(connection, moves.faces)
    for article, actors in by_article(moves.gone).items():
        same = (ACTOR_MEMBERS.c.article == article, ACTOR_MEMBERS.c.actor.in_(actors))
        connection.execute(delete(ACTOR_MEMBERS).where(*same))
    add_all(connection, ACTOR_MEMBERS, [one.row() for one in moves.come])
    count_names(connection, moves)
    count_roles(connection, moves)
    return settle_faces(connection, before, moves)


def by_article(members: Iterable[Member]) -> dict[str, list[str]]:
    """Return the ids of members by their articles."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in members:
        found[one.article].append(one.actor)
    return found


def load_faces(connection: Connection, faces: Iterable[str]) -> dict[str, Any]:
    """Return the rows of faces by their ids."""
    found = rows_in(connection, select(ACTOR_FACES), ACTOR_FACES.c.id, faces)
    return {row.id: row for row in found}


def count_names(connection: Connection, moves: Moves) -> None:
    """Count the names of faces anew by what came and went."""
    change: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for step, members in ((-1, moves.gone), (1, moves.come)):
        for one in members:
            change[one.face, one.name]["as_name"] += step
            for alias in one.aliases:
                change[one.face, alias]["as_alias"] += step
    rows = [name_row(face, name) | dict(counts) for (face, name), counts in change.items()]
    add_counts(connection, ACTOR_NAMES, rows, ("as_name", "as_alias"))


def count_roles(connection: Connection, moves: Moves) -> None:
    """Count the roles of faces by day anew by what came and went."""
    change: Counter[tuple[str, str, str]] = Counter()
    for step, members in ((-1, moves.gone), (1, moves.come)):
        for one in members:
            if one.role:
                change[one.face, one.role, one.day] += step
    rows = [
        {
            "key": short_hash(f"{face} {day} {role}"),
            "face": face,
            "role": role,
            "day": day,
            "members": step,
        }
        for (face, role, day), step in change.items()
    ]
    add_counts(connection, ACTOR_ROLES, rows, ("members",))


def add_counts(connection: Connection, table: Table, rows: Sequence[Row], counts: Sequence[str]) -> None:
    """Add the counts of rows to those that are stored; what nobody bears any more goes."""
    moved = [row for row in rows if any(row.get(name) for name in counts)]
    found = rows_in(connection, select(table), table.c.key, [row["key"] for row in moved])
    known = {row.key: row for row in found}
    fresh: list[Row] = []
    grown: list[Row] = []
    bare: list[str] = []
    for row in moved:
        old = known.get(row["key"])
        values = {name: row.get(name, 0) + (getattr(old, name) if old else 0) for name in counts}
        if old is None:
            fresh.append({**row, **values})
        elif any(values.values()):
            grown.append({"row": row["key"], **values})
        else:
            bare.append(row["key"])
    change_rows(connection, table, table.c.key, grown)
    for batch in batches(bare):
        connection.execute(delete(table).where(table.c.key.in_(batch)))
    add_all(connection, table, fresh)


def change_rows(connection: Connection, table: Table, key: Column[str], rows: Sequence[Row]) -> None:
    """Change rows of a table, each named by its key under ``row``, to the other values given."""
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "row"}
        connection.execute(update(table).where(key == bindparam("row")).values(values), rows)


def settle_faces(connection: Connection, before: Mapping[str, Any], moves: Moves) -> set[str]:
    """Store what faces are now; return those of which something that is compared has changed."""
    come, left = by_face(moves.come), by_face(moves.gone)
    fresh: list[Row] = []
    grown: list[Row] = []
    changed: set[str] = set()
    for face in sorted(moves.faces):
        old = before.get(face)
        facts = add_facts(old, come[face]) if face not in left else count_facts(connection, face)
        if facts is None:
            connection.execute(delete(ACTOR_FACES).where(ACTOR_FACES.c.id == face))
        elif old is None:
            fresh.append(face_row(face, moves) | facts)
        elif any(getattr(old, name) != facts[name] for name in FACTS):
            grown.append({"row": face, **facts})
        if facts is None or old is None or (old.roles, old.shorts) != (facts["roles"], facts["shorts"]):
            changed.add(face)
    change_rows(connection, ACTOR_FACES, ACTOR_FACES.c.id, grown)
    add_all(connection, ACTOR_FACES, fresh)
    return changed


def by_face(members: Iterable[Member]) -> dict[str, list[Member]]:
    """Return members by their faces."""
    found: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        found[one.face].append(one)
    return found


def face_row(face: str, moves: Moves) -> Row:
    """Return the row of a face that is in no group yet, without its facts."""
    return {
        "id": face,
        "key": jsons.encode_text(moves.keys[face]),
        "listed_name": moves.listed_names.get(face, ""),
        "actor_group": "",
        "attached": False,
    }


def add_facts(before: Any, come: Sequence[Member]) -> Row:
    """Return what a face is known by once members have come to it."""
    roles = {word for one in come for word in role_words(one.role)}
    shorts = set(find_shorts(name for one in come for name in (one.name, *one.aliases)).split())
    names, articles = [one.name for one in come], [one.article for one in come]
    if before is not None:
        roles |= set(before.roles.split())
        shorts |= set(before.shorts.split())
        names.append(before.name)
        articles.append(before.article)
    return make_facts(names, min(articles, default=""), roles, shorts)


def count_facts(connection: Connection, face: str) -> Row | None:
    """Return what a face is known by, from what is counted of it; None where it has no member."""
    mine = ACTOR_MEMBERS.c.face == face
    first = connection.scalar(select(func.min(ACTOR_MEMBERS.c.article)).where(mine))
    if first is None:
        return None
    names = connection.execute(select(ACTOR_NAMES).where(ACTOR_NAMES.c.face == face)).all()
    told = connection.scalars(select(ACTOR_ROLES.c.role).where(ACTOR_ROLES.c.face == face).distinct())
    roles = {word for role in told for word in role_words(role)}
    shorts = set(find_shorts(row.name for row in names).split())
    return make_facts([row.name for row in names if row.as_name], first, roles, shorts)


def make_facts(names: Iterable[str], article: str, roles: set[str], shorts: set[str]) -> Row:
    """Return the facts of a face as its row has them."""
    return {
        "name": min(names, key=name_order, default=""),
        "article": article,
        "roles": " ".join(sorted(roles)),
        "shorts": " ".join(sorted(shorts)),
    }
