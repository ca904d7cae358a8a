"""The journal: what was added, revised and withdrawn, in the order of the writes."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from dateline.ledger.migrations.dialects import on_server, refuse_changes

revision: Final = "0005"
down_revision: Final = "0004"
branch_labels: Final = None
depends_on: Final = None

FILL_JOURNAL: Final = """
INSERT INTO journal (number, at, act, capture, revision, before_capture, before_revision, compared)
SELECT row_number() OVER (ORDER BY at, act, capture, revision), at, act, capture, revision,
  CASE WHEN revision > 1 THEN capture END, CASE WHEN revision > 1 THEN revision - 1 END, false
FROM (
  SELECT read_at AS at, 'reading' AS act, capture, number AS revision FROM revisions
  UNION ALL SELECT DISTINCT given_at, 'linking', NULL, CAST(NULL AS INTEGER) FROM incidents
  UNION ALL SELECT DISTINCT at, 'decision', NULL, CAST(NULL AS INTEGER) FROM decisions
) AS acts
"""
FILL_INCIDENTS: Final = """
INSERT INTO changes (number, part, kind, what, article, id, target, fields, members, reason, "by")
SELECT journal.number, row_number() OVER (PARTITION BY journal.number ORDER BY incidents.id) - 1,
  'added', 'incident', NULL, incidents.id, NULL, '', NULL, 'Linking found it.', 'machine'
FROM incidents JOIN journal ON journal.at = incidents.given_at AND journal.act = 'linking'
"""
FILL_DECISIONS: Final = """
INSERT INTO changes (number, part, kind, what, article, id, target, fields, members, reason, "by")
SELECT journal.number,
  row_number() OVER (PARTITION BY journal.number ORDER BY kind, subject, decisions.number) - 1,
  CASE kind WHEN 'merge' THEN 'merged' WHEN 'review' THEN 'reviewed' WHEN 'forget' THEN 'forgotten'
    ELSE kind END,
  CASE substr(subject, 1, 4) WHEN 'art:' THEN 'article' WHEN 'clm:' THEN 'claim' WHEN 'evt:' THEN 'event'
    ELSE 'incident' END,
  NULL, subject, target, '', NULL, reason, decisions."by"
FROM decisions JOIN journal ON journal.at = decisions.at AND journal.act = 'decision'
WHERE substr(subject, 1, 4) IN ('art:', 'clm:', 'evt:', 'inc:')
"""


def upgrade() -> None:
    """Make the tables and their triggers, and fill them with what the ledger tells of its past."""
    make_journal()
    make_changes()
    using = "hash" if on_server() else None  # an address may be longer than PostgreSQL's trees take
    for column in ("source", "url"):
        op.create_index(f"ix_captures_{column}", "captures", [column], postgresql_using=using)
    for statement in (FILL_JOURNAL, FILL_INCIDENTS, FILL_DECISIONS):
        op.execute(statement)
    for table in ("journal", "changes"):
        refuse_changes(table)


def make_journal() -> None:
    """Make the table with a row for every write."""
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "act")),
        sa.Column("capture", sa.Text()),
        sa.Column("revision", sa.Integer()),
        sa.Column("before_capture", sa.Text()),
        sa.Column("before_revision", sa.Integer()),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_journal_at", "journal", ["at"])
    op.create_index("ix_journal_capture", "journal", ["capture", "revision"])


def make_changes() -> None:
    """Make the table with a row for every change that a write did not merely add."""
    op.create_table(
        "changes",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("number", "part")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "what")),
        sa.Column("article", sa.Text()),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text()),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("members", sa.Text()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reason", "by")),
        sa.ForeignKeyConstraint(["number"], ["journal.number"]),
        sa.PrimaryKeyConstraint("number", "part"),
    )
    op.create_index("ix_changes_id", "changes", ["id"])
