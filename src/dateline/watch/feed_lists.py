"""FEEDS: what is to be watched, as OPML or one a line; what cannot be used is named by its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import AddressRefused, FeedBroken, InputError
from dateline.gather.addresses import looks_like_address, make_address
from dateline.gather.feed_items import NO_TEXT, refuse_large
from dateline.gather.targets import read_target
from dateline.gather.xml_text import cut_prolog, decode_xml, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

COMMENT: Final = "#"
SHOWN: Final = 80  # characters of a line that cannot be used
MOST: Final = 20_000  # feeds of one list
GIVE: Final = "Give OPML, or one address, file or folder a line."


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a list that is not watched, and why."""

    line: int
    why: str


@dataclass(slots=True)
class FeedList:
    """What a list names, each once, in its order, and the lines that name nothing."""

    feeds: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_feed_list(data: bytes, name: str, folder: Path) -> FeedList:
    """Return what a list names; paths in it start at ``folder``.

    Raises InputError where it names nothing that can be watched, FeedBroken where it is broken OPML.
    """
    refuse_large(name, data)
    found = FeedList()
    text = data.decode("utf-8-sig", "replace")
    xml = text.lstrip().startswith("<") or b"\0" in data[:4]
    for line, entry in read_opml(data, name) if xml else read_lines(text):
        add(found, line, entry, folder)
    if not found.feeds:
        raise InputError(f"{name} names nothing to watch{tell_first(found)}.", GIVE)
    if len(found.feeds) > MOST:
        raise InputError(f"{name} names more than {MOST:,} feeds.", "Watch them in several ledgers.")
    return found


def tell_first(found: FeedList) -> str:
    """Return what is wrong with the first line that names nothing."""
    return f" (line {found.faults[0].line}: {found.faults[0].why})" if found.faults else ""


def read_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a plain list with their numbers, without blank ones and comments."""
    for number, line in enumerate(text.splitlines(), start=1):
        given = line.strip()
        if given and not given.startswith(COMMENT):
            yield number, given


def read_opml(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Yield the addresses of an OPML's outlines with their lines, nested ones too."""
    text = decode_xml(data)
    root, _ = parse_xml(name, text)
    before = text.count("\n") - cut_prolog(name, text).count("\n")  # lines that the parser never saw
    if not str(root.tag).lower().endswith("opml"):
        cause = f"{name} is XML, but no OPML (its root is {str(root.tag)[:60]!r})."
        raise FeedBroken(cause, GIVE)
    for outline in root.iter("{*}outline"):
        address = find_address(outline)
        if address is not None:
            yield before + int(outline.sourceline or 0), address


def find_address(outline: etree._Element) -> str | None:
    """Return the address of an outline; None for one that only holds others."""
    address = outline.get("xmlUrl") or outline.get("xmlurl")
    if address is None and len(outline):
        return None
    return (address or outline.get("url") or outline.get("text") or "").strip()


def add(found: FeedList, line: int, entry: str, folder: Path) -> None:
    """Add what a line names, once; else the fault of the line."""
    try:
        feed = read_entry(entry, folder)
    except InputError as error:
        found.faults.append(Fault(line, error.cause.rstrip(".")))
        return
    if feed in found.lines:
        found.faults.append(Fault(line, f"{feed} stands in line {found.lines[feed]} already"))
        return
    found.lines[feed] = line
    found.feeds.append(feed)


def read_entry(entry: str, folder: Path) -> str:
    """Return the address or the path that a line names; raises InputError where it names neither."""
    if looks_like_address(entry):
        address = make_address(entry)
        return read_target(address, allow_private=True).url
    shown = NO_TEXT.sub("\ufffd", entry)[:SHOWN]
    try:
        path = folder / Path(entry).expanduser()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        raise AddressRefused(f"{shown!r} is no address, and there is no such file or folder", GIVE)
    return str(path.resolve())
