"""The changes of a ledger as an Atom feed (RFC 4287): ids that stay, the newest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dateline.answers.writes import group_writes, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answers.writes import ToldWrite
    from dateline.ledger.change_records import Change

ATOM: Final = "http://www.w3.org/2005/Atom"
HOUSE: Final = UUID("6d5c0f9e-3f0e-5a53-9c5e-6f2b8f2d1a47")  # under which all ids of feeds are made
NEVER: Final = "1970-01-01T00:00:00+00:00"  # when a ledger without any write was last changed
NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIDEST: Final = 200  # of a title

register_namespace("", ATOM)


def make_feed(changes: Iterable[Change], ledger: str, *, each: bool = False) -> bytes:
    """Return the feed of changes of a ledger, ``ledger`` being the name it keeps for good.

    ``each``: claims and events of first readings are entries too, not only counted.
    """
    writes = list(group_writes(changes, each=each))
    feed = Element(f"{{{ATOM}}}feed")
    add(feed, "id", make_uuid(ledger))
    add(feed, "title", "Changes of a Dateline ledger")
    add(feed, "updated", max((write.changes[0].at for write in writes), default=NEVER))
    add(add(feed, "author"), "name", "Dateline")
    for write in writes:
        for change in write.changes:
            add_entry(feed, change, write, ledger)
    document: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def add_entry(feed: Element, change: Change, write: ToldWrite, ledger: str) -> None:
    """Add one change; its id is made of the ledger's name, the position and what changed how."""
    entry = add(feed, "entry")
    subject = f"{change.kind} {change.of} {change.article} {change.id} {change.to}"
    add(entry, "id", make_uuid(f"{ledger} {change.position} {subject}"))
    add(entry, "title", f"{change.kind} {change.of}: {change.words or change.id}"[:WIDEST])
    add(entry, "updated", change.at)
    for term in (change.kind, change.of):
        add(entry, "category").set("term", term)
    if change.source and change.source.startswith(("http://", "https://")):
        add(entry, "link").set("href", clean(change.source))
    add(entry, "content", say_content(change, write)).set("type", "text")


def say_content(change: Change, write: ToldWrite) -> str:
    """Return what a person reads of a change."""
    counted = say_counted(write, change.id) if change.of == "article" else ""
    lines = [
        change.words or "",
        f"With {counted}." if counted else "",
        *(
            f"{one.field}: {say(one.before)} → {say(one.after)}"
            for one in change.changes
            if change.kind != "reviewed"
        ),
        f"{len(change.joined)} joined, {len(change.left)} left." if change.joined or change.left else "",
        change.reason,
        f"{change.id} → {change.to}" if change.to else change.id,
        f"Position {change.position}, by {change.by}.",
    ]
    return "\n".join(line for line in lines if line)


def say(value: Any) -> str:
    """Return a value as words."""
    if value is None or value == []:
        return "none"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def add(parent: Element, name: str, text: str = "") -> Element:
    """Add an element with text to another."""
    element = SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = clean(text) or None
    return element


def clean(text: str) -> str:
    """Return a text with a mark in the place of every character that XML cannot hold."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def make_uuid(key: str) -> str:
    """Return the same urn:uuid for the same key, everywhere and always."""
    return f"urn:uuid:{uuid5(HOUSE, key.encode('utf-8', 'replace').decode())}"
