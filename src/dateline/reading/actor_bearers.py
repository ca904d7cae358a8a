"""Surnames that are names of known bodies too: Wagner the group and Anna Wagner."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Facts
from dateline.reading.actor_persons import PERSON
from dateline.reading.actor_roles import skip_titles, strip_particle
from dateline.reading.actor_scope import Named, key_of
from dateline.reading.actor_words import bodies, given, known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Scope

MODIFIED: Final = frozenset({"NOUN", "PROPN", "NUM"})


def bearers(reading: Reading, runs: list[Run], labels: Mapping[int, str]) -> frozenset[str]:
    """Return the folded surnames of people with full names here that are names of known bodies too.

    Not of those bodies whose long name stands in the text as well.
    """
    found = {word for run in runs if (word := surname(reading, run, labels)) in known()}
    if not found:
        return frozenset()
    text = f" {fold(reading.text)} "
    return frozenset(
        word for word in found if not any(f" {name} " in text for name in long_names(known()[word].name))
    )


def surname(reading: Reading, run: Run, labels: Mapping[int, str]) -> str:
    """Return the folded last word of a person's full name; "" for any other run."""
    first = skip_titles(reading, run.first, run.last)
    if run.last - first < 2 or key_of(reading, first, run.last) in known():
        return ""
    if any(reading.lower(at) in bodies() for at in range(first, run.last)):
        return ""
    if labels.get(run.last - 1) != PERSON and fold(reading.word(first)) not in given():
        return ""
    return strip_particle(fold(reading.word(run.last - 1)))


@cache
def names_by_body() -> Mapping[str, frozenset[str]]:
    """Return the folded names of several words of each known body by its name."""
    found: dict[str, set[str]] = {}
    for key, row in known().items():
        found.setdefault(row.name, set()).update({key} if " " in key else ())
    return {name: frozenset(keys) for name, keys in found.items()}


def long_names(body: str) -> frozenset[str]:
    """Return the folded names of several words of a known body."""
    return names_by_body().get(body, frozenset())


def read_bearer(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the person of the article whom a known body's name of one word means: "Wagner fled".

    None after "the", before a noun ("Wagner mercenaries"), and in capitals.
    """
    word = reading.word(run.first)
    if run.last - run.first > 1 or fold(word) not in scope.bearers or word.isupper():
        return None
    if run.first and reading.lower(run.first - 1) == "the":
        return None
    if run.last < len(reading.tags) and reading.tags[run.last] in MODIFIED:
        return None
    key = strip_particle(fold(word)).replace(" ", "-")
    return Named(run.first, run.last, f"person:{key}", Facts(type="person"), run.sentence)
