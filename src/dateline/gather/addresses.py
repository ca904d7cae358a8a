"""What looks like an address on the web, and what is said of it where nothing may be fetched."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.errors import AddressGiven
from dateline.gather.captures import Missed

SCHEME = re.compile(r"(?:https?|ftp|feed)://|//[\w-]|(?:https?|ftp):", re.IGNORECASE)
USERINFO = re.compile(r"^(\s*(?:[\w+.-]+:)?/{0,2})[^/?#\s]*@")
BARE_HOST = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)


def refuse_address(source: str) -> Missed:
    """Return the refusal of a SOURCE that is an address, where nothing may be fetched."""
    cause = f"{source} is an address, and nothing is fetched here."
    return Missed(source, AddressGiven(cause, "Fetch it with `dateline read` or `dateline gather`."))


def mask(address: str) -> str:
    """Return an address without the user name and password that it may carry: they are not for print."""
    return USERINFO.sub(r"\1…@", address)


def make_address(source: str) -> str:
    """Return an address as browsers take what is typed: https where no scheme is given."""
    text = source.strip()
    if text.lower().startswith("feed://"):
        return f"https://{text[7:]}"
    if text.startswith("//"):
        return f"https:{text}"
    return f"https://{text}" if BARE_HOST.match(text) else text


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
