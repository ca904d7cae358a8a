"""Whose time a time is: the words it hangs on in the tree of its sentence, up to the first verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from dateline.reading.time_grammar import context

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.records import Time

HOLDERS: Final = context("holders")  # verbs that carry what a noun tells of: "the raid took place"
ISSUED: Final = context("issued")  # verbs by which a statement comes out
NEAR: Final = 2
SIDES: Final = {"after": 1, "since": 1, "before": -1}
NEVER: Final = 9
SAID_SO: Final = frozenset({"ccomp", "parataxis"})
DATED: Final = frozenset({"DATE", "TIME"})
RANGE: Final = frozenset({"and", "to", "until", "till", "through", "-", "–"})
DEEP: Final = 60  # words on the way up a tree


class Spanned(Protocol):
    """What stands between two code points."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


def governors(reading: Reading, span: Spanned) -> tuple[int, ...]:
    """Return the tokens that a time hangs on, nearest first, the last of them a verb if there is one.

    Empty where the tree is not known.
    """
    tokens = reading.tokens_in(span.start, span.end)
    if not reading.heads or not tokens:
        return ()
    top = next((token for token in tokens if reading.heads[token] not in tokens), tokens[0])
    found: list[int] = []
    for token in climb(reading, top):
        found.append(token)
        if reading.tags[token] in {"VERB", "AUX"}:
            break
    crossed = verb_between(reading, found[-1], top) if found else None
    return tuple(found) if crossed is None else (crossed,)


def verb_between(reading: Reading, verb: int, top: int) -> int | None:
    """Return the verb of another clause that stands between a verb and a time tied to it.

    In "he fled, she said on Friday" trees now and then tie the day to the verb beyond "said": what
    hangs on nothing between the two of them is then nearer.
    """
    low, high = min(verb, top), max(verb, top)
    others = [
        token
        for token in range(low + 1, high)
        if reading.tags[token] == "VERB" and not low <= reading.heads[token] <= high
    ]
    return min(others, key=lambda token: abs(token - top), default=None)


def climb(reading: Reading, token: int) -> Iterable[int]:
    """Yield the tokens above a token, up to the root of its sentence."""
    for _ in range(DEEP):
        token = reading.heads[token]
        if token < 0:
            return
        yield token


def rank(reading: Reading, span: Spanned, trigger: int) -> int:
    """Return how surely a time is that of an event: 0 its own, 1 by a noun or verb between, 2 near.

    2 is the time of what the event hangs on, or of what nothing is known; NEVER that of another event.
    """
    over = governors(reading, span)
    if not over:
        return NEAR
    if trigger in over:
        return int(over[0] != trigger)
    verb = over[-1]
    above = reading.heads[trigger]
    if above == verb and reading.lemmas[verb] in HOLDERS:
        return 1
    return NEAR if verb in set(within_clause(reading, trigger)) else NEVER


def within_clause(reading: Reading, token: int) -> Iterator[int]:
    """Yield the tokens above a token, up to where it is what somebody says or thinks."""
    for above in climb(reading, token):
        if reading.relations[token].partition(":")[0] in SAID_SO:
            return
        yield above
        token = above


def nearest(
    reading: Reading, times: Iterable[tuple[Spanned, Time]], trigger: int, stretch: Container[int]
) -> str | None:
    """Return the day or hour that is an event's; what is merely near must stand in ``stretch``.

    A length before "after" or "before" is its time where it has no day: "a week after the vote".
    """
    middle = reading.starts[trigger]
    found: list[tuple[int, bool, int, Spanned, str]] = []
    told = list(times)
    for span, time in told:
        dated = time.type in DATED
        sure = rank(reading, span, trigger) if dated else rank_apart(reading, span, time, trigger)
        if sure < NEAR or (sure == NEAR and span.start in stretch):
            found.append((sure, not dated, abs(span.start - middle), span, time.id))
    if not found:
        return None
    *_, span, name = min(found, key=lambda one: one[:3])
    return end_of_range(reading, told, span) or name


def end_of_range(reading: Reading, times: Iterable[tuple[Spanned, Time]], span: Spanned) -> str | None:
    """Return the second day of "between 11 and 16 December": only then is it known to be over."""
    before = reading.text[: span.start].rstrip().lower()
    if not before.endswith(("between", "from")):
        return None
    joined = (
        (other.start, time.id)
        for other, time in times
        if other.start > span.end and reading.text[span.end : other.start].strip() in RANGE
    )
    return min(joined, default=(0, None))[1]


def rank_apart(reading: Reading, span: Spanned, time: Time, trigger: int) -> int:
    """Return 0 for a length that says how far an event is from another one, else NEVER."""
    opened = opened_by(reading, span) if time.type == "DURATION" else None
    return 0 if opened is not None and reading.heads[opened] == trigger else NEVER


def opened_by(reading: Reading, span: Spanned) -> int | None:
    """Return the verb or noun that "after" or "before" right after a length opens; None for none."""
    inside = reading.tokens_in(span.start, span.end)
    if not reading.heads or not inside or inside.stop >= len(reading.starts):
        return None
    head = reading.heads[inside.stop]
    return head if reading.lower(inside.stop) in SIDES and head > inside.stop else None


def of_cue(reading: Reading, span: Spanned, cue: Sequence[int], source: Container[int]) -> bool:
    """Tell whether a time is that of a cue (main token first): it hangs on it or on what holds it.

    Within a source only that of its coming out counts: "a statement issued on Tuesday".
    """
    over = governors(reading, span)
    if any(token in source for token in reading.tokens_in(span.start, span.end)):
        return bool(over) and reading.lemmas[over[-1]] in ISSUED
    if not over or not set(over).isdisjoint(cue):
        return True
    if reading.lemmas[over[-1]] in ISSUED and any(token in source for token in climb(reading, over[-1])):
        return True
    return any(over[-1] in set(climb(reading, token)) for token in cue)
