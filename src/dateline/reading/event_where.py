"""The words that tell where a happening was, as against places that are only mentioned beside it.

The language model reads them off whole sentences; the dependency tree mends what it gives: names are
taken whole, of two places that hold each other the smaller is kept, and where the model has none, names
that hang on the happening by a preposition of place, or that it is done to, are taken. The dateline is
never where something happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_syntax import base, head_of
from dateline.reading.event_words import words_of
from dateline.reading.place_paths import CLIMB, find_path, is_clause, preposition
from dateline.reading.place_words import event_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.language.reading import Reading
    from dateline.reading.place_paths import Path

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
STANDING: Final = event_words("standing")
HOLDING: Final = STANDING | {"of"}
STEADY: Final = frozenset({"nmod", "compound", "obl", "obj", "advmod"})
TOLD: Final = frozenset({"obl", "obj", "iobj"})  # what a place of speech hangs on its verb as
CONTENT: Final = frozenset({"ccomp", "parataxis"})
STEPS: Final = 2  # nouns from a name up to its happening where the model has no place
HANGING: Final = frozenset({"nmod", "compound", "appos", "flat", "advmod"})
TOWNS: Final = event_words("towns")
Stretch = tuple[int, int]  # tokens, the end exclusive


def find_where(reading: Reading, token: int, bounds: Stretch) -> list[Stretch]:
    """Return the words of the places where the happening of a word was, none where it is not told.

    ``bounds`` is the word's sentence. Places come in the order of the text.
    """
    names = place_names(reading, bounds)
    happening = reading.happenings.get(token)
    given = happening.place if happening is not None else ()
    whole_names = sorted({whole(reading, names, stretch) for stretch in given})
    found = [one for one in whole_names if not is_doer(find_path(reading, *one, token))]
    if not found:
        found = [name for name in names if is_where(find_path(reading, *name, token))]
    found = [one for one in found if not is_told_at(reading, one, token)]
    near = [one for one in found if find_path(reading, *one, token) is not None] or found
    lower = [one for one in near if not is_fronted(reading, one, bounds)] or near
    return [one for one in lower if not any(holds(reading, one, other) for other in lower)]


def is_told_at(reading: Reading, name: Stretch, token: int) -> bool:
    """Tell whether a name is but where somebody speaks of a happening: "told reporters in Paris that".

    Where those who speak are of the place itself ("police in Kano said") it is not told apart.
    """
    way: list[int] = []
    top = head_of(reading, *name)
    while top >= 0 and not is_clause(reading, top) and len(way) < CLIMB:
        way.append(top)
        top = reading.heads[top]
    if not way or top < 0 or top == token or reading.lemmas[top] not in words_of("speech"):
        return False
    if token in way or not is_content(reading, top, token):
        return False
    role = base(reading.relations[way[-1]])
    return role in TOLD or (role == "nsubj" and reading.lemmas[way[-1]] in event_words("afar"))


def is_content(reading: Reading, top: int, token: int) -> bool:
    """Tell whether a word stands within what a verb of speech says."""
    if base(reading.relations[top]) == "parataxis":
        return True
    below = token
    for _ in range(CLIMB):
        if below < 0 or reading.heads[below] == top:
            break
        below = reading.heads[below]
    return below >= 0 and base(reading.relations[below]) in CONTENT


def is_fronted(reading: Reading, name: Stretch, bounds: Stretch) -> bool:
    """Tell whether a sentence opens with a place ("In Mali, ...")."""
    return name[0] - bounds[0] <= 2 and reading.lower(bounds[0]) in STANDING


def place_names(reading: Reading, bounds: Stretch) -> list[Stretch]:
    """Return the names of places that the language model finds in a sentence, without the dateline."""
    first, last = bounds
    dateline = reading.article.dateline
    after = len(dateline.text) if dateline is not None else 0
    return [
        (name.first, name.last)
        for name in reading.typed
        if name.label in PLACES and first <= name.first < last and reading.starts[name.first] >= after
    ]


def whole(reading: Reading, names: Iterable[Stretch], stretch: Stretch) -> Stretch:
    """Return a stretch with the whole of the name that it is a part of; "Kano province" is "Kano"."""
    first, last = stretch
    for one, other in names:
        if one < last and first < other:
            first, last = min(first, one), max(last, other)
    while last - first > 1 and reading.word(last - 1).islower():
        last -= 1
    while last - first > 1 and reading.word(first).islower():
        first += 1
    return first, last


def is_doer(path: Path | None) -> bool:
    """Tell whether a name is itself what acts, or only between what two places something is."""
    if not path:
        return False
    return (path[-1].relation == "nsubj" and len(path) == 1) or (
        path[-1].relation == "obj" and path[0].preposition == "between"
    )


def is_where(path: Path | None) -> bool:
    """Tell whether a name that hangs on a happening by some steps is where it was."""
    if not path or len(path) > STEPS or any(step.relation not in STEADY for step in path):
        return False
    if any(step.preposition not in HOLDING for step in path[:-1]):
        return False
    outer, inner = path[-1], path[0]
    if outer.relation == "obl":
        return outer.preposition in STANDING
    return outer.relation == "obj" and len(path) > 1 and inner.preposition in STANDING


def holds(reading: Reading, one: Stretch, other: Stretch) -> bool:
    """Tell whether a place is named only to say where another is ("Nablus in the West Bank")."""
    if one == other:
        return False
    token, top = head_of(reading, *one), head_of(reading, *other)
    bearer = bearer_of(reading, top)
    for _ in range(CLIMB):
        if base(reading.relations[token]) not in HANGING:
            return False
        token = reading.heads[token]
        if other[0] <= token < other[1] or token == bearer:
            return True
    return False


def bearer_of(reading: Reading, top: int) -> int:
    """Return the common noun that a name stands with, -1 for none.

    "city" in "the city of Kano", "district" in "Kano district" but not in "the Ungogo district of Kano".
    """
    relation, above = base(reading.relations[top]), reading.heads[top]
    if above < 0 or reading.tags[above] != "NOUN":
        return -1
    if relation == "compound":
        return above if reading.lemmas[above] not in TOWNS else -1
    if relation != "nmod" or preposition(reading, top) != "of":
        return -1
    before = range(max(0, above - 4), above)
    parts = [at for at in before if reading.heads[at] == above and reading.tags[at] == "PROPN"]
    named = any(reading.relations[at] == "compound" for at in parts)
    return above if reading.lemmas[above] in TOWNS or not named else -1
