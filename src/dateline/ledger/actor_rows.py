"""Members and faces of actors as rows, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline import jsons
from dateline.gazetteer.fold import fold as fold_listed
from dateline.identity import hash_text
from dateline.ledger.actor_tables import ACTOR_MEMBERS
from dateline.ledger.batching import batches
from dateline.linking.actor_entries import acronym, surname
from dateline.linking.actor_faces import Face, FaceKey, face_key
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, Connection, Select

    from dateline.ledger.rows import Row
    from dateline.linking.actor_entries import Entry

DIGITS: Final = 24  # of a hash that stands for a face, a name or a role


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of an article as it is stored."""

    article: str
    actor: str
    face: str
    name: str
    aliases: tuple[str, ...]
    type: str
    sector: str | None
    role: str | None
    day: str
    public: bool

    @property
    def spot(self) -> tuple[str, str]:
        """Its article and its id there."""
        return self.article, self.actor

    def row(self) -> Row:
        """Return it as a row."""
        found = {column.name: getattr(self, column.name) for column in ACTOR_MEMBERS.columns}
        return found | {"aliases": jsons.encode_text(list(self.aliases))}


def short_hash(text: str) -> str:
    """Return a short hash, by which texts of any length stand in an index."""
    return hash_text(text)[:DIGITS]


def face_id(key: FaceKey) -> str:
    """Return the id of a face."""
    return short_hash(jsons.encode_text(key))


def make_member(entry: Entry) -> Member:
    """Return an entry as it is stored."""
    actor = entry.actor
    aliases = tuple(dict.fromkeys(one for one in actor.aliases if one != actor.name))
    return Member(
        *entry.spot,
        face_id(face_key(entry)),
        actor.name,
        aliases,
        actor.type,
        actor.sector,
        actor.role,
        entry.day,
        entry.public,
    )


def load_member(row: Any) -> Member:
    """Return a member of its row."""
    values = {column.name: getattr(row, column.name) for column in ACTOR_MEMBERS.columns}
    aliases = tuple(jsons.decode(row.aliases, list[str]))
    return Member(**{**values, "aliases": aliases, "public": bool(row.public)})


def load_face(row: Any) -> Face:
    """Return a face of its row."""
    kind, words, *others = jsons.decode(
        row.key, tuple[str, tuple[str, ...], str, str, str, str, str, str]
    )
    key = FaceKey(kind, words, *others)
    return Face(key, row.name, row.article, frozenset(row.roles.split()), frozenset(row.shorts.split()))


def name_row(face: str, name: str) -> Row:
    """Return the row of a name of a face that nobody bears yet."""
    return {
        "key": short_hash(f"{face} {name}"),
        "face": face,
        "name": name,
        "folded": f" {' '.join(fold_words(name))} ",
        "listed_as": short_hash(fold_listed(name)),
        "as_name": 0,
        "as_alias": 0,
    }


def find_shorts(names: Iterable[str]) -> str:
    """Return the acronyms among the names of a body, as a face has them."""
    return " ".join(sorted({short for name in names if (short := acronym(name))}))


def word_of(face: Face) -> str:
    """Return the word of a person's name by which a bare surname is compared."""
    return surname(face.key.words) if face.key.kind == "person" and face.key.words else ""


def rows_in(
    connection: Connection, query: Select[Any], column: Column[str], keys: Iterable[str]
) -> Iterator[Any]:
    """Yield the rows of a query in which a column has one of the keys, in no order."""
    for batch in batches(sorted(set(keys))):
        yield from connection.execute(query.where(column.in_(batch)))
