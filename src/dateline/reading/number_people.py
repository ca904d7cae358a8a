"""Who may be killed, detained or displaced: nouns for people among the nouns counted."""

from __future__ import annotations

from functools import cache
from typing import Final

from dateline.reading.actor_words import humans
from dateline.reading.number_context import nouns
from dateline.tables import read_table

PEOPLE: Final = frozenset({"person", "troops"})
ENDS: Final = (
    "man",
    "men",
    "woman",
    "women",
    "ists",
    "ist",
    "ians",
    "people",
    "folk",
    "ees",
    "eers",
    "ers",
    "ors",
    "ants",
)
THINGS: Final = ("ments", "tions", "sions", "ities", "isms", "ings", "ships", "nesses", "cies", "phies")
GROUPS: Final = frozenset({"person", "group", "armed_group"})


@cache
def groups() -> frozenset[str]:
    """Return the nouns of the table of actors that denote people."""
    return frozenset(row["noun"] for row in read_table("actor_nouns") if row["type"] in GROUPS)


def is_people(word: str, lemma: str) -> bool:
    """Tell whether a noun denotes people."""
    kind = nouns().get(word)
    if kind is not None:
        return kind in PEOPLE
    return lemma in humans() or word in groups() or word.endswith(ENDS)


def is_thing(word: str, lemma: str) -> bool:
    """Tell whether a noun denotes what can be neither killed nor detained as people are."""
    kind = nouns().get(word)
    if kind is not None:
        return kind not in PEOPLE
    return word.endswith(THINGS) and not is_people(word, lemma)
