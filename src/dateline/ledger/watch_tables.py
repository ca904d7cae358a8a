"""What a watch keeps between runs: its feeds, servers that rest, articles that wait, and its alerts.

These rows are changed and taken out as the watch goes on: they are no receipts. They hold words of a
feed only while an article waits to be read; of alerts they hold ids and numbers.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Float, Index, Integer, PrimaryKeyConstraint, Table, Text

from dateline.ledger.schema import METADATA

WATCH_FEEDS: Final = Table(
    "watch_feeds",
    METADATA,
    Column("key", Text, primary_key=True),  # the hash of the address
    Column("address", Text, nullable=False),
    Column("listed", Boolean, nullable=False),  # false: taken off the list since
    Column("asked_at", Text),  # by the clock of the wall, in UTC
    Column("wait", Float, nullable=False),  # seconds from then on until it is due
    Column("pace", Float, nullable=False),  # seconds between two askings, while all goes well
    Column("succeeded_at", Text),
    Column("changed_at", Text),  # when it last listed something new or changed
    Column("failures", Integer, nullable=False),  # since the last success
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),  # why it failed last; "" where it did not
    Column("validators", Text, nullable=False),  # JSON: [[name, value], ...]
    Column("digest", Text, nullable=False),  # of the last answer that was taken in whole
)
WATCH_HOSTS: Final = Table(
    "watch_hosts",  # servers that failed, and rest
    METADATA,
    Column("host", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("failed_at", Text, nullable=False),
    Column("wait", Float, nullable=False),
)
WATCH_ITEMS: Final = Table(
    "watch_items",  # every article that a feed listed
    METADATA,
    Column("key", Text, primary_key=True),  # the hash of its address without what only tracks readers
    Column("feed", Text, nullable=False),  # the key of the feed that listed it first
    Column("state", Text, nullable=False),  # waiting, done, gone
    Column("link", Text),  # null unless it waits, as are the hints
    Column("hints", Text),  # JSON: what the feed says of it
    Column("marks", Text, nullable=False),  # hashes of what feeds said of it, the latest last
    Column("tries", Integer, nullable=False),  # that failed since it waits
    Column("asked_at", Text),
    Column("wait", Float, nullable=False),
    Column("body", Text, nullable=False),  # the hash of the page as it was last taken in
    Column("words", Text, nullable=False),  # the hash of its story's title and text
    Index("ix_watch_items_state", "state", "feed"),
)
WATCH_POSITIONS: Final = Table(
    "watch_positions",  # up to where the journal was looked at for alerts, by search
    METADATA,
    Column("search", Text, primary_key=True),
    Column("position", Integer, nullable=False),
)
WATCH_ALERTS: Final = Table(
    "watch_alerts",
    METADATA,
    Column("key", Text, primary_key=True),  # the hash of what is told: each once, whatever happens
    Column("number", Integer, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("incident", Text),
    Column("article", Text),
    Column("position", Integer),  # of the write that it tells of
    Column("detail", Text, nullable=False),  # JSON: ids and numbers, no words
)
WATCH_DELIVERIES: Final = Table(
    "watch_deliveries",
    METADATA,
    Column("alert", Text, nullable=False),
    Column("channel", Text, nullable=False),  # its name, without any password
    Column("state", Text, nullable=False),  # waiting, sent, given-up
    Column("tries", Integer, nullable=False),
    Column("asked_at", Text),
    Column("wait", Float, nullable=False),
    Column("message", Text, nullable=False),  # why it failed last
    PrimaryKeyConstraint("alert", "channel"),
)
