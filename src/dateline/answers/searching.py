"""Which incidents a question means: its words against those of the incidents, folded."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.days import read_day
from dateline.linking.folding import fold_words, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answers.case import Case
    from dateline.linking.linkage import IncidentGroup
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event

    Whole = tuple[int, Iterable[str | None]]
    Words = Sequence[frozenset[str]]

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


def weigh(case: Case, asked: Sequence[str], whole: Whole | None = None) -> Held:
    """Return how the words of a question fit an incident.

    ``whole``: where the case has only the articles that may hold one of the words, what is known of all.
    """
    events = [frozenset(event_words(one, event)) for one, event in case.told]
    claims = [frozenset(claim_words(one, event)) for one, event in case.told]
    articles = [frozenset(article_words(one)) for one in case.articles]
    told, days = whole or (len(events), [one.article.published.value for one in case.articles])
    latest = max((read_day(day) or 0 for day in days), default=0)
    fit = tuple(fit_of(word, events, claims, articles, told) for word in asked)
    return Held(case.group, latest, fit)


def fit_of(word: str, events: Words, claims: Words, articles: Words, told: int) -> float:
    """Return how well a word fits an incident: by its own events, else by what stands around them.

    ``told``: how many events it has, those that have none of the words and are not given among them.
    """
    own = sum(holds(words, word) for words in events)
    if own:
        return OWN + SHARE * (own + 1) / (told + 2)
    if any(holds(words, word) for words in claims):
        return SAID
    return AROUND * any(holds(words, word) for words in articles)


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


def holds(words: frozenset[str], asked: str) -> bool:
    """Tell whether a word is among ``words``: itself, in the singular, or as the beginning of one."""
    if not words.isdisjoint((asked, asked.removesuffix("s"), asked.removesuffix("es"))):
        return True
    return len(asked) >= PREFIX and any(word.startswith(asked) for word in words)


def article_words(one: LinkedArticle) -> Iterator[str]:
    """Yield the folded words of an article's title and of the names of its places."""
    for name in (one.article.title or "", *(place.name for place in one.article.places)):
        yield from fold_words(name)


def event_words(one: LinkedArticle, event: Event) -> Iterator[str]:
    """Yield the folded words of an event: its own, and those of its actors and places."""
    article = one.article
    actors = {each.actor for each in (*event.actors, *event.recipients)}
    places = {each.place for each in event.places}
    texts = [event.anchor.text, event.trigger.text]
    texts += [span.text for span in (*event.object, *event.instruments)]
    texts += [
        name for each in article.actors if each.id in actors for name in (each.name, *each.aliases)
    ]
    texts += [each.name for each in article.places if each.id in places]
    texts += [place.text for where in event.places for place in where.spans]
    for text in texts:
        yield from fold_words(text)


def claim_words(one: LinkedArticle, event: Event) -> Iterator[str]:
    """Yield the folded words of the claims that an event rests on, and of who makes them."""
    for claim in (each for each in one.article.claims if each.id in event.according_to):
        for text in (
            *(each.text or "" for each in claim.sources),
            *(each.text for each in claim.content),
        ):
            yield from fold_words(text)
