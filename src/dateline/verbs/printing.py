"""Records on standard output, each a line of JSON."""

from __future__ import annotations

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
