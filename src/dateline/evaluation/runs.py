"""Runs the readers over gold and scores what they found."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.seed import Outcome, score_claims, score_events
from dateline.gather.captures import Capture
from dateline.gather.sources import gather
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from dateline.page.told import Told


def read_gold(path: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a gold file of attributions, ``.gz`` unpacked."""
    yield from decode_rows(path, {"id", "text", "attributions"})


def decode_rows(path: str, needs: AbstractSet[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a gold file, ``.gz`` unpacked; each has the fields that scoring needs."""
    data = read_file(path)
    lines = (gzip.decompress(data) if path.endswith(".gz") else data).splitlines()
    for number, line in enumerate(lines, start=1):
        yield decode_row(path, number, line, needs)


def decode_row(path: str, number: int, line: bytes, needs: AbstractSet[str]) -> Mapping[str, Any]:
    """Return one row of gold; raises PageUnreadable where it lacks what scoring needs."""
    try:
        row = msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise PageUnreadable(f"{path}, line {number} is no JSON object.", "Mend the line.") from error
    if not needs <= row.keys():
        cause = f"{path}, line {number} lacks {' or '.join(sorted(needs - row.keys()))}."
        raise PageUnreadable(cause, "Give gold in the format that docs/commands.md describes.")
    return row


def score_page(page: str, expected: str, told: Told) -> tuple[Outcome, Outcome]:
    """Read one page and score its claims and events against a reading made by hand.

    Raises PageMissing where either file cannot be read.
    """
    wanted = decode_reading(expected)
    item = next(iter(gather([page], BytesIO())))
    if not isinstance(item, Capture):
        raise PageMissing(f"{page} cannot be read.", "Give a file of HTML or plain text.")
    articles = read_page(item, told).articles
    return score_claims(articles, wanted), score_events(articles, wanted)


def decode_reading(path: str) -> dict[str, Any]:
    """Return a reading by hand; raises PageUnreadable where the file holds none."""
    try:
        wanted = msgspec.json.decode(read_file(path), type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise PageUnreadable(f"{path} is no JSON object.", "Give the reading by hand second.") from error
    if not {"claims", "events"} <= wanted.keys():
        raise PageUnreadable(f"{path} lacks claims or events.", "Give a reading by hand.")
    return wanted


def read_file(path: str) -> bytes:
    """Return the bytes of a file."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise PageMissing(f"{path} cannot be read: {error.strerror}.", "Check the name.") from error
