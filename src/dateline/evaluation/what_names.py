"""How far two ways to call somebody are alike: by the words they share.

Small words ("the", "of") and marks are left out, capitals do not count. The likeness is the share of
the shorter one's words that the longer one has too, so that "Prail" is wholly like "President Osk
Prail"; two that share at most half ("President Prail", "President Dovell") do not fit.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.records import Actor, Article, Event, Participant

WORD: Final = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
FITS: Final = 0.5  # two names that share more than this fit
Forms = tuple[str, ...]


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a word list of the table ``evaluation_what_words``."""
    return next(
        frozenset(row["words"].split())
        for row in read_table("evaluation_what_words")
        if row["name"] == name
    )


def content_words(name: str) -> frozenset[str]:
    """Return the words of a name in lower case, small ones left out."""
    return frozenset(WORD.findall(name.lower())) - words_of("empty")


def likeness(one: str, other: str) -> float:
    """Return which share of the shorter name's words the other has too, 0..1."""
    first, second = content_words(one), content_words(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def most_alike(names: Iterable[str], forms: Iterable[str]) -> float:
    """Return the greatest likeness of one of the names and one of the forms, 0 where there are none."""
    others = list(forms)
    return max((likeness(name, form) for name in names for form in others), default=0.0)


def by_id(article: Article) -> Mapping[str, Actor]:
    """Return the actors of an article by their ids."""
    return {actor.id: actor for actor in article.actors}


def forms_of(participant: Participant, actors: Mapping[str, Actor]) -> Forms:
    """Return the words of one who takes part, and the name of the actor that these mean."""
    spans = tuple(span.text for span in participant.spans)
    actor = actors.get(participant.actor or "")
    return (*spans, actor.name) if actor is not None else spans


def doers(event: Event, actors: Mapping[str, Actor]) -> list[Forms]:
    """Return the forms of each actor of an event."""
    return [forms_of(one, actors) for one in event.actors]


def sufferers(event: Event, actors: Mapping[str, Actor]) -> list[Forms]:
    """Return the forms of each recipient and object of an event."""
    return [forms_of(one, actors) for one in event.recipients] + [(one.text,) for one in event.object]
