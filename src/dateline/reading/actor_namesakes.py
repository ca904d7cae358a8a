"""Two people of one name: an age, "no relation" or "the son" beside a name tells them apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_words import context, titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.language.reading import Reading
    from dateline.reading.actor_scope import Named

ELDER: Final = context("elder")
YOUNGER: Final = context("younger")
OLD: Final = frozenset({"old", "older", "elder"})
YOUNG: Final = frozenset({"young", "younger"})
AGE_AFTER: Final = re.compile(
    r"(?:,\s(?:aged?\s|an?\s)?|\s\((?:aged?\s)?|\saged?\s)(\d{1,3})(?=\s?[,.;:)]|[-\s]years?[-\s]old)"
)
AGE_BEFORE: Final = re.compile(r"\b(\d{1,3})[-\s]year[-\s]old\s$")
RELATION: Final = re.compile(r",\s(?:(no relation)\b(?!\s(?:to|of)\b)|the\s(\w+)\b(?!\s(?:of|to)\b))")
BACK: Final = 20  # letters before a name in which its age may stand: "17-year-old"
AHEAD: Final = 40  # letters after a name in which its age or relation may stand
BESIDE: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "conj"})


class Namesakes:
    """What the article told of people's names so far, by their keys: ages, relations."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.told: dict[tuple[str, str], dict[str, str]] = {}
        self.met: set[str] = set()
        self.several: set[str] = set()

    def key(self, base: str, name: Named, *, full: bool) -> str:
        """Return the key of a name that the names alone give ``base``; to be asked in the text's order.

        A second age, "no relation" after one of the name was met, or "the son" after "the father" is
        another person. Of several a name with nothing beside it is left open, as an actor of its own.
        """
        kind, mark = mark_of(self.reading, name)
        keys = self.told.setdefault((base, kind), {})
        if kind == "unrelated" and base in self.met:
            keys.setdefault("", base)
        self.met.add(base)
        if mark in keys:
            return keys[mark]
        if not mark or not (full or kind == "generation"):
            return f"{base}~" if base in self.several else base
        keys[mark] = f"{base}~{mark}" if keys or base in self.several else base
        if len(keys) > 1:
            self.several.add(base)
        return keys[mark]


def mark_of(reading: Reading, name: Named) -> tuple[str, str]:
    """Return what stands beside a name and of what kind it is; two empty words where nothing does."""
    start, end = reading.starts[name.first], reading.ends[name.last - 1]
    after = reading.text[end : end + AHEAD]
    age = AGE_AFTER.match(after) or AGE_BEFORE.search(reading.text[max(0, start - BACK) : start])
    if age:
        return "age", age[1]
    relation = RELATION.match(after)
    if relation is None:
        return "generation", generation_before(reading, name.first)
    if relation[1]:
        return "unrelated", relation[1]
    word = relation[2].lower()
    older = "elder" if word in ELDER else "younger" if word in YOUNGER else ""
    return ("kin", older) if older else ("", "")


def generation_before(reading: Reading, first: int) -> str:
    """Return what a word before a name and its title tells: "old Mr Prail", "the younger Prail"."""
    at = first - 1
    while at > 0 and reading.lower(at).rstrip(".") in titles():
        at -= 1
    word = reading.lower(at) if at >= 0 else ""
    return "elder" if word in OLD else "younger" if word in YOUNG else ""


def side_by_side(reading: Reading, names: Iterable[Named]) -> Iterable[tuple[Named, Named]]:
    """Yield the neighbours among names that are subject and object, or a list, of one sentence."""
    for one, other in pairwise(names):
        if one.sentence == other.sentence and is_beside(reading, one, other):
            yield one, other


def is_beside(reading: Reading, one: Named, other: Named) -> bool:
    """Tell whether two names of a sentence belong to one verb, or to one list."""
    if not reading.heads:
        between = {reading.lower(at) for at in range(one.last, other.first)}
        return between == {"and"}
    first, second = top(reading, one), top(reading, other)
    if reading.relations[second] == "conj" and reading.heads[second] == first:
        return True
    alike = reading.heads[first] == reading.heads[second]
    return alike and {reading.relations[first], reading.relations[second]} <= BESIDE


def top(reading: Reading, name: Named) -> int:
    """Return the token of a name that hangs on a word outside it."""
    inside = range(name.first, name.last)
    return next((at for at in inside if reading.heads[at] not in inside), name.first)
