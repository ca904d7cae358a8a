"""The form an event's word has: in which tense a verb stands, and how a noun is introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading

Form = Literal[
    "past",
    "present",
    "perfect",
    "progressive",
    "modal",
    "infinitive",
    "gerund",
    "participle",
    "order",
    "",
]
BY_TAG: Final[dict[str, Form]] = {"VBD": "past", "VBZ": "present", "VBP": "present"}
BY_HELPER: Final[dict[str, Form]] = {"MD": "modal", "TO": "infinitive", "VBD": "past"}
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj"})
HELPERS: Final = frozenset({"aux", "aux:pass", "cop"})
NEAR: Final = 40  # tokens before and after a word among which what hangs on it is looked for
DEPTH: Final = 4  # verbs joined by "and" that share the first one's helpers


def children(reading: Reading, token: int) -> Iterator[int]:
    """Yield the tokens near a token that hang on it."""
    first, last = max(0, token - NEAR), min(len(reading.heads), token + NEAR)
    return (at for at in range(first, last) if reading.heads[at] == token)


def form_of(reading: Reading, token: int, depth: int = 0) -> Form:
    """Return the form of a verb; empty for other words, and where the small tagger has read the text."""
    if not reading.heads or reading.tags[token] != "VERB":
        return ""
    fine = reading.fine[token]
    if fine in BY_TAG:
        return "present" if fine == "VBD" and is_bare(reading, token) else BY_TAG[fine]
    helpers = [at for at in children(reading, token) if is_helper(reading, at)]
    if helpers:
        return with_helpers(reading, token, helpers)
    if reading.relations[token] == "conj" and depth < DEPTH:
        leader = reading.heads[token]
        if reading.fine[leader] == fine:
            return form_of(reading, leader, depth + 1)
    return bare_form(reading, token)


def is_bare(reading: Reading, token: int) -> bool:
    """Tell whether a verb taken for one in the past has its base form: "groups often abduct"."""
    lemma = reading.lemmas[token]
    return reading.lower(token) == lemma and lemma not in words_of("same_participle")


def is_helper(reading: Reading, token: int) -> bool:
    """Tell whether a token is a helper of the verb it hangs on, "to" included."""
    return reading.relations[token] in HELPERS or reading.fine[token] == "TO"


def with_helpers(reading: Reading, token: int, helpers: list[int]) -> Form:
    """Return the form of a verb with helpers, by the first of them."""
    first = helpers[0]
    if reading.fine[first] in BY_HELPER and reading.lemmas[first] != "have":
        return BY_HELPER[reading.fine[first]]
    lemmas = {reading.lemmas[at] for at in helpers}
    if "have" in lemmas:
        return "perfect"
    return "progressive" if reading.fine[token] == "VBG" else "present"


def bare_form(reading: Reading, token: int) -> Form:
    """Return the form of a verb without a helper and without a tense of its own."""
    fine = reading.fine[token]
    if fine == "VBG":
        return "gerund"
    if fine == "VBN":
        return "participle"
    if any(reading.relations[at] in SUBJECTS for at in children(reading, token)):
        return "present"
    free = reading.relations[token] in {"root", "conj", "parataxis"}
    return "order" if free and not is_opened(reading, token) else "infinitive"


def is_opened(reading: Reading, token: int) -> bool:
    """Tell whether a verb joined by "and" has one before it that is no order."""
    leader, steps = token, 0
    while reading.relations[leader] in {"conj", "parataxis"} and steps < DEPTH:
        leader, steps = reading.heads[leader], steps + 1
    return leader != token and form_of(reading, leader, DEPTH) not in {"order", ""}
