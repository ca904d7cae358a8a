"""What verbs print alike: records, each a line of JSON, and the name of a ledger."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_lines(records: Iterable[object]) -> None:
    """Print each record as one line of JSON, in UTF-8 whatever the terminal's encoding."""
    from dateline import jsons

    for record in records:
        sys.stdout.buffer.write(jsons.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def show_ledger(where: str) -> str:
    """Return a ledger's name as a message shows it: an address without its password."""
    from dateline.ledger.address import show_place
    from dateline.terminal.safe import show_line

    return show_line(show_place(where))


def quote_ledger(where: str) -> str:
    """Return a ledger's name as a command to copy has it, without its password."""
    from dateline.ledger.address import show_place

    return shlex.quote(show_place(where))
