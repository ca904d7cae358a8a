"""Actors across articles; the next linking makes the rows."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0011"
down_revision: Final = "0010"
branch_labels: Final = None
depends_on: Final = None

COLUMNS: Final = {  # a name that ends in ? may be null, in # is a number, in ! is yes or no
    "actor_members": (
        *("article", "actor", "face", "name", "aliases", "type", "sector?", "role?", "day", "public!"),
    ),
    "actor_faces": (
        *("id", "key", "name", "article", "roles", "shorts", "listed_name", "actor_group", "attached!"),
    ),
    "actor_keys": ("key", "sort", "face", "word"),
    "actor_names": ("key", "face", "name", "folded", "listed_as", "as_name#", "as_alias#"),
    "actor_roles": ("key", "face", "role", "day", "members#"),
    "actor_pairs": ("a", "b", "number#", "joined!", "why"),
    "actor_ids": ("number#", "id", "article", "actor", "face"),
}
KEYS: Final = {
    "actor_members": ("article", "actor"),
    "actor_faces": ("id",),
    "actor_keys": ("key", "sort", "face"),
    "actor_names": ("key",),
    "actor_roles": ("key",),
    "actor_pairs": ("a", "b", "number"),
    "actor_ids": ("number",),
}
INDEXES: Final = (
    ("ix_actor_members_face", "actor_members", ("face", "article", "actor")),
    ("ix_actor_faces_actor_group", "actor_faces", ("actor_group",)),
    ("ix_actor_keys_face", "actor_keys", ("face",)),
    ("ix_actor_names_face", "actor_names", ("face",)),
    ("ix_actor_roles_face", "actor_roles", ("face",)),
    ("ix_actor_names_listed_as", "actor_names", ("listed_as",)),
    ("ix_actor_pairs_b", "actor_pairs", ("b",)),
    ("ix_actor_ids_face", "actor_ids", ("face",)),
    ("ix_actor_ids_article", "actor_ids", ("article",)),
)
TYPES: Final[dict[str, Any]] = {"#": sa.Integer, "!": sa.Boolean, "?": sa.Text}


def upgrade() -> None:
    """Make the tables and their indexes."""
    for table, names in COLUMNS.items():
        op.create_table(table, *map(column, names), sa.PrimaryKeyConstraint(*KEYS[table]))
    for name, table, columns in INDEXES:
        op.create_index(name, table, list(columns))
    op.create_index("ix_actor_ids_id", "actor_ids", ["id"], unique=True)


def column(name: str) -> sa.Column[Any]:
    """Return a column of text, or of what the mark behind its name tells."""
    kind = TYPES.get(name[-1], sa.Text)()
    return sa.Column(name.rstrip("#!?"), kind, nullable=name.endswith("?"))
