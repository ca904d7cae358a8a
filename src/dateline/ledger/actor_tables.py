"""Actors across articles: who is whose, kept up with every article that comes, changes or goes.

A face is all actors that nothing tells apart (``linking/actor_faces``); a group is one actor. A row of
members is an actor of an article; names and roles are counted by face. All of it is made of the readings
and can be made anew, but for the ids that were given.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from dateline.ledger.schema import METADATA

ACTOR_MEMBERS: Final = Table(
    "actor_members",
    METADATA,
    Column("article", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("face", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),  # JSON
    Column("type", Text, nullable=False),
    Column("sector", Text),
    Column("role", Text),
    Column("day", Text, nullable=False),  # the article's, or empty
    Column("public", Boolean, nullable=False),
    PrimaryKeyConstraint("article", "actor"),
    Index("ix_actor_members_face", "face", "article", "actor"),
)
ACTOR_FACES: Final = Table(
    "actor_faces",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),  # JSON
    Column("name", Text, nullable=False),
    Column("article", Text, nullable=False),  # the first of its members
    Column("roles", Text, nullable=False),  # words, parted by blanks
    Column("shorts", Text, nullable=False),  # acronyms, parted by blanks
    Column("listed_name", Text, nullable=False),
    Column("actor_group", Text, nullable=False),
    Column("attached", Boolean, nullable=False),  # a brief name that found its full one
    Index("ix_actor_faces_actor_group", "actor_group"),
)
ACTOR_KEYS: Final = Table(
    "actor_keys",
    METADATA,
    Column("key", Text, nullable=False),
    Column("sort", Text, nullable=False),  # own, seek, offer
    Column("face", Text, nullable=False),
    Column("word", Text, nullable=False),  # the surname or acronym, or empty
    PrimaryKeyConstraint("key", "sort", "face"),
    Index("ix_actor_keys_face", "face"),
)
ACTOR_NAMES: Final = Table(
    "actor_names",
    METADATA,
    Column("key", Text, primary_key=True),  # a hash of face and name
    Column("face", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # words as they are looked for, a blank around each
    Column("listed_as", Text, nullable=False),  # by which the user's list is asked: its hash
    Column("as_name", Integer, nullable=False),  # members of which it is the name
    Column("as_alias", Integer, nullable=False),
    Index("ix_actor_names_face", "face"),
    Index("ix_actor_names_listed_as", "listed_as"),
)
ACTOR_ROLES: Final = Table(
    "actor_roles",
    METADATA,
    Column("key", Text, primary_key=True),  # a hash of face, day and role
    Column("face", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("members", Integer, nullable=False),
    Index("ix_actor_roles_face", "face"),
)
ACTOR_PAIRS: Final = Table(
    "actor_pairs",
    METADATA,
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("a", "b", "number"),
    Index("ix_actor_pairs_b", "b"),
)
ACTOR_IDS: Final = Table(
    "actor_ids",
    METADATA,
    Column("number", Integer, primary_key=True),  # grows with time: the earliest id of a group stays
    Column("id", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("face", Text, nullable=False),
    Index("ix_actor_ids_id", "id", unique=True),
    Index("ix_actor_ids_face", "face"),
    Index("ix_actor_ids_article", "article"),
)
