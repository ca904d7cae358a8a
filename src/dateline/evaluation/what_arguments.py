"""Scores who and what takes part in an event whose trigger is given, and where it leads from and to.

The text is read from its words alone. The event is the one whose trigger shares a character with the
given one, else the one with the shortest anchor that covers it; where there is none, all its arguments
are missed. The table ``evaluation_rams_roles`` tells which part of an event holds which role; roles
that no part holds are left out. An argument and a part are the same where their heads are the same
word, or where another mention of the actor or place that the part means has that head.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import place_span
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows, read_text, share
from dateline.reading.actor_syntax import head_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.language.reading import Reading
    from dateline.records import Article, Event, Mention, Span

PARTS: Final = ("actor", "recipient", "object", "instrument", "place", "origin", "destination")
ENDS: Final = frozenset({"origin", "destination"})
PLACES: Final = {"at": "place", "origin": "origin", "destination": "destination"}


class Argument(Spot, frozen=True):
    """A stretch of a text that plays a role in an event."""

    role: str


class ArgumentRow(msgspec.Struct, frozen=True):
    """A text with one event: its type, its trigger and its arguments."""

    id: str
    text: str
    type: str
    trigger: Spot
    args: list[Argument]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An argument of the gold that a report can hold: its role, its head token, and where.

    ``near``: whether it stands in the sentence of the trigger.
    """

    role: str
    head: int
    parts: tuple[str, ...]
    words: str
    near: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A part of the event found: the heads of its own words and of other mentions of what they mean."""

    part: str
    heads: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A row with its event as found, whether by its trigger, and the arguments of both sides."""

    row: ArgumentRow
    event: Event | None
    exact: bool
    wanted: tuple[Wanted, ...]
    held: tuple[Held, ...]


def score_arguments(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``type``, ``trigger`` and ``args``."""
    compared = [compare(path, row) for row in convert_rows(path, rows, ArgumentRow)]
    mistakes = [mistake for one in compared for mistake in find_mistakes(one)]
    return Scored(sum_up(compared), mistakes, list(list_types(compared)))


def compare(path: str, row: ArgumentRow) -> Compared:
    """Read a row and return what its event holds beside what the gold gives."""
    if any(spot.end > len(row.text) for spot in (row.trigger, *row.args)):
        cause = f"{path}: the row {row.id} has a trigger or an argument beyond the end of its text."
        raise PageUnreadable(cause, "Mend its start and end.")
    reading, article = read_text(row.text)
    event, exact = find_event(article, row.trigger)
    wanted = tuple(want(reading, row, one) for one in row.args if parts_of(one.role, row.type))
    held = tuple(hold(reading, article, event)) if event is not None else ()
    return Compared(row, event, exact, wanted, held)


def find_event(article: Article, trigger: Spot) -> tuple[Event | None, bool]:
    """Return the event of a trigger, and whether it is found by its own."""

    def touches(span: Span) -> bool:
        return span.start < trigger.end and trigger.start < span.end

    own = next((event for event in article.events if touches(event.trigger)), None)
    if own is not None:
        return own, True
    around = [event for event in article.events if touches(event.anchor)]
    shortest = min(around, key=lambda one: (one.anchor.end - one.anchor.start, one.id), default=None)
    return shortest, False


@cache
def parts_of(role: str, kind: str) -> tuple[str, ...]:
    """Return the parts of an event that hold a role of a type, none where a report has none."""
    rows = (row for row in read_table("evaluation_rams_roles") if row["role"] == role)
    return next((tuple(row["parts"].split()) for row in rows if kind.startswith(row["type"])), ())


def want(reading: Reading, row: ArgumentRow, one: Argument) -> Wanted:
    """Return an argument of the gold with its head."""
    words = row.text[one.start : one.end]
    near = reading.sentence_at(one.start) == reading.sentence_at(row.trigger.start)
    head = head_at(reading, one.start, one.end)
    return Wanted(one.role, head, parts_of(one.role, row.type), words, near)


def head_at(reading: Reading, start: int, end: int) -> int:
    """Return the head token of a stretch of text."""
    first, last = place_span(reading, start, end)
    return head_of(reading, first, last) if last > first else -1


def hold(reading: Reading, article: Article, event: Event) -> Iterator[Held]:
    """Yield the parts of an event, each participant and each place one."""
    actors = {actor.id: actor.mentions for actor in article.actors}
    places = {place.id: place.mentions for place in article.places}
    for part, people in (("actor", event.actors), ("recipient", event.recipients)):
        for one in people:
            yield make_held(reading, part, one.spans, actors.get(one.actor or "", ()))
    for part, spans in (("object", event.object), ("instrument", event.instruments)):
        for span in spans:
            yield make_held(reading, part, (span,), ())
    for place in event.places:
        if place.role in PLACES:
            yield make_held(reading, PLACES[place.role], place.spans, places.get(place.place, ()))


def make_held(reading: Reading, part: str, spans: Sequence[Span], mentions: Sequence[Mention]) -> Held:
    """Return a part with the heads of its words and of what they mean."""
    offsets = [(one.start, one.end) for one in spans] + [(one.start, one.end) for one in mentions]
    heads = frozenset(head_at(reading, *span) for span in offsets)
    return Held(part, heads, " … ".join(span.text for span in spans))


def sum_up(compared: Sequence[Compared]) -> Figures:
    """Return all figures in per cent."""
    figures: Figures = {"rows": len(compared)}
    figures["event_found"] = share(sum(one.event is not None for one in compared), len(compared))
    figures["trigger_found"] = share(sum(one.exact for one in compared), len(compared))
    figures |= sum((hits_of(one, PARTS) for one in compared), Hits()).figures("arguments")
    found = [one for one in compared if one.event is not None]
    figures |= sum((hits_of(one, PARTS) for one in found), Hits()).figures("arguments_of_found")
    figures |= ends_of(found)
    for part in PARTS:
        figures |= sum((hits_of(one, (part,)) for one in compared), Hits()).figures(part)
    return figures


def ends_of(found: Sequence[Compared]) -> Figures:
    """Return how many origins and destinations of events found are found, all and of their sentences."""
    ends = [(gold, is_met(gold, one.held)) for one in found for gold in one.wanted if gold.role in ENDS]
    near = [met for gold, met in ends if gold.near]
    return {
        "ends_of_found": len(ends),
        "ends_of_found_recall": share(sum(met for _, met in ends), len(ends)),
        "ends_in_sentence": len(near),
        "ends_in_sentence_recall": share(sum(near), len(near)),
    }


def hits_of(one: Compared, parts: Sequence[str]) -> Hits:
    """Return the counts of a row over some parts: what may stand in them, and what does."""
    wanted = [gold for gold in one.wanted if set(gold.parts) & set(parts)]
    held = [part for part in one.held if part.part in parts]
    return Hits(
        len(wanted),
        len(held),
        sum(is_met(gold, one.held) for gold in wanted),
        sum(any(is_met(gold, [part]) for gold in one.wanted) for part in held),
    )


def is_met(gold: Wanted, held: Iterable[Held]) -> bool:
    """Tell whether a part that may hold an argument does."""
    return any(part.part in gold.parts and gold.head in part.heads for part in held)


def find_mistakes(one: Compared) -> Iterator[Mistake]:
    """Yield what is wrong with a row: no event, and else each argument missed and each that is none."""
    start, end = one.row.trigger.start, one.row.trigger.end
    text = one.row.text
    line = f"{text[max(0, start - 100) : start]}*{text[start:end]}*{text[end : end + 100]}"
    if one.event is None:
        yield Mistake(one.row.id, "no event", start, f"[{one.row.type}] {line}")
        return
    for gold in one.wanted:
        if not is_met(gold, one.held):
            yield Mistake(one.row.id, f"{gold.role} missed", start, f"[{gold.words}] {line}")
    for part in one.held:
        if not any(is_met(gold, [part]) for gold in one.wanted):
            yield Mistake(one.row.id, f"{part.part} is none", start, f"<{part.words}> {line}")


def list_types(compared: Iterable[Compared]) -> Iterator[str]:
    """Yield a line for each type of the gold: what its events are in the report."""
    rows: dict[str, Counter[str]] = {}
    for one in compared:
        found = one.event.type if one.event is not None else "none"
        rows.setdefault(".".join(one.row.type.split(".")[:2]), Counter())[found] += 1
    for kind, types in sorted(rows.items()):
        counts = sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))
        yield f"{kind} ({types.total()}): {', '.join(f'{name} {count}' for name, count in counts)}"
