"""What each story tells, in the folded words that questions are asked in."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text

from dateline.ledger.schema import METADATA

STORY_TELLINGS: Final = Table(
    "story_tellings",
    METADATA,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "telling", LargeBinary, nullable=False
    ),  # msgpack of a ``StoryTold``: words stand in it as text
)
