"""What a sentence says that somebody is: "Dovell is the governor of the bank", "Prail was a nurse"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_syntax import base
from dateline.reading.actor_words import context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.reading import Reading
    from dateline.reading.actor_descriptions import Described
    from dateline.reading.actor_draft import Draft

REACH: Final = 24  # words before a description in which its subject is looked for
PRESENT: Final = frozenset({"is", "are", "’s", "'s"})
PLAIN: Final = PRESENT | {"was", "were"}
DENYING: Final = context("denying")


def said_to_be(
    reading: Reading, one: Described, taken: Mapping[int, int], ends: Mapping[int, Draft]
) -> Draft | None:
    """Return the named actor of whom a plain sentence says that it is what is described, if any.

    ``taken`` maps tokens of names to where these end, ``ends`` gives the actors whose names end before a
    token. Nothing that is denied, asked, wished or only supposed counts.
    """
    if not reading.heads:
        return None
    below = list(dependents(reading, one.last - 1))
    copulas = [at for at in below if base(reading.relations[at]) == "cop"]
    subjects = [at for at in below if base(reading.relations[at]) == "nsubj"]
    if len(copulas) != 1 or len(subjects) != 1 or not subjects[0] < copulas[0] < one.first:
        return None
    if reading.lower(copulas[0]) not in PLAIN or any(weakens(reading, at) for at in below):
        return None
    subject = ends.get(taken.get(subjects[0], -1))
    return subject if subject is not None and fits(one, subject) else None


def is_present(reading: Reading, one: Described) -> bool:
    """Tell whether a sentence says what somebody is now."""
    below = dependents(reading, one.last - 1)
    return any(reading.lower(at) in PRESENT for at in below if base(reading.relations[at]) == "cop")


def has_copula(reading: Reading, head: int) -> bool:
    """Tell whether a noun is what a sentence says that somebody is."""
    return any(base(reading.relations[at]) == "cop" for at in dependents(reading, head))


def dependents(reading: Reading, head: int) -> Iterator[int]:
    """Yield the tokens before a token that hang on it."""
    for at in range(max(head - REACH, 0), head):
        if reading.heads[at] == head:
            yield at


def weakens(reading: Reading, at: int) -> bool:
    """Tell whether a word beside a predicate takes from it that it is so: "not", "may", "if"."""
    relation = base(reading.relations[at])
    supposes = relation == "mark" and reading.lower(at) != "that"
    return reading.lower(at) in DENYING or supposes or relation == "aux"


def fits(one: Described, draft: Draft) -> bool:
    """Tell whether a description may be said of an actor: one person, or one body."""
    if one.row.many != draft.many:
        return False
    return (one.row.type == "person") == (draft.type == "person")
