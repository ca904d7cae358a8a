"""Gives "I" to who speaks: in a quotation its speaker, in a printed interview the one interviewed.

An interview is told by its questions, and its head says who was interviewed or spoken with. There,
outside quotation marks, "I" is the interviewed person in paragraphs that do not ask, and "you" in those
that do; any other "I" is left open.
"""

from __future__ import annotations

from collections import Counter
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
FEW: Final = 2  # the same where its head says that it is an interview
REACH: Final = 8  # words before a name in which its preposition is looked for
ARTICLES: Final = frozenset({"the", "a", "an"})
TOPICAL: Final = context("topical")  # prepositions of what an interview is about, or of who asks


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
    guest = interviewed(syntax, led, len(asking))
    asking -= told_of_oneself(reading)
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


def told_of_oneself(reading: Reading) -> frozenset[int]:
    """Return the paragraphs with more "I" than "you": answers, even where a question ends them."""
    said: Counter[int] = Counter()
    for _, sentence, word in own_words(reading):
        said[reading.sentences[sentence].paragraph] += 1 if word in OWN else -1
    return frozenset(paragraph for paragraph, more in said.items() if more > 0)


def interviewed(syntax: Syntax, led: Mapping[int, Draft], asked: int) -> Draft | None:
    """Return the one person whom the head of an interview names as interviewed, else None.

    ``asked``: how many paragraphs ask. Fewer will do where the head says that it is an interview.
    """
    reading = syntax.reading
    for sentence, (first, last) in zip(reading.sentences, reading.bounds, strict=True):
        if sentence.paragraph >= HEAD:
            break
        said = {reading.lemmas[at] for at in range(first, last)} & INTERVIEW
        if not said or asked < (FEW if "interview" in said else QUESTIONS):
            continue
        spoken_with = {at for at in range(first, last) if at in led and is_spoken_with(syntax, at)}
        people = {id(led[at]): led[at] for at in spoken_with if led[at].named}
        if len(people) == 1:
            return next(iter(people.values()))
    return None


def is_spoken_with(syntax: Syntax, at: int) -> bool:
    """Tell whether a name may be of the one interviewed: not "on Dovell's boat", "by Mira Dovell".

    With an article it is what somebody is called: "An interview with the 'Harbour Poet'".
    """
    reading = syntax.reading
    if syntax.role(at) in {"part", "poss"}:
        return False
    before = {reading.lower(one) for one in range(max(at - REACH, 0), at) if reading.heads[one] == at}
    return not before & (TOPICAL | ARTICLES)
