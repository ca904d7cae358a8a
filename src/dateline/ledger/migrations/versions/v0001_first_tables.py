"""The first tables: what is kept for good, what is searched, what linking found."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from dateline.ledger.migrations.dialects import create_table, long_key, on_server, refuse_changes

revision: Final = "0001"
down_revision: Final = None
branch_labels: Final = None
depends_on: Final = None

ERASABLE: Final = {
    "bodies": ("body", ("sha256",), "'sha256:' || OLD.sha256"),
    "texts": ("text", ("sha256",), "'text:' || OLD.sha256"),
    "revisions": ("report", ("capture", "number", "reader", "options", "read_at"), "OLD.capture"),
}


def upgrade() -> None:
    """Make all tables and triggers."""
    make_kept_tables()
    make_revisions()
    make_decisions()
    make_articles()
    make_claims()
    make_events()
    make_event_parts()
    make_copies_and_ties()
    make_incidents()
    for table in ("bodies", "captures", "texts", "revisions", "decisions", "incidents"):
        make_triggers(table)


def words(*names: str) -> list[sa.Column[Any]]:
    """Return text columns; a name that ends in ``?`` may be null."""
    return [sa.Column(name.rstrip("?"), sa.Text(), nullable=name.endswith("?")) for name in names]


def numbers(*names: str) -> list[sa.Column[Any]]:
    """Return integer columns; a name that ends in ``?`` may be null."""
    return [
        sa.Column(name.rstrip("?"), sa.Integer(), nullable=name.endswith("?"), autoincrement=False)
        for name in names
    ]


def flags(*names: str) -> list[sa.Column[Any]]:
    """Return columns of yes or no."""
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def shares(*names: str) -> list[sa.Column[Any]]:
    """Return columns of real numbers; a name that ends in ``?`` may be null."""
    return [sa.Column(name.rstrip("?"), sa.Float(), nullable=name.endswith("?")) for name in names]


def make_kept_tables() -> None:
    """Make what is kept of a page: its bytes, the capture and the texts; and what was skipped."""
    op.create_table("bodies", *words("sha256"), blob("body"), sa.PrimaryKeyConstraint("sha256"))
    op.create_table(
        "captures",
        *words("id", "page_sha256", "source", "url?", "given_id?", "media_type"),
        *numbers("bytes"),
        *words("encoding?", "gathered?", "kept_at"),
        sa.ForeignKeyConstraint(["page_sha256"], ["bodies.sha256"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_captures_page_sha256", "captures", ["page_sha256"])
    op.create_table("texts", *words("sha256", "text?"), sa.PrimaryKeyConstraint("sha256"))
    create_table(
        "skips",
        *words("source", "code", "message", "at"),
        long_key(sa.PrimaryKeyConstraint, "source", "code", "message"),
    )


def blob(name: str) -> sa.Column[Any]:
    """Return a column of bytes that may be null."""
    return sa.Column(name, sa.LargeBinary())


def make_revisions() -> None:
    """Make the readings of captures, one after the other."""
    create_table(
        "revisions",
        *words("capture"),
        *numbers("number"),
        *words("reader", "options", "read_at"),
        blob("report"),
        sa.PrimaryKeyConstraint("capture", "number"),
        long_key(sa.UniqueConstraint, "capture", "reader", "options"),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"]),
    )


def make_decisions() -> None:
    """Make the decisions of people and of linking."""
    op.create_table(
        "decisions",
        *words("kind", "subject"),
        *numbers("number"),
        *words("target?", "reason", "by", "at"),
        sa.PrimaryKeyConstraint("kind", "subject", "number"),
    )


def make_articles() -> None:
    """Make the articles of each capture's latest reading."""
    op.create_table(
        "articles",
        *words("id", "capture"),
        *numbers("position"),
        *words("kind", "title?", "language", "outlet?", "agency?", "originally_published_on?"),
        *words("canonical_url?", "published?", "published_basis", "text_sha256"),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"]),
        sa.ForeignKeyConstraint(["text_sha256"], ["texts.sha256"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_articles_capture", "articles", ["capture"])
    op.create_index("ix_articles_text_sha256", "articles", ["text_sha256"])


def make_claims() -> None:
    """Make the claims and their sources."""
    op.create_table(
        "claims",
        *words("article", "id"),
        *numbers("position", "sentence", "span_start", "span_end"),
        *words("stance", "venue"),
        *flags("direct", "hedged", "conditional", "implicit"),
        *words("within?"),
        *shares("confidence"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id"),
    )
    op.create_table(
        "claim_sources",
        *words("article", "claim"),
        *numbers("position"),
        *words("kind"),
        *flags("named"),
        *words("actor?", "text?", "affiliation?"),
        sa.ForeignKeyConstraint(
            ["article", "claim"], ["claims.article", "claims.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "claim", "position"),
    )


def make_events() -> None:
    """Make the events."""
    op.create_table(
        "events",
        *words("article", "id"),
        *numbers("position"),
        *words("type", "mode?", "quad?", "status"),
        *flags("hedged"),
        *numbers("span_start", "span_end"),
        *words("earliest?", "latest?"),
        *shares("confidence"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id"),
    )
    op.create_index("ix_events_type", "events", ["type", "earliest"])


def make_event_parts() -> None:
    """Make the places and participants of events."""
    op.create_table(
        "event_places",
        *words("article", "event"),
        *numbers("position"),
        *words("role", "place", "name?"),
        *numbers("geonames_id?"),
        *shares("latitude?", "longitude?"),
        *words("country?"),
        sa.ForeignKeyConstraint(
            ["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "event", "position"),
    )
    op.create_index("ix_event_places_country", "event_places", ["country"])
    op.create_table(
        "event_actors",
        *words("article", "event", "role"),
        *numbers("position"),
        *words("actor?", "name?", "country?", "sector?"),
        sa.ForeignKeyConstraint(
            ["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "event", "role", "position"),
    )
    using = "hash" if on_server() else None  # a name may be longer than PostgreSQL's trees take
    op.create_index("ix_event_actors_name", "event_actors", ["name"], postgresql_using=using)


def make_copies_and_ties() -> None:
    """Make what linking found between articles."""
    op.create_table("linkings", *numbers("revisions"), sa.PrimaryKeyConstraint("revisions"))
    op.create_table(
        "copy_groups",
        *numbers("number"),
        *words("reason"),
        *shares("score"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "copy_members",
        *numbers("copy_group", "position"),
        *words("article"),
        sa.ForeignKeyConstraint(["copy_group"], ["copy_groups.number"]),
        sa.PrimaryKeyConstraint("copy_group", "position"),
    )
    op.create_index("ix_copy_members_article", "copy_members", ["article"])
    op.create_table(
        "ties",
        *numbers("number"),
        *words("a", "b", "kind", "reason"),
        *shares("score"),
        *words("by"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_ties_a", "ties", ["a"])
    op.create_index("ix_ties_b", "ties", ["b"])


def make_incidents() -> None:
    """Make the incidents: the ids given for good, and what belongs to them now."""
    op.create_table(
        "incidents",
        *words("id", "founding_article", "founding_event", "given_at"),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, columns in (("members", ("article", "event")), ("reasons", ("reason",))):
        op.create_table(
            f"incident_{name}",
            *words("incident"),
            *numbers("position"),
            *words(*columns),
            sa.ForeignKeyConstraint(["incident"], ["incidents.id"]),
            sa.PrimaryKeyConstraint("incident", "position"),
        )
    op.create_index("ix_incident_members_article", "incident_members", ["article"])


def make_triggers(table: str) -> None:
    """Refuse to change or delete rows, but for erasing content that is to be forgotten."""
    content, others, subject = ERASABLE.get(table, ("", (), ""))
    named = f"EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' AND subject = {subject})"  # noqa: S608  - constants
    refuse_changes(table, others, [f"NEW.{content} IS NULL", named] if content else ())
