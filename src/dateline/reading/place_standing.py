"""How a place that is named stands in its sentence: as its subject, as where something is, as a part.

Read off the dependency tree. A name that only says whose or what kind something is ("Kenya's army",
"a court in Thailand") stands as that does, and is known to be but a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dateline.reading.actor_syntax import base, head_of
from dateline.reading.actor_words import humans, nouns
from dateline.reading.event_moves import moves
from dateline.reading.event_words import words_of
from dateline.reading.place_paths import CLIMB, REACH, preposition
from dateline.reading.place_words import context, event_words

if TYPE_CHECKING:
    from dateline.gazetteer.entries import Entry
    from dateline.language.reading import Reading
    from dateline.reading.actor_syntax import Syntax

Role = Literal["subject", "object", "at", "to", "from", "with", "other"]
STANDING: Final = event_words("standing")
TOWARDS: Final = event_words("towards")
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
JOINED: Final = frozenset({"conj", "appos", "flat", "list"})
PARTS: Final = frozenset({"nmod", "compound", "amod", "det"})
FORCES: Final = words_of("troops") | words_of("carriers") | context("armed_things")
TELLING: Final = words_of("speech") | context("charges")
SERVING: Final = frozenset({"GOV", "JUD", "LEG", "COP", "SPY", "PTY"})


class Named(NamedTuple):
    """A place that the text names or alludes to: its tokens, what it is, and how it is meant."""

    first: int
    last: int
    entry: Entry
    use: str


class Standing(NamedTuple):
    """How a noun stands: its role, what it is but a part of (empty: it stands itself), its clause.

    ``tokens`` are the nouns on the way up from it, itself first; ``depth`` counts those it is a part of;
    ``among``: another name is joined to it.
    """

    role: Role
    part: str
    depth: int
    among: bool
    clause: int
    tokens: tuple[int, ...]


def stand(syntax: Syntax, first: int, last: int) -> Standing:
    """Return how the noun phrase or name at some tokens stands."""
    reading = syntax.reading
    at = head_of(reading, first, last)
    tokens, part, depth = [at], "", 0
    for _ in range(CLIMB):
        relation, head = base(reading.relations[at]), reading.heads[at]
        if head < 0 or relation not in JOINED | PARTS or (reading.tags[head] in {"VERB", "AUX"}):
            break
        if relation in PARTS:
            depth, part = depth + 1, part or part_of(reading, at, head)
        at = head
        tokens.append(at)
    if not part and last < len(reading.tags) and reading.word(last) in POSSESSIVES:
        part = "of thing"
    role = role_of(reading, at)
    if part == "of force" and reading.lemmas[max(reading.heads[at], 0)] in TELLING:
        part = "of public"
    if part == "in something" and role in {"with", "other", "from"}:
        role = "at"
    return Standing(role, part, depth, is_joined(reading, tokens[0]), syntax.clause(at), tuple(tokens))


def is_joined(reading: Reading, at: int) -> bool:
    """Tell whether a name is one of several that "and" ties."""
    if base(reading.relations[at]) == "conj" and reading.tags[reading.heads[at]] == "PROPN":
        return True
    after = range(at + 1, min(at + REACH, len(reading.tags)))
    return any(
        reading.heads[one] == at
        and base(reading.relations[one]) == "conj"
        and reading.tags[one] == "PROPN"
        for one in after
    )


def role_of(reading: Reading, at: int) -> Role:
    """Return the role of the noun that heads a phrase."""
    relation = base(reading.relations[at])
    if relation in {"nsubj", "csubj"}:
        return "subject"
    if relation in {"obj", "iobj"}:
        return "object"
    word = preposition(reading, at)
    return by_preposition(word) if word or relation in {"obl", "nmod", "advmod"} else "other"


def by_preposition(word: str) -> Role:
    """Return the role of a noun after a preposition."""
    if word in TOWARDS:
        return "to"
    if word == "from":
        return "from"
    return "at" if word in STANDING else "with"


def part_of(reading: Reading, at: int, holder: int) -> str:
    """Return as what of a noun a name stands: "in something", "of public", ..."""
    word = preposition(reading, at)
    if word == "from":
        return "from somewhere" if class_of(reading.lemmas[holder]) != "thing" else "thing from there"
    if word in STANDING:
        return "in something"
    if word in TOWARDS and reading.lemmas[holder] in moves():
        return "led to"
    return f"of {class_of(reading.lemmas[holder])}" if word in {"", "of"} else "beside something"


def class_of(lemma: str) -> str:
    """Return whether a noun is of who serve a state, of forces and envoys, of others, or a thing."""
    noun = nouns().get(lemma)
    if lemma in context("abroad"):
        return "force"
    if (noun and noun.sector in SERVING) or lemma in words_of("office"):
        return "public"
    if lemma in FORCES or (noun and noun.sector == "MIL"):
        return "force"
    someone = noun is not None and noun.type in {"person", "group", "armed_group", "unknown"}
    return "person" if someone or lemma in humans() or lemma in words_of("people") else "thing"
