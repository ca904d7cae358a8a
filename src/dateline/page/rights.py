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
CREDITED: Final = re.compile(
    r"^\W*this\s+(?:story|article|report|piece|text|dispatch)\b[^.©]{1,120}\.\s+"
    rf"(?:{OPENS.pattern})",
    re.IGNORECASE,
)
MENU: Final = re.compile(r"(\s*[|·•]\s*)")
BUTTON_WORDS: Final = 3
LONGEST: Final = 700  # characters


def is_rights_line(line: str) -> bool:
    """Tell whether a line states the copyright in the text."""
    if len(line) > LONGEST:
        return False
    return bool(OPENS.match(line) or RESERVES.search(line) or CREDITED.match(line))


def cut_menu(line: str) -> str:
    """Return a rights line without the buttons behind it ("| Terms | Contact")."""
    parts = MENU.split(line)
    while len(parts) > 2 and is_button(parts[-1]) and any(map(str.isalpha, "".join(parts[:-2])[4:])):
        parts = parts[:-2]
    return "".join(parts).rstrip()


def is_button(part: str) -> bool:
    """Tell whether words are too few to state a right, and state none."""
    words = part.split()
    stated = part.endswith(".") or is_rights_line(part) or any(map(str.isdigit, part))
    return len(words) <= BUTTON_WORDS and not stated
