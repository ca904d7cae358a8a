"""Unnamed sources: what a description says of who they are, and when two descriptions are the same.

Two descriptions are the same where neither says anything that the other contradicts: one kind of
people, one country, and the further words of the one among those of the other. "Officials" may be the
"Libyan officials"; "Libyan officials" and "American officials" are others; so are "a local official"
and "officials at the governor's office".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words, stem
from dateline.linking.nations import take_nations, take_regions
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Actor, Source

KEPT: Final = 1 << 12  # descriptions of which the words are remembered
CLAUSE = re.compile(r",?\s*\b(?:who|whom|which|that)\b.*", re.DOTALL)
HEADS: Mapping[str, str] = {
    "official": "official",
    "government": "official",
    "military": "soldier",
    "armed_group": "fighter",
    "expert": "expert",
    "witness": "witness",
    "victim": "witness",
    "document": "document",
    "imagery": "imagery",
    "social_media": "post",
}
"""What a source is by its kind, where its own words do not tell."""
SPEAKING = frozenset({"official", "spokesperson"})
THINGS = frozenset({"document", "imagery", "data", "post"})  # never meant by "sources" or "people"


@dataclass(frozen=True, slots=True)
class Description:
    """An unnamed source as far as it is told from others; an empty head fits anyone."""

    head: str
    nations: frozenset[str]
    further: frozenset[str]

    @property
    def order(self) -> tuple[bool, bool, int, tuple[str, ...], str, tuple[str, ...]]:
        """What descriptions are put in order by: the one that says most first."""
        nations, further = tuple(sorted(self.nations)), tuple(sorted(self.further))
        return not nations, not self.head, -len(further), nations, self.head, further


def describe(source: Source, actor: Actor | None) -> Description:
    """Return the description of an unnamed source from its words, its kind and its actor's country."""
    words = fold_words(f"{without_clause(source.text or '')} {source.affiliation or ''}")
    nations, left = take_regions(*take_nations(words))
    parts = source_words()
    heads = [parts[word][1] for word in left if parts.get(word, ("", ""))[0] == "head"]
    further = frozenset(stem(word) for word in left if word not in parts and not word.isdigit())
    if not nations and actor and actor.country:
        nations = frozenset({actor.country})
    return Description(heads[0] if heads else default_head(source, left), nations, further)


def without_clause(text: str) -> str:
    """Return a description without the clause that says more of it: ``who knows the town well``."""
    return CLAUSE.sub("", text) or text


@lru_cache(maxsize=KEPT)
def role_stems(words: str) -> frozenset[str]:
    """Return the stems of the words that say what a person is, empty ones left out."""
    _, left = take_nations(fold_words(words))
    parts = source_words()
    return frozenset(
        stem(word) for word in left if parts.get(word, ("", ""))[0] not in {"empty", "anyone"}
    )


@cache
def source_words() -> Mapping[str, tuple[str, str]]:
    """Return the part each known word plays in a description, and what it reads as."""
    return {row["word"]: (row["part"], row["reads_as"]) for row in read_table("link_source_words")}


def default_head(source: Source, words: tuple[str, ...]) -> str:
    """Return what a source is where no known noun says it: by its kind, or nothing for anyone."""
    if any(source_words().get(word, ("", ""))[0] == "anyone" for word in words):
        return "" if source.kind in {"anonymous", "other", "unstated"} else HEADS.get(source.kind, "")
    return HEADS.get(source.kind, "")


def same_description(a: Description, b: Description) -> bool:
    """Tell whether two descriptions may be of the same people: neither contradicts the other."""
    if not same_head(a.head, b.head):
        return False
    if a.nations and b.nations and not a.nations & b.nations:
        return False
    return a.further <= b.further or b.further <= a.further


def has_role(a: Description, role: Description) -> bool:
    """Tell whether a description may be of a named person of a role: they share what says who it is."""
    shares = bool(a.further & role.further) or (a.head == role.head != "" and not a.further)
    return shares and same_description(a, role)


def same_head(a: str, b: str) -> bool:
    """Tell whether two heads may call the same: ``sources`` any people, ``officials`` a spokesman."""
    if a == b or {a, b} == SPEAKING:
        return True
    return not (a and b) and not {a, b} & THINGS


def merge(a: Description, b: Description) -> Description:
    """Return what two descriptions of the same people say together."""
    return Description(a.head or b.head, a.nations | b.nations, a.further | b.further)
