"""Words that take from a role what it would tell: "alleged", "would-be", "prom", "a critic of"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_words import base_role, context, modifiers, nouns, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

SERVING: Final = context("serving")
PUBLIC: Final = context("public")
EXPERTS: Final = context("subject_experts")
UNSERVING: Final = context("unserving")  # people who are not what they are named beside: "critic of"
UNMADE: Final = context("unmade")  # words after which nobody holds the role: "alleged", "would-be"
PETTY: Final = context("petty")  # words of a small world: "prom", "chess club"
PETTY_ROLES: Final = context("petty_roles")  # roles that are public ones but in a small world
CONGREGATION: Final = context("congregation")  # before a minister who preaches: "Baptist"
PREACHING: Final = context("preaching")  # roles of a congregation: "minister"
CRIMINAL_HEADS: Final = context("criminal_heads")  # what "drug", "gang" make criminal: "boss", "ring"
WITHIN: Final = frozenset({"of", "at", "in", "from"})
CRIME: Final = "CRM"


def serves(low: str) -> bool:
    """Tell whether who bears a role is of the body named with it: a spokesman of it, not its critic.

    Of other roles those are that have a sector of their own: "soldiers of", "agents of".
    """
    low = base_role(low)
    if low in UNSERVING or low in EXPERTS:
        return False
    noun, title = nouns().get(low), titles().get(low)
    own = (noun is not None and noun.sector) or (title is not None and title.sector)
    human = noun is not None and noun.type in {"person", "group"}
    return low in SERVING or low in PUBLIC or bool(own and own != "CVL") or not human


def is_beside(lows: Sequence[str]) -> bool:
    """Tell whether a role's last word only stands beside the body or people named: "critic"."""
    return bool(lows) and base_role(lows[-1]) in UNSERVING


def is_unmade(lows: Sequence[str], head: str) -> bool:
    """Tell whether a word says that one person's role is not held, or not shown to be."""
    row = nouns().get(head)
    return bool(UNMADE & set(lows)) and (row is None or not row.many)


def is_petty(lows: Sequence[str], head: str, after: Sequence[str]) -> bool:
    """Tell whether a role is one of a small world: "prom king", "chairman of a chess club".

    ``after`` are the words that follow it; those of names do not count: "mayor of Church Hill".
    """
    return head in PETTY_ROLES and bool(PETTY & {*lows, *after} and "affairs" not in after)


def preaches(lows: Sequence[str], head: str, preposition: str, after: Sequence[str]) -> bool:
    """Tell whether a minister is one of a church: "Baptist minister", "a minister of the church"."""
    if head not in PREACHING or "affairs" in after:
        return False
    words = {*lows, *(after if preposition in WITHIN else ())}
    return bool(CONGREGATION & words)


def is_plain_secretary(lows: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a secretary may be a clerk: no word says whose or of what."""
    return not after and [low for low in lows if low not in {"a", "an", "the"}] == ["secretary"]


def is_crime(low: str, following: str | None) -> bool:
    """Tell whether a word of crime makes criminal what follows: "gang boss", not "gang expert"."""
    if following is None:
        return low not in modifiers() or low in nouns()
    return following in CRIMINAL_HEADS
