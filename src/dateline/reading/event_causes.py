"""What brought an event about, where the text says so plainly: "after", "in response to", "because".

Cues stand in the table ``event_causes``. What follows a cue must hang on the event by the tree of the
sentence; what only came before it ("two hours after the polls closed") is no cause.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.actor_syntax import base
from dateline.reading.event_frames import frames
from dateline.reading.event_words import words_of
from dateline.reading.place_paths import CLIMB
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.records import Event, Span

LONGEST: Final = 40  # words that tell a cause
LIKELY: Final = 0.5  # how likely a word must be a happening
COMPLETING: Final = frozenset({"xcomp", "obj"})


class Cue(NamedTuple):
    """A cue: its words, what must follow, the types of events it is for (empty for all)."""

    words: tuple[str, ...]
    needs: str
    types: frozenset[str]


class Cause(NamedTuple):
    """What follows a cue: its head word, the word it hangs on, the token after the cue, the cue."""

    head: int
    holder: int
    first: int
    cue: Cue


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues by their first word, the longest first."""
    found: dict[str, list[Cue]] = {}
    for row in read_table("event_causes"):
        words = tuple(row["words"].split())
        found.setdefault(words[0], []).append(Cue(words, row["needs"], frozenset(row["types"].split())))
    return {word: tuple(sorted(some, key=lambda cue: -len(cue.words))) for word, some in found.items()}


def add_causes(events: Sequence[Event], reading: Reading, bounds: tuple[int, int]) -> list[Event]:
    """Return the events of a sentence, each with what brought it about where the text says so."""
    if not reading.heads or not events:
        return list(events)
    heads = {reading.tokens_in(one.trigger.start, one.trigger.end).start: one for one in events}
    causes = list(find_causes(reading, bounds))
    found: list[Event] = []
    for token, event in heads.items():
        cause = next((one for one in causes if bears(reading, one, token, event)), None)
        if cause is None:
            found.append(event)
            continue
        other = heads.get(cause.head)
        found.append(
            replace(
                event,
                cause=other.id if other is not None and other is not event else None,
                cause_spans=(words_under(reading, cause, bounds[1]),),
            )
        )
    return found


def find_causes(reading: Reading, bounds: tuple[int, int]) -> Iterator[Cause]:
    """Yield what follows the cues of a sentence, in the order of the text."""
    at, last = bounds
    while at < last:
        cue = match(reading, at, last)
        if cue is not None and (cause := follow(reading, at, cue)) is not None:
            yield cause
        at += len(cue.words) if cue is not None else 1


def match(reading: Reading, at: int, last: int) -> Cue | None:
    """Return the longest cue that begins at a token."""
    for cue in cues().get(reading.lower(at), ()):
        end = at + len(cue.words)
        if end < last and all(reading.lower(at + step) == word for step, word in enumerate(cue.words)):
            return cue
    return None


def follow(reading: Reading, at: int, cue: Cue) -> Cause | None:
    """Return what a cue opens, None where it opens something else here."""
    cued = range(at, at + len(cue.words))
    head = out_of(reading, cued[-1], cued)
    if head < cued.stop or not is_meant(reading, head, at, cue):
        return None
    holder = out_of(reading, head, cued)
    return Cause(head, holder, cued.stop, cue) if holder >= 0 else None


def out_of(reading: Reading, token: int, cued: range) -> int:
    """Return the first word above a token that is no word of the cue."""
    token = reading.heads[token]
    while token in cued:
        token = reading.heads[token]
    return token


def is_meant(reading: Reading, head: int, at: int, cue: Cue) -> bool:
    """Tell whether what a cue opens is what it needs."""
    if cue.needs == "gerund":
        return reading.fine[head] == "VBG"
    is_clause = any(
        reading.heads[token] == head and base(reading.relations[token]) in {"nsubj", "aux"}
        for token in range(at, min(at + CLIMB, len(reading.heads)))
    )
    if cue.needs == "clause":
        return is_clause
    if cue.needs != "act":
        return True
    return not is_timed(reading, at) and is_act(reading, head) and (is_clause or is_noun(reading, head))


def is_timed(reading: Reading, at: int) -> bool:
    """Tell whether a time stands before "after" ("two hours after", "shortly after")."""
    return at > 0 and reading.lemmas[at - 1] in words_of("time_before")


def is_noun(reading: Reading, token: int) -> bool:
    """Tell whether a word is a noun."""
    return reading.tags[token] == "NOUN"


def is_act(reading: Reading, token: int) -> bool:
    """Tell whether a word denotes a happening that can bring another about, no meeting."""
    lemma, happening = reading.lemmas[token], reading.happenings.get(token)
    if lemma in words_of("talks") | words_of("mere_course"):
        return False
    return lemma in frames("noun") or (happening is not None and happening.odds >= LIKELY)


def bears(reading: Reading, cause: Cause, token: int, event: Event) -> bool:
    """Tell whether a cause is that of an event: it hangs on its word, or on the verb it completes."""
    if cause.head == token or (cause.cue.types and event.type not in cause.cue.types):
        return False
    if cause.holder == token:
        return True
    above, relation = reading.heads[token], base(reading.relations[token])
    return cause.holder == above and relation in COMPLETING


def words_under(reading: Reading, cause: Cause, last: int) -> Span:
    """Return the words of a cause: what hangs on its head from the cue on, in one stretch."""
    end = cause.head + 1
    for token in range(cause.first, min(last, cause.first + LONGEST)):
        if hangs(reading, token, cause.head) and reading.tags[token] != "PUNCT":
            end = max(end, token + 1)
    return reading.span(cause.first, end)


def hangs(reading: Reading, token: int, head: int) -> bool:
    """Tell whether a token hangs on another, near or far."""
    for _ in range(LONGEST):
        if token == head:
            return True
        if token < 0 or base(reading.relations[token]) == "parataxis":
            return False
        token = reading.heads[token]
    return False
