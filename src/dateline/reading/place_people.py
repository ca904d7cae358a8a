"""Names of people that are also names of places: "Michael Jordan", and then "Jordan"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index
from dateline.reading.actor_words import given
from dateline.reading.place_words import is_word

if TYPE_CHECKING:
    from dateline.language.reading import Reading

SHORTEST: Final = 2


def people_named(reading: Reading) -> frozenset[str]:
    """Return the folded names of places that stand inside a person's full name in the article."""
    found: set[str] = set()
    for phrase in reading.names:
        words = [reading.word(at) for at in range(phrase.first, phrase.last)]
        if len(words) >= SHORTEST and is_personal(words):
            found.add(fold(words[-1]))
    return frozenset(key for key in found if key in index())


def is_personal(words: list[str]) -> bool:
    """Tell whether a run of names may be a person's: no place, no word for a feature or body."""
    lows = [word.lower() for word in words]
    if any(is_word(low, "feature") or is_word(low, "body") or is_word(low, "direction") for low in lows):
        return False
    if not all(word[0].isupper() for word in words if word.isalpha()):
        return False
    if fold(words[-1]) in country_names() and fold(words[0]) not in given():
        return False
    return fold(" ".join(words)) not in index()
