"""What people decided of readings, and the grades that analysts gave: rows that are only ever added.

``content`` is JSON: what may quote a text or name a person, null once that was forgotten.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, Table, Text

from dateline.ledger.schema import METADATA

REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("number", Integer, primary_key=True),  # grows with time
    Column("kind", Text, nullable=False),  # claim, event, place, merge
    Column("subject", Text, nullable=False),  # the id that was given
    Column("text_sha256", Text, nullable=False),  # of a merge: of its first side
    Column("key", Text, nullable=False),  # the spans by which other readings have it
    Column("choice", Text, nullable=False),  # accept, correct, reject, undo
    Column("content", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_reviews_text_sha256", "text_sha256"),
    Index("ix_reviews_subject", "subject"),
)
GRADES: Final = Table(
    "grades",
    METADATA,
    Column("number", Integer, primary_key=True),  # grows with time
    Column("kind", Text, nullable=False),  # source, outlet, claim
    Column("key", Text, nullable=False),  # of a name: its hash; of a claim: its text and spans
    Column("grade", Text, nullable=False),  # A-F, 1-6, or none where it was withdrawn
    Column("content", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_grades_key", "kind", "key"),
)
