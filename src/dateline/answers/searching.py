"""Which incidents a question means: its words against those of the incidents, folded."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.linking.days import read_day
from dateline.linking.folding import fold_words, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answers.heard import Heard
    from dateline.linking.linkage import IncidentGroup

    Whole = tuple[int, Iterable[str | None]]

FORMS = 256  # words of questions whose forms are remembered
PREFIX = 4  # letters from which the beginning of a word stands for it: Libya for Libyan
OWN, SAID, AROUND = (
    1.0,
    0.75,
    0.5,
)  # what a word counts in events, in their claims, in their articles only
SHARE = 0.5  # what it counts on top where all events have it, by Laplace's rule of succession


def read_question(words: str | None) -> tuple[str, ...]:
    """Return the folded words of a question; small words only where there is nothing else."""
    asked = tuple(dict.fromkeys(fold_words(words or "")))
    empty = words_in("link_empty_words")
    return tuple(word for word in asked if word not in empty) or asked


@dataclass(frozen=True, slots=True)
class Held:
    """The words of a question that an incident holds, each with how well it fits: from 0 to 1.5.

    1 and more where events of the incident have it, the more the larger their share is; below 1
    where only their claims have it (0.75), or only its articles (0.5).
    """

    group: IncidentGroup
    latest: int
    fit: tuple[float, ...]


def weigh(heard: Heard, asked: Sequence[str], whole: Whole | None = None) -> Held:
    """Return how the words of a question fit an incident.

    ``whole``: where only the stories that may hold one of the words are heard, what is known of all.
    """
    told, days = whole or (len(heard.events), [one.published for one in heard.stories])
    latest = max((read_day(day) or 0 for day in days), default=0)
    fit = tuple(fit_of(word, heard, told) for word in asked)
    return Held(heard.group, latest, fit)


def fit_of(word: str, heard: Heard, told: int) -> float:
    """Return how well a word fits an incident: by its own events, else by what stands around them.

    ``told``: how many events it has, those that have none of the words and are not given among them.
    """
    own = sum(holds(event.own, word) for _, event in heard.events)
    if own:
        return OWN + SHARE * (own + 1) / (told + 2)
    if any(holds(event.said, word) for _, event in heard.events):
        return SAID
    return AROUND * any(holds(one.around, word) for one in heard.stories)


def rank(held: Sequence[Held], among: int) -> list[IncidentGroup]:
    """Return the incidents that hold the most of a question's words, the most relevant first.

    ``among``: how many there are, those included that hold none of the words and are left out here.

    A word counts the more, the fewer incidents have it (its inverse document frequency); how many
    articles tell of an incident counts for nothing. Of equals the latest stands first.
    """
    most = max((sum(map(bool, one.fit)) for one in held), default=0)
    if not most:
        return []
    columns = zip(*(one.fit for one in held), strict=True)  # of each word, how it fits the incidents
    rarity = [math.log1p(among / max(1, sum(map(bool, column)))) for column in columns]
    scored = [
        (-sum(map(operator.mul, one.fit, rarity)), -one.latest, one.group.id, one.group)
        for one in held
        if sum(map(bool, one.fit)) == most
    ]
    return [group for *_, group in sorted(scored, key=lambda each: each[:3])]


def holds(words: str, asked: str) -> bool:
    """Tell whether a word is among words: itself, in the singular, or as the beginning of one."""
    return any(form in words for form in forms(asked))


@lru_cache(maxsize=FORMS)
def forms(asked: str) -> tuple[str, ...]:
    """Return what stands in the words of a telling where a word of a question fits."""
    alike = dict.fromkeys((asked, asked.removesuffix("s"), asked.removesuffix("es")))
    whole = tuple(f" {one} " for one in alike if one)
    return (*whole, f" {asked}") if len(asked) >= PREFIX else whole
