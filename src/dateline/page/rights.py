"""The rights line: who holds the copyright in the text; on a page it ends the story."""

from __future__ import annotations

import re
from typing import Final

YEARS: Final = r"(?:19|20)\d\d(?:\s?[-–—,]\s?(?:(?:19|20)\d\d|\d\d|[Pp]resent))*"
SIGN: Final = r"(?:©|\([cC]\)|[cC]opyright|COPYRIGHT)"
OPENS: Final = re.compile(
    rf"©|\([cC]\)\s*(?={YEARS}|{SIGN})"
    rf"|{SIGN}\s*(?:{SIGN}|{YEARS}(?=\s*(?:$|[.,;:|·©-]|[A-Z]|by\b|the\b))|by\s+[A-Z])"
    rf"|{SIGN}\s+(?:[A-Z][\w.&'’-]*\s+){{1,6}}{YEARS}"
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
