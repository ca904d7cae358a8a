"""The journal: what each write of the ledger did, in the order of the commits. Rows are only ever added.

It holds ids, kinds and reasons, never words of a page: what was forgotten needs no erasing here.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from dateline.ledger.schema import METADATA

JOURNAL: Final = Table(
    "journal",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),  # the position, without gaps
    Column("at", Text, nullable=False),  # never before that of the number before
    Column("act", Text, nullable=False),  # reading, linking, decision
    Column("capture", Text),  # of a reading: the capture and the number of its revision
    Column("revision", Integer),
    Column("before_capture", Text),  # what it was compared with; null where all of it is new
    Column("before_revision", Integer),
    Column("compared", Boolean, nullable=False),  # false: stored before there was a journal
    Index("ix_journal_at", "at"),
    Index("ix_journal_capture", "capture", "revision"),
)
CHANGES: Final = Table(
    "changes",
    METADATA,
    Column("number", Integer, ForeignKey("journal.number"), nullable=False),
    Column("part", Integer, nullable=False),  # 0, 1, ... within the number
    Column("kind", Text, nullable=False),  # added, revised, withdrawn, merged, split, ...
    Column("what", Text, nullable=False),  # article, claim, event, incident
    Column("article", Text),
    Column("id", Text, nullable=False),
    Column("target", Text),  # the id it has now, or leads to
    Column("fields", Text, nullable=False),  # names of the fields that differ, with blanks between
    Column("members", Text),  # of incidents, JSON: {"joined": [[article, event], ...], "left": ...}
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),  # the reader, "machine", or a person's name
    PrimaryKeyConstraint("number", "part"),
    Index("ix_changes_id", "id"),
    Index(  # an incident's rows, most of all, have no article
        "ix_changes_article",
        "article",
        sqlite_where=text("article IS NOT NULL"),
        postgresql_where=text("article IS NOT NULL"),
    ),
)
