"""The cast of one text as the report has it: actors and places, each with its mentions as tokens.

Mentions are compared by their head word, since gold sets and the report cut them differently ("Major
General Mira Dovell" and "Mira Dovell"). The head is the word of a mention that depends on none inside
it, by the trees of the Reading; where a name hangs on a title ("President Prail"), it is the name's last
word. Without the language model there are no trees, and the head is the last word before a preposition,
a comma or a relative clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.actor_syntax import head_of
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.records import Actor, MentionKind, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention: tokens ``first`` to ``last`` (exclusive), its head, and how it names."""

    first: int
    last: int
    head: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Cast:
    """A text's Reading, and the mentions of each of its actors and places."""

    reading: Reading
    members: tuple[tuple[Spot, ...], ...]


def read_cast(text: str) -> Cast:
    """Read a text and return its cast."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    found = Findings(times=read_times(reading, Findings()))
    found = Findings(times=found.times, places=read_places(reading, found))
    return make_cast(reading, read_actors(reading, found), found.places)


def make_cast(reading: Reading, actors: Sequence[Actor], places: Sequence[Place]) -> Cast:
    """Return the cast of a text that is read; an actor and a place with a mention in common are one."""
    members: list[dict[tuple[int, int], MentionKind]] = []
    everyone: list[Actor | Place] = [*actors, *places]
    for one in everyone:
        spots = {(mention.start, mention.end): mention.kind for mention in one.mentions}
        met = [member for member in members if not member.keys().isdisjoint(spots)]
        members = [member for member in members if member.keys().isdisjoint(spots)]
        for member in met:
            spots = member | spots
        members.append(spots)
    return Cast(reading, tuple(place_spots(reading, member) for member in members))


def place_spots(reading: Reading, member: dict[tuple[int, int], MentionKind]) -> tuple[Spot, ...]:
    """Return the mentions of one member as tokens, in order."""
    found = ((place_span(reading, *span), kind) for span, kind in sorted(member.items()))
    return tuple(Spot(first, last, head_of(reading, first, last), kind) for (first, last), kind in found)


def place_span(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return the tokens that a stretch of text touches, as first and last (exclusive)."""
    inside: Sequence[int] = reading.tokens_in(start, end)
    if not inside:
        inside = [
            at
            for at in range(len(reading.starts))
            if reading.starts[at] < end and start < reading.ends[at]
        ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
