"""Rewriting records: the words of a text and what is said of it change, and every span goes along."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from dateline.records import Actor, Mention, Participant, Place, PlaceAlternative, Sentence, Source, Span
from dateline.rights.casting import Owner
from dateline.rights.spelling import name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.rights.casting import Cast


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a text and what stands for them."""

    start: int
    end: int
    words: str


class Edited:
    """A text with edits made, and where each place of the old one is in it."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits, key=lambda one: one.start)
        self.starts = [one.start for one in self.edits]
        self.old = text
        self.shifts = [0]
        for one in self.edits:
            self.shifts.append(self.shifts[-1] + len(one.words) - (one.end - one.start))
        self.text = self.slice(0, len(text))

    def start(self, place: int) -> int:
        """Return where a span begins that began at ``place``: before what stands for the name there."""
        return self.move(place, after=False)

    def end(self, place: int) -> int:
        """Return where a span ends that ended at ``place``: after what stands for the name there."""
        return self.move(place, after=True)

    def move(self, place: int, *, after: bool) -> int:
        """Return a place in the new text; one within an edit goes before or after all of it."""
        number = bisect_right(self.starts, place - 1)  # edits that begin before the place
        inside = number > 0 and place < self.edits[number - 1].end
        if not inside:
            return place + self.shifts[number]
        one = self.edits[number - 1]
        return (one.end + self.shifts[number]) if after else (one.start + self.shifts[number - 1])

    def slice(self, start: int, end: int) -> str:
        """Return what stands for a part of the old text, names cut by its bounds as a whole."""
        parts, at = [], start
        for number in range(max(0, bisect_right(self.starts, start) - 1), len(self.edits)):
            one = self.edits[number]
            if one.start >= end:
                break
            if one.end > start:
                parts += [self.old[at : max(at, one.start)], one.words]
                at = one.end
        return "".join([*parts, self.old[at:end]])


@dataclass(frozen=True)
class Rewriter:
    """Rewrites records: free words by ``say``, and spans too, which stay where they are."""

    cast: Cast | None
    say: Callable[[str, Owner], str]

    def rewrite(self, value: Any, owner: Owner) -> Any:
        """Return a record, a tuple or words rewritten; anything else as it is."""
        if isinstance(value, str):
            return self.say(value, owner)
        if isinstance(value, tuple):
            return tuple(self.rewrite(one, owner) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self.rewrite_fields(value, self.owner_of(value, owner))
        return value

    def rewrite_fields(self, record: Any, owner: Owner) -> Any:
        """Return a record with its words and inner records rewritten."""
        changed = {name: self.rewrite(getattr(record, name), owner) for name in word_fields(record)}
        return replace(record, **changed)

    def owner_of(self, record: object, owner: Owner) -> Owner:
        """Return whose words those of a record are: an actor's, or who is named in its spans."""
        if self.cast is None:
            return owner
        if isinstance(record, Actor):
            return self.cast.owner(record.id)
        if isinstance(record, Source | Participant):
            return self.cast.owner(record.actor)
        if isinstance(record, Place | PlaceAlternative):
            return Owner(None, frozenset(name_words(record.name)))
        return owner_at(getattr(record, "spans", ()), self.cast) or owner


@dataclass(frozen=True)
class TextRewriter(Rewriter):
    """Rewrites what an article holds: spans go where the edited text has their words."""

    edited: Edited

    def rewrite(self, value: Any, owner: Owner) -> Any:
        """Return a record, a tuple or words rewritten, spans moved."""
        if isinstance(value, Span | Mention | Sentence):
            return self.move(value)
        return super().rewrite(value, owner)

    def move(self, span: Any) -> Any:
        """Return a span at its new place, with the words that stand there."""
        start, end = self.edited.start(span.start), self.edited.end(span.end)
        if isinstance(span, Sentence):
            return replace(span, start=start, end=end)
        return replace(span, start=start, end=end, text=self.edited.text[start:end])

    def rewrite_fields(self, record: Any, owner: Owner) -> Any:
        """Return a record rewritten; words that stand in one of its spans are what that has become."""
        found = super().rewrite_fields(record, owner)
        own = (*getattr(record, "mentions", ()), *getattr(record, "spans", ()))
        held = {name: self.from_spans(getattr(record, name), own) for name in word_fields(record)}
        return replace(found, **{name: words for name, words in held.items() if words is not None})

    def from_spans(self, value: Any, own: tuple[Any, ...]) -> Any:
        """Return words as they stand in one of these spans now; None where they stand in none."""
        if isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
            found = tuple(self.from_spans(one, own) for one in value)
            return found if None not in found else None
        holding = [span for span in own if isinstance(value, str) and value and value in span.text]
        if not holding:
            return None
        start = holding[0].start + holding[0].text.index(value)
        return self.edited.slice(start, start + len(value))


def owner_at(spans: Iterable[Span], cast: Cast) -> Owner | None:
    """Return whose words those at these spans are, by the first masked name in them."""
    numbers = [
        hit.number
        for span in spans
        for hit in cast.hits
        if hit.start < span.end and span.start < hit.end
    ]
    return Owner(numbers[0]) if numbers else None


def word_fields(record: Any) -> tuple[str, ...]:
    """Return the fields of a record that hold words or records: no numbers, no closed vocabularies."""
    kind: Any = type(record)
    return fields_of(kind)


@cache
def fields_of(kind: Any) -> tuple[str, ...]:
    """Return the same of a class of records."""
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if holds_words(hints[one.name]))


def holds_words(hint: Any) -> bool:
    """Tell whether a type can be free words, or a record that has some."""
    if get_origin(hint) is Literal:
        return False
    return hint in {str, Any} or is_dataclass(hint) or any(holds_words(one) for one in get_args(hint))
