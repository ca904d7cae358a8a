"""How a name hangs on a word that tells a happening: the prepositions and relations between the two.

Read off the dependency tree. Members of a list and what explains a name hang as the first one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.actor_syntax import base, head_of

if TYPE_CHECKING:
    from dateline.language.reading import Reading

CLIMB: Final = 12  # steps from a name up to the happening
REACH: Final = 20  # words from a noun back to its preposition
CLAUSES: Final = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "dislocated", "discourse"}
)
PASSED: Final = frozenset({"conj", "appos", "flat", "list", "goeswith", "fixed"})
ORIGIN: Final = frozenset({"from", "out"})


class Step(NamedTuple):
    """A noun on the way up from a name: its token, how it hangs on the next, its preposition."""

    token: int
    relation: str
    preposition: str


Path = tuple[Step, ...]


def find_path(reading: Reading, first: int, last: int, top: int) -> Path | None:
    """Return the way from a name (tokens) up to a word, the name's own step first.

    None where the name does not hang on that word, or only through another clause.
    """
    token = head_of(reading, first, last)
    steps: list[Step] = []
    for _ in range(CLIMB):
        if token == top:
            return tuple(steps)
        if steps and is_clause(reading, token):
            return None
        step, token = climb(reading, token)
        if token < 0:
            return None
        steps.append(step)
    return None


def climb(reading: Reading, token: int) -> tuple[Step, int]:
    """Return the step of a noun, and the word above it that is no member of its list."""
    first, word = token, preposition(reading, token)
    for _ in range(CLIMB):
        if base(reading.relations[token]) not in PASSED or reading.heads[token] < 0:
            break
        if is_clause(reading, reading.heads[token]) and reading.tags[token] != "PROPN":
            break
        token = reading.heads[token]
        word = word or preposition(reading, token)
    return Step(first, relation_of(reading, token), word), reading.heads[token]


def relation_of(reading: Reading, token: int) -> str:
    """Return how a word hangs; of a passive the subject is the object ("Ruritania was invaded")."""
    name = reading.relations[token]
    return "obj" if name == "nsubj:pass" else base(name)


def is_clause(reading: Reading, token: int) -> bool:
    """Tell whether a word heads a clause of its own."""
    return reading.tags[token] in {"VERB", "AUX"} or base(reading.relations[token]) in CLAUSES - {"root"}


def preposition(reading: Reading, token: int) -> str:
    """Return the preposition of a noun in lower case; "from" for "out of", an empty string for none."""
    held = [
        reading.lower(at)
        for at in range(max(0, token - REACH), token)
        if reading.heads[at] == token and base(reading.relations[at]) in {"case", "mark"}
    ]
    if ORIGIN & set(held):
        return "from"
    return held[-1] if held else ""
