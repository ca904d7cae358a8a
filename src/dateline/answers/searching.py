"""Which incidents a question means: its words against those of the incidents, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.linking.folding import fold_words, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.answers.case import Case
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event

PREFIX = 4  # letters from which the beginning of a word stands for it: Libya for Libyan
OWN, AROUND = 2, 1  # what a word counts in an incident's events, and in their articles only


def read_question(words: str | None) -> tuple[str, ...]:
    """Return the folded words of a question; small words only where there is nothing else."""
    asked = tuple(dict.fromkeys(fold_words(words or "")))
    empty = words_in("link_empty_words")
    return tuple(word for word in asked if word not in empty) or asked


def score(case: Case, asked: Sequence[str]) -> tuple[int, int]:
    """Return how many words of a question an incident holds, and how well they fit it."""
    own = frozenset(word for one, event in case.told for word in event_words(one, event))
    around = frozenset(word for one in case.articles for word in article_words(one))
    found = [OWN if holds(own, word) else AROUND if holds(around, word) else 0 for word in asked]
    return sum(map(bool, found)), sum(found)


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
    """Yield the folded words of an event: its own, those of actors and places, those of its claims."""
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
    for claim in (each for each in article.claims if each.id in event.according_to):
        texts += [source.text or "" for source in claim.sources]
        texts += [span.text for span in claim.content]
    for text in texts:
        yield from fold_words(text)
