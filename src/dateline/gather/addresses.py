"""What looks like an address on the web, and what is said of it until pages are fetched."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.errors import AddressGiven
from dateline.gather.captures import Missed

SCHEME = re.compile(r"(?:https?|ftp|feed)://|//[\w-]|(?:https?|ftp):", re.IGNORECASE)
BARE_HOST = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)


def refuse_address(source: str) -> Missed | None:
    """Return the refusal of a SOURCE that is an address; None where it may be a file."""
    if not looks_like_address(source):
        return None
    cause = f"{source} is an address, and fetching is not built yet."
    return Missed(source, AddressGiven(cause, "Save the page in your browser and give the file."))


def looks_like_address(source: str) -> bool:
    """Tell whether a SOURCE names something on the web; a file of that very name is no address."""
    text = source.strip()
    if SCHEME.match(text):
        return True
    return bool(BARE_HOST.match(text)) and not is_there(source)


def is_there(source: str) -> bool:
    """Tell whether a file or folder of this name exists."""
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False
