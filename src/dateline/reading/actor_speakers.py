"""Gives "I" to who speaks: in a quotation its speaker, in a printed interview the one interviewed.

An interview is told by its questions, and its head says who was interviewed or spoken with. There,
outside quotation marks, "I" is the interviewed person in paragraphs that do not ask, and "you" in those
that do; any other "I" is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_draft import Said
from dateline.reading.actor_quotes import find_speakers
from dateline.reading.actor_syntax import Syntax, head_of
from dateline.reading.actor_words import context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft

OWN: Final = frozenset({"i", "me", "my", "mine", "myself"})
OTHER: Final = frozenset({"you", "your", "yours", "yourself"})
INTERVIEW: Final = context("interview")
HEAD: Final = 6  # paragraphs in which an interview says whose it is
QUESTIONS: Final = 3  # paragraphs that ask, at least, or it is no printed interview


def give_own_words(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Add to each actor the words "I" and "you" that are surely it."""
    syntax = Syntax(reading)
    speakers = find_speakers(syntax)
    led = {
        syntax.leader(head_of(reading, said.first, said.last)): draft
        for draft in drafts
        if draft.type in {"person", "unknown"} and not draft.many
        for said in draft.mentions
        if said.first not in speakers or said.kind == "pronoun"
    }
    asking = questions(reading)
    guest = interviewed(reading, led) if len(asking) >= QUESTIONS else None
    for at, sentence, word in own_words(reading):
        if at in speakers:
            draft = led.get(speakers[at]) if word in OWN else None
        else:
            asked = reading.sentences[sentence].paragraph in asking
            draft = guest if word in (OTHER if asked else OWN) else None
        if draft is not None:
            draft.mentions.append(Said(at, at + 1, "pronoun", sentence))


def own_words(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens of "I", "you" and their forms with their sentences, in lower case."""
    for sentence, (first, last) in enumerate(reading.bounds):
        for at in range(first, last):
            word = reading.lower(at)
            if word in OWN or word in OTHER:
                yield at, sentence, word


def questions(reading: Reading) -> frozenset[int]:
    """Return the paragraphs that end with a question outside quotation marks."""
    last = {
        one.paragraph: reading.word(end - 1)
        for one, (_, end) in zip(reading.sentences, reading.bounds, strict=True)
    }
    return frozenset(paragraph for paragraph, word in last.items() if word == "?")


def interviewed(reading: Reading, led: Mapping[int, Draft]) -> Draft | None:
    """Return the one person whom the head of an interview names as interviewed, else None."""
    for sentence, (first, last) in zip(reading.sentences, reading.bounds, strict=True):
        if sentence.paragraph >= HEAD:
            break
        if not any(reading.lemmas[at] in INTERVIEW for at in range(first, last)):
            continue
        people = {id(led[at]): led[at] for at in range(first, last) if at in led and led[at].named}
        if len(people) == 1:
            return next(iter(people.values()))
    return None
