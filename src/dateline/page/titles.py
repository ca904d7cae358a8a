"""The title of an article without the name of the site behind it."""

from __future__ import annotations

import re
from typing import Final

from dateline.page.names import same_name

SEPARATOR: Final = re.compile(r"\s+[|–—•·»:-]\s+")


def strip_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return the title without " - Outlet" or " | Outlet" at its end, where that is the outlet."""
    if not title or not outlet:
        return title
    borders = list(SEPARATOR.finditer(title))
    last = borders[-1] if borders else None
    if last is None or not same_name(title[last.end() :], outlet):
        return title
    return title[: last.start()].strip()
