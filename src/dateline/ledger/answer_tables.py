"""Answers on incidents that many articles tell of, kept ready."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, Text

from dateline.ledger.schema import METADATA

INCIDENT_ANSWERS: Final = Table(
    "incident_answers",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column(
        "made_by", Text, nullable=False
    ),  # by which rules; empty: to be made; "claim ...": being made
    Column("answer", LargeBinary),  # JSON, zlib
    Index("ix_incident_answers_made_by", "made_by"),
)
