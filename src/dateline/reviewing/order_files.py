"""Reads many decisions from JSON lines."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.errors import PageMissing, ReviewRefused
from dateline.reviewing.orders import NAMED, check_order, read_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reviewing.orders import Order

STDIN: Final = "-"
MOST_BYTES: Final = 64 * 2**20
MEND: Final = "See docs/review.md for what a line holds. Nothing was imported."


def read_orders(source: str, stdin: BinaryIO, by: str) -> list[Order]:
    """Return the decisions of a file, or of standard input (``-``); ``by`` where a line names nobody.

    Raises PageMissing where it cannot be opened, ReviewRefused (with the line) where one is none.
    """
    name = "standard input" if source == STDIN else source
    orders = list(read_lines(name, read_bytes(source, stdin), by))
    if not orders:
        raise ReviewRefused(f"{name} holds no decisions.", MEND)
    return orders


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
        raise ReviewRefused(f"{source} has more than {MOST_BYTES // 2**20} MiB.", "Import it in parts.")
    return data


def read_lines(name: str, data: bytes, by: str) -> Iterator[Order]:
    """Yield the order of each line that is not empty."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if line.strip():
            try:
                order = read_order(parse_line(line), by)
                check_order(order)
            except ReviewRefused as error:
                cause = f"{name}, line {number}: {error.cause}"
                raise ReviewRefused(cause, error.remedy or MEND) from error
            yield replace(order, id=order.id.strip())


def parse_line(line: bytes) -> dict[str, Any]:
    """Return the JSON object of a line; raises ReviewRefused where it is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReviewRefused("This is no JSON.", MEND) from error
    if not isinstance(row, dict):
        raise ReviewRefused("This is no JSON object.", f"{MEND} {NAMED}")
    return row
