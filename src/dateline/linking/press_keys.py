"""Names of outlets and agencies as steps of chains are compared by: never shown, never joined on.

A page says "the Narwhal news agency", "Narwhal" or "Narwhal, which spoke to two of them". As steps they
are one. Where events are joined and credits are looked up, names keep all words (``folding.name_key``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import name_key
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT: Final = 1 << 14  # names that are remembered
TAIL = re.compile(r"\s*(?:,|;|\(|\b(?:which|who|that)\b).*", re.DOTALL)

LEAD = re.compile(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])")


@lru_cache(maxsize=KEPT)
def press_key(name: str) -> str:
    """Return a press name as its folded words, without what follows it and what only says its kind."""
    key = name_key(LEAD.sub("", without_tail(name)))
    words = key.split()
    for kind in (one.split() for one in kinds_of_press()):
        size = len(kind)
        if len(words) > size and words[-size:] == kind:
            return " ".join(words[:-size])
        if len(words) > size and words[:size] == kind:
            return " ".join(words[size:])
    return key


def without_tail(name: str) -> str:
    """Return a press name without the words that say something of it: ``which spoke to two of them``."""
    return TAIL.sub("", name) or name


@cache
def kinds_of_press() -> tuple[str, ...]:
    """Return the words that say what kind of press a name is, the longest first."""
    words = read_column("link_press_kinds", "words")
    return tuple(sorted(words, key=lambda one: (-len(one.split()), one)))


def is_nobody(name: str) -> bool:
    """Tell whether a credit names no one in particular: ``Agencies``, ``Staff and wires``."""
    return name_key(name) in read_column("link_press_nobody", "words")


def names_press(name: str) -> bool:
    """Tell whether a name says itself that it is an outlet's or a news agency's."""
    words = name_key(name).split()
    kinds = [kind.split() for kind in kinds_of_press() if " " in kind]
    return any(words[-len(kind) :] == kind and len(words) > len(kind) for kind in kinds)


def once_each(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in order, each outlet once, as it is called first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(press_key(name), name)
    return tuple(found.values())


def may_be_short_for(short: str, full: str) -> bool:
    """Tell whether a key is the beginning or the end of a longer one: ``meridian``, ``dispatch``."""
    return bool(short) and (full.endswith(f" {short}") or full.startswith(f"{short} "))


def fullest(name: str, pool: Iterable[str]) -> str:
    """Return the name of ``pool`` that ``name`` is or may be short for, if only one may be."""
    key = press_key(name)
    keys = {press_key(other): other for other in sorted(pool, key=len)}
    found = [other for longer, other in keys.items() if may_be_short_for(key, longer)]
    return keys.get(key) or (found[0] if len(found) == 1 else name)
