"""What surrounds the events of an article: words of play, trade and ages past, tenses, its year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.event_form import form_of
from dateline.reading.event_words import words_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading

AROUND: Final = (
    "fiction",
    "play",
    "market",
    "kitchen",
    "nature",
    "past",
    "reigns",
    "life",
    "sport",
    "crime",
)
NOUNS: Final = frozenset({"NOUN", "PROPN"})
SHORTEST: Final = 60  # words: a shorter text is taken to be so long
LONG: Final = 1  # years before the publication from which a year is long past
UNDATED: Final = 1995  # years before it are long past in whatever text


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the events of an article.

    ``density``: words of each class for a hundred words; ``present``: share of its tensed verbs in the
    present; ``year`` before which a year is long past; ``public``: for each sentence whether it names a
    place, a public or armed body, or somebody who serves one.
    """

    density: Mapping[str, float]
    present: float
    year: int
    public: tuple[bool, ...]


@cache
def settings() -> Mapping[str, frozenset[str]]:
    """Return the classes of the table ``event_settings`` with their words, and that of sport."""
    found = {row["class"]: frozenset(row["words"].split()) for row in read_table("event_settings")}
    return found | {"sport": words_of("sport")}


def words_around(reading: Reading, first: int, last: int) -> list[str]:
    """Return the lemmas of the nouns and names of a stretch of tokens."""
    return [reading.lemmas[at] for at in range(first, last) if reading.tags[at] in NOUNS]


def describe_setting(reading: Reading, public: tuple[bool, ...]) -> Setting:
    """Return what surrounds the events of an article."""
    counts = Counter(words_around(reading, 0, len(reading.lemmas)))
    size = max(SHORTEST, len(reading.lemmas))
    density = {
        name: 100 * sum(counts[word] for word in settings()[name] if word in counts) / size
        for name in AROUND
    }
    forms = Counter(form_of(reading, token) for token, tag in enumerate(reading.tags) if tag == "VERB")
    tensed = forms["present"] + forms["past"] + forms["perfect"]
    published = reading.article.published.value
    year = int(published[:4]) - LONG if published and published[:4].isdigit() else UNDATED
    return Setting(density, forms["present"] / tensed if tensed else 0.0, year, public)
