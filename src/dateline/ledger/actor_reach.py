"""What a change of some faces may move: the full names that share their keys, and who seeks these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from dateline.ledger.actor_counting import load_faces
from dateline.ledger.actor_rows import load_face, rows_in, word_of
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_KEYS
from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_all
from dateline.linking.actor_keys import offers, own_keys, pin_key, seeks
from dateline.linking.actor_pins import mark_of
from dateline.linking.romanised import bare_fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.rows import Row
    from dateline.linking.actor_faces import Face
    from dateline.linking.rulings import Ruling


@dataclass
class Reach:
    """Faces by id that are grouped anew, and those that stand by as they are.

    ``standing``: groups of full names, each by its group id, that a brief name in reach may stand for.
    """

    faces: dict[str, Face] = field(default_factory=dict)
    standing: dict[str, dict[str, Face]] = field(default_factory=dict)


def find_reach(connection: Connection, changed: set[str], rulings: Sequence[Ruling]) -> Reach:
    """Return what is to be grouped anew where faces have changed; their keys are stored anew first."""
    old = stored_keys(connection, changed)
    present = {key: load_face(row) for key, row in load_faces(connection, changed).items()}
    store_keys(connection, changed, present)
    linked = link_marks(rulings)
    reach = Reach(dict(present))
    keys = expand({key for key, sort, _ in old if sort == "own"}, linked)
    offered = {(key, word) for key, sort, word in old if sort == "offer"}
    done: set[str] = set()
    todo = present
    while True:
        keys |= {key for face in todo.values() for key in expand(own_keys(face), linked)} - done
        offered |= {(key, word_of(face)) for face in todo.values() for key in offers(face)}
        if not keys and not offered:
            break
        found = holders(connection, "own", keys) | seekers(connection, offered)
        done |= keys
        keys, offered = set(), set()
        rows = load_faces(connection, found - reach.faces.keys())
        todo = {key: load_face(row) for key, row in rows.items()}
        reach.faces.update(todo)
    find_standing(connection, reach)
    return reach


def link_marks(rulings: Iterable[Ruling]) -> Mapping[str, frozenset[str]]:
    """Return for each key of what a person decided on the keys of all that the decision names."""
    found: dict[str, frozenset[str]] = {}
    for ruling in rulings:
        keys = frozenset(pin_key(mark_of(spot)) for spot in (*ruling.one, *ruling.other))
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found


def expand(keys: Iterable[str], linked: Mapping[str, frozenset[str]]) -> set[str]:
    """Return keys with those to which decisions of people lead from them."""
    return {other for key in keys for other in (key, *linked.get(key, ()))}


def holders(connection: Connection, sort: str, keys: Iterable[str]) -> set[str]:
    """Return the faces that have one of these keys."""
    query = select(ACTOR_KEYS.c.face).where(ACTOR_KEYS.c.sort == sort)
    return {row.face for row in rows_in(connection, query, ACTOR_KEYS.c.key, keys)}


def seekers(connection: Connection, offered: set[tuple[str, str]]) -> set[str]:
    """Return the brief faces that seek one of these keys, and whom the word beside it fits."""
    words: dict[str, set[str]] = {}
    for key, word in offered:
        words.setdefault(key, set()).add(word)
    query = select(ACTOR_KEYS).where(ACTOR_KEYS.c.sort == "seek")
    return {
        row.face
        for row in rows_in(connection, query, ACTOR_KEYS.c.key, words)
        if any(fits(row.word, word) for word in words[row.key])
    }


def fits(brief: str, full: str) -> bool:
    """Tell whether a bare surname may be another; of bodies the key tells all."""
    return not brief or bare_fits(brief, full)


def find_standing(connection: Connection, reach: Reach) -> None:
    """Add the groups that brief faces in reach may stand for, and that do not change themselves."""
    wanted: dict[str, set[str]] = {}
    for face in reach.faces.values():
        for key in seeks(face):
            wanted.setdefault(key, set()).add(word_of(face))
    query = select(ACTOR_KEYS).where(ACTOR_KEYS.c.sort == "offer")
    near = {
        row.face
        for row in rows_in(connection, query, ACTOR_KEYS.c.key, wanted)
        if any(fits(word, row.word) for word in wanted[row.key])
    }
    known = load_faces(connection, near - reach.faces.keys())
    groups = {row.actor_group for row in known.values()}
    whole = select(ACTOR_FACES).where(ACTOR_FACES.c.attached.is_(False))
    for row in rows_in(connection, whole, ACTOR_FACES.c.actor_group, groups):
        if row.id not in reach.faces:
            reach.standing.setdefault(row.actor_group, {})[row.id] = load_face(row)


def stored_keys(connection: Connection, faces: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the keys that are stored of faces: key, sort, word."""
    found = rows_in(connection, select(ACTOR_KEYS), ACTOR_KEYS.c.face, faces)
    return [(row.key, row.sort, row.word) for row in found]


def store_keys(connection: Connection, changed: Iterable[str], present: Mapping[str, Face]) -> None:
    """Put the keys of faces in the place of those stored; faces that are gone have none."""
    for batch in batches(sorted(changed)):
        connection.execute(delete(ACTOR_KEYS).where(ACTOR_KEYS.c.face.in_(batch)))
    rows: list[Row] = [
        {"key": key, "sort": sort, "face": face_id, "word": "" if sort == "own" else word_of(face)}
        for face_id, face in sorted(present.items())
        for sort, keys in (("own", own_keys(face)), ("seek", seeks(face)), ("offer", offers(face)))
        for key in sorted(keys)
    ]
    add_all(connection, ACTOR_KEYS, rows)
