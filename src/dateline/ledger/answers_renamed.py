"""Answers lapse where an actor that they name is called otherwise across articles."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.ledger.actor_called import groups_of, name_all
from dateline.ledger.actor_rows import load_face, rows_in
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_MEMBERS
from dateline.ledger.answers_lapsing import are_kept, lapse_told_by
from dateline.ledger.query_tables import EVENT_ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Called:
    """What a face is called: the group it is in with its name. ``nation``: whose whole state it is."""

    group: str
    name: str
    nation: str


@contextmanager
def lapsing_renamed(connection: Connection, faces: Iterable[str]) -> Iterator[None]:
    """Lapse the answers that name actors of these faces, or of their groups, that are renamed inside."""
    if not are_kept(connection):
        yield
        return
    wanted = set(faces)
    before = find_called(connection, wanted)
    yield
    after = find_called(connection, wanted | before.keys())
    faces = {face for face in before.keys() | after.keys() if before.get(face) != after.get(face)}
    nations = {found[face].nation for face in faces for found in (before, after) if face in found}
    lapse_told_by(connection, articles_with(connection, faces, nations - {""}))


def find_called(connection: Connection, faces: Iterable[str]) -> dict[str, Called]:
    """Return what the faces of the groups of some faces are called."""
    groups = set(groups_of(connection, faces).values())
    names = name_all(connection, groups)
    rows = rows_in(connection, select(ACTOR_FACES), ACTOR_FACES.c.actor_group, groups)
    return {row.id: Called(row.actor_group, names[row.actor_group], nation_of(row)) for row in rows}


def nation_of(row: object) -> str:
    """Return the country of a face that is a whole state or its forces; what "the army" is called by."""
    key = load_face(row).key
    return key.country if key.kind in {"state", "forces"} and not key.words else ""


def articles_with(connection: Connection, faces: Iterable[str], nations: Iterable[str]) -> set[str]:
    """Return the articles that have actors of faces, or whose events have actors of nations."""
    members = rows_in(connection, select(ACTOR_MEMBERS.c.article), ACTOR_MEMBERS.c.face, faces)
    of = EVENT_ACTORS.c
    acting = rows_in(connection, select(of.article).distinct(), of.country, nations)
    return {row.article for row in (*members, *acting)}
