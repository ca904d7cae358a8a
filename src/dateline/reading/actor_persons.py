"""Whether a name is a person's, and the person it names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import nationals
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index
from dateline.reading.actor_roles import (
    after_title,
    person_facts,
    role_start,
    role_words,
    skip_titles,
    strip_particle,
)
from dateline.reading.actor_scope import Named, Scope
from dateline.reading.actor_words import (
    context,
    country_in,
    given,
    nouns,
    titles,
)

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.actor_runs import Run
    from dateline.records import ActorType

MOST_NAMES: Final = 5
KINDS: Final[dict[str, ActorType]] = {"PER": "person", "ORG": "organisation"}
PERSON: Final = "PER"  # the language model's type of persons' names
SPEECH: Final = context("speech")


def read_person(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the person named, with the titles and roles before the name."""
    first = skip_titles(reading, run.first, run.last)
    if first >= run.last:
        return None
    opening = run.first if after_title(reading, run.first, run.last) > run.first else first
    start = role_start(reading, opening, reading.bounds[run.sentence][0])
    role = role_words(reading, start, first)
    if not is_person(reading, first, run.last, titled=bool(role), scope=scope):
        return None
    facts = person_facts(reading, start, replace(run, first=first), scope)
    if not role:
        facts = replace(facts, type=kind_of(reading, first, run.last, scope))
    words = (strip_particle(fold(reading.word(at))) for at in range(first, run.last))
    name = join_initials(" ".join(word.replace(" ", "-") for word in words))
    return Named(first, run.last, f"person:{name}", facts, run.sentence)


def join_initials(name: str) -> str:
    """Return a folded name with its initials as one word: "j r dovell" and "jr dovell" are one."""
    return re.sub(r"(?<![^ ])([a-z]) (?=[a-z] )", r"\1", name)


def kind_of(reading: Reading, first: int, last: int, scope: Scope) -> ActorType:
    """Return what a name without a title denotes, that may be a person's: by its type or its context."""
    label = next((scope.labels[at] for at in range(first, last) if at in scope.labels), "")
    if label in KINDS:
        return KINDS[label]
    return "person" if shows_person(reading, first, last) else "unknown"


def is_person(reading: Reading, first: int, last: int, *, titled: bool, scope: Scope) -> bool:
    """Tell whether a name may be a person's: a role or given name, or two to five plain names."""
    label = scope.labels.get(last - 1, "")
    if label == PERSON and has_letters(reading, first, last):
        return last - first <= MOST_NAMES and fold(reading.word(last - 1)) not in nationals()
    return may_be_person(reading, first, last, titled, scope)


def may_be_person(reading: Reading, first: int, last: int, titled: bool, scope: Scope) -> bool:  # noqa: FBT001  - said by its name
    """Tell whether a name that the language model saw no person in may be one's all the same."""
    label = scope.labels.get(last - 1, "")
    if any(reading.lower(at) in nouns() for at in range(first, last) if last - first > 1):
        return False
    if (
        last - first > MOST_NAMES
        or country_in(reading.word(last - 1))
        or not has_letters(reading, first, last)
    ):
        return False
    if titled or (fold(reading.word(first)) in given() and not label):
        return first not in scope.places or titled
    if label or first in scope.places or fold(reading.word(first)) in nationals():
        return False
    if last - first == 1:
        return is_surname(reading, first, scope)
    return all(reading.tags[at] in {"PROPN", "ADP", "DET", "X"} for at in range(first, last))


def is_surname(reading: Reading, at: int, scope: Scope) -> bool:
    """Tell whether a single name may be a person's: it acts, or ends a full name of the article."""
    if reading.tags[at] != "PROPN" or (at > 0 and reading.lower(at - 1) in {"at", "in", "near"}):
        return False
    word = fold(reading.word(at))
    return word in scope.surnames or (acts(reading, at + 1) and word not in index())


def shows_person(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words around a name show that it is a person's: a given name, an age, speech."""
    if fold(reading.word(first)) in given() or acts(reading, last):
        return True
    if first > 0 and is_speech(reading, first - 1):
        return True
    if last + 1 >= len(reading.tags) or reading.word(last) != ",":
        return False
    return reading.word(last + 1).isdigit() or reading.lower(last + 1) == "who"


def is_speech(reading: Reading, at: int) -> bool:
    """Tell whether the word before a name is a verb of speech, a preposition of persons or a title."""
    low = reading.lower(at)
    return low in SPEECH or low.rstrip(".") in titles() or reading.tags[at] == "VERB"


def acts(reading: Reading, at: int) -> bool:
    """Tell whether a single name is followed by a verb, as one who acts is."""
    if at >= len(reading.tags):
        return False
    return reading.tags[at] == "VERB" or reading.lower(at) in {
        "has",
        "had",
        "will",
        "would",
        "was",
        "is",
    }


def has_letters(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name has no figures and is not written as an abbreviation of capitals."""
    words = [reading.word(at) for at in range(first, last)]
    return all(not any(letter.isdigit() for letter in word) for word in words) and (
        len(words) > 1 or not (words[0].isupper() and len(words[0]) <= 5)
    )
