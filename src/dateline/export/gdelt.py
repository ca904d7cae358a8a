"""What both GDELT tables have: the id of an event, and lines that no text can break.

After "The GDELT Event Database: Data Format Codebook V2.0" (19 February 2015).
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.rows import EventRow

PARTING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # what may part cells or lines


def global_id(row: EventRow) -> int:
    """Return the id of an event of an article: 53 bits, which every tool holds exactly."""
    digest = sha256(f"{row.page.article} {row.event}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11


def make_line(cells: Iterable[object]) -> bytes:
    """Return cells as a line: GDELT has no quotation marks, so whatever would part cells is a space."""
    return ("\t".join(map(clean, cells)) + "\n").encode()


def clean(cell: object) -> str:
    """Return a cell on one line; nothing for None."""
    return "" if cell is None else PARTING.sub(" ", str(cell))
