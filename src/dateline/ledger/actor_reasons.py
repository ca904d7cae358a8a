"""Why the names of an actor are one, and why others are not: sentences of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from dateline.ledger.actor_counting import load_faces
from dateline.ledger.actor_rows import load_face
from dateline.ledger.actor_tables import ACTOR_MEMBERS, ACTOR_PAIRS
from dateline.ledger.batching import batches
from dateline.linking.actor_records import MOST_REASONS, say_joined, say_refused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from dateline.linking.actor_faces import Face

SOMEBODY = "a person without a public role"
DECIDED = "decided by "


def find_reasons(
    connection: Connection, told: Mapping[str, Any], groups: Collection[str], *, masked: bool
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return for each group why its names are one and why others are not; ``told`` has its ``faces``.

    ``masked``: people without a public role, and who decided, are not named.
    """
    home = {face: group for group in groups for face in told[group].faces}
    pairs = find_pairs(connection, home)
    others = load_faces(connection, {face for pair in pairs for face in (pair.a, pair.b)})
    faces = {key: load_face(row) for key, row in others.items()}
    hidden = find_private(connection, faces) if masked else frozenset()
    joins: dict[str, set[str]] = {group: set() for group in groups}
    refusals: dict[str, set[str]] = {group: set() for group in groups}
    for pair in pairs:
        why = hide_who(pair.why) if masked else pair.why
        names = {key: SOMEBODY if key in hidden else faces[key].name for key in (pair.a, pair.b)}
        if pair.joined:
            joins[home.get(pair.a) or home[pair.b]].add(say_joined(names[pair.a], names[pair.b], why))
            continue
        for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if mine in home:
                refusals[home[mine]].add(say_refused(names[other], faces[other].article, why))
    return {
        group: (
            tuple(sorted(joins[group])[:MOST_REASONS]),
            tuple(sorted(refusals[group])[:MOST_REASONS]),
        )
        for group in groups
    }


def find_pairs(connection: Connection, faces: Collection[str]) -> list[Any]:
    """Return the pairs in which one of these faces is."""
    found: dict[tuple[str, str, int], Any] = {}
    for batch in batches(sorted(faces)):
        held = or_(ACTOR_PAIRS.c.a.in_(batch), ACTOR_PAIRS.c.b.in_(batch))
        for row in connection.execute(select(ACTOR_PAIRS).where(held)):
            found[row.a, row.b, row.number] = row
    return [found[key] for key in sorted(found)]


def find_private(connection: Connection, faces: Mapping[str, Face]) -> frozenset[str]:
    """Return the persons among faces whom no article gives a public role."""
    persons = [key for key, face in faces.items() if face.key.kind == "person"]
    public: set[str] = set()
    for batch in batches(sorted(persons)):
        query = select(ACTOR_MEMBERS.c.face).where(ACTOR_MEMBERS.c.face.in_(batch))
        public |= set(connection.scalars(query.where(ACTOR_MEMBERS.c.public.is_(True)).distinct()))
    return frozenset(persons) - public


def hide_who(why: str) -> str:
    """Return a reason without the name of whoever decided so."""
    head, decided, _ = why.partition(DECIDED)
    return f"{head}{DECIDED}a person" if decided else why
