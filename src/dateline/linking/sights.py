"""What a correspondent saw with own eyes: words in the first person outside quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words, words_in
from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle

QUOTED: Final = re.compile(r"[“\"][^“”\"]{0,600}[”\"]")
WRITER: Final = r"(?:I|[Ww]e|[Tt]his (?:reporter|correspondent))"
FIRST_PERSON: Final = re.compile(rf"\b{WRITER}\s+((?:\w+\s+){{0,2}}\w+)")
PLACE: Final = re.compile(r",? in [A-Z].*|,.*", re.DOTALL)


def own_sight(one: LinkedArticle) -> str:
    """Return the words in which the writer of an article says to have seen something, or nothing."""
    found = FIRST_PERSON.finditer(plain(one.article.text))
    return next((match[0] for match in found if sees(match[1])), "")


def sees(words: str) -> bool:
    """Tell whether the words after "I" hold a verb of seeing."""
    return not words_in("link_sight_verbs").isdisjoint(fold_words(words))


def saw_in(one: LinkedArticle, start: int, end: int) -> bool:
    """Tell whether the writer says in the words from ``start`` to ``end`` to have seen something."""
    words = plain(one.article.text)[start:end]
    return any(sees(match[1]) for match in FIRST_PERSON.finditer(words))


def plain(text: str) -> str:
    """Return a text with blanks for its quotations, of the same length."""
    return QUOTED.sub(lambda match: " " * len(match[0]), text)


def writer_of(one: LinkedArticle) -> str:
    """Return the name of the one person who signs an article, or who printed it."""
    names = [PLACE.sub("", byline.name) for byline in one.article.bylines]
    return names[0] if len(names) == 1 and " " in names[0] else f"{printed_by(one)} itself"
