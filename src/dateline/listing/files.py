"""Reads a file of actors, whatever its form: CSV, FollowTheMoney as JSON lines, Wikidata's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from dateline.errors import ActorListBroken, PageMissing
from dateline.listing import ftm_lists, wikidata_lists
from dateline.listing.cells import broken
from dateline.listing.csv_lists import read_csv
from dateline.listing.rows import Gathering, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_BYTES: Final = 64 * 2**20
MOST_ACTORS: Final = 100_000
STDIN: Final = "-"


def read_actors(source: str, stdin: BinaryIO) -> Gathering:
    """Return the actors of a file, or of standard input (``-``), and notes on what was left out.

    Raises PageMissing where it cannot be opened, ActorListBroken where it is no list of actors; then
    nothing of it counts.
    """
    text = decode(read_bytes(source, stdin), source)
    found = Gathering()
    for row in read_text(text, "standard input" if source == STDIN else source):
        found.add(row)
        if len(found.held) > MOST_ACTORS:
            cause = f"{source} holds more than {MOST_ACTORS:,} actors."
            raise ActorListBroken(cause, "Give those that your pages speak of.")
    if not found.actors():
        raise ActorListBroken(f"{source} holds no actors.", "See docs/actors.md for what it may hold.")
    return found


def read_bytes(source: str, stdin: BinaryIO) -> bytes:
    """Return the bytes of a source; raises where they cannot be read or are too many."""
    try:
        if source == STDIN:
            data = stdin.read(MOST_BYTES + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no name of a file"
        raise PageMissing(f"{source} cannot be read: {reason}.", "Check the name.") from error
    if len(data) > MOST_BYTES:
        cause = f"{source} has more than {MOST_BYTES // 2**20} MiB."
        raise ActorListBroken(cause, "Give the actors that your pages speak of.")
    return data


def decode(data: bytes, source: str) -> str:
    """Return the text of a file; raises where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        cause = f"{source}, row {row} is not in UTF-8."
        raise ActorListBroken(cause, "Save the file as UTF-8.") from error


def read_text(text: str, name: str) -> Iterator[Row]:
    """Yield the actors of a text: JSON where it opens as JSON does, else CSV."""
    if not text.lstrip().startswith(("{", "[")):
        yield from read_csv(text, name)
        return
    whole = as_whole(text)
    if whole is not None:
        yield from read_whole(whole, name)
    else:
        yield from read_lines(text, name)


def as_whole(text: str) -> dict[str, Any] | list[Any] | None:
    """Return the one JSON value of a text of several lines or none in it; None for JSON lines."""
    try:
        return msgspec.json.decode(text.encode(), type=dict[str, Any] | list[Any])
    except (msgspec.DecodeError, RecursionError):
        return None


def read_whole(whole: dict[str, Any] | list[Any], name: str) -> Iterator[Row]:
    """Yield the actors of one JSON value: an array of objects, Wikidata's entities or results."""
    if isinstance(whole, list):
        rows = whole
    elif wikidata_lists.is_results(whole):
        yield from wikidata_lists.read_results(whole, name)
        return
    else:
        entities = whole.get("entities")
        rows = list(entities.values()) if isinstance(entities, dict) else [whole]
    for number, row in enumerate(rows, start=1):
        yield from read_object(row, f"{name}, entry {number}")


def read_lines(text: str, name: str) -> Iterator[Row]:
    """Yield the actors of JSON lines; empty lines and the brackets of a dump are read over."""
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip().rstrip(",")
        if words in {"", "[", "]"}:
            continue
        where = f"{name}, row {number}"
        try:
            row = msgspec.json.decode(words.encode(), type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError) as error:
            raise broken(where, "this is no JSON object.", "Mend the line.") from error
        yield from read_object(row, where)


def read_object(row: object, where: str) -> Iterator[Row]:
    """Yield the row of one object; raises where nobody can tell what it is."""
    if not isinstance(row, dict):
        raise broken(where, "this is no JSON object.", "Give an object an actor.")
    yield read_known(row, where)


def read_known(row: Mapping[str, Any], where: str) -> Row:
    """Return the actor of an object of a form that is known."""
    if ftm_lists.is_entity(row):
        return ftm_lists.read_entity(row, where)
    if wikidata_lists.is_item(row):
        return wikidata_lists.read_item(row, where)
    cause = "this is neither an entity of FollowTheMoney nor an item of Wikidata."
    raise broken(where, cause, "See docs/actors.md for what the file may hold.")
