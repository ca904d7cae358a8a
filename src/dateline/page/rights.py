"""The rights line: who holds the copyright in the text; on a page it ends the story."""

from __future__ import annotations

import re
from typing import Final

OPENS: Final = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)\s*(?=copyright|19|20))"
    r"|copyright\s+(?:(?:19|20)\d\d|by\b|[A-Z][\w ]{0,60}(?:19|20)\d\d)",
    re.IGNORECASE,
)
RESERVES: Final = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|republished|copied|used)\b"
    r"[^.]{0,80}\b(?:broadcast|redistributed|permission|rewritten)",
    re.IGNORECASE,
)
LONGEST: Final = 700  # characters


def is_rights_line(line: str) -> bool:
    """Tell whether a line states the copyright in the text."""
    if len(line) > LONGEST:
        return False
    return bool(OPENS.match(line) or RESERVES.search(line))
