"""Reviews: what was decided of a claim, event, place or merge, keyed so that it outlives a reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from dateline.records import Actor, Claim, Event, Place, Quantity, Time
from dateline.reviewed import Reviewed, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ReviewKind = Literal["claim", "event", "place", "merge"]
Choice = Literal["accept", "correct", "reject", "undo", "add"]
Thing = Claim | Event | Place
SAID: Final[Mapping[str, Verdict]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
}


@dataclass(frozen=True, slots=True)
class End:
    """One side of a merge: an event by its text and trigger, or an article (no ``key``).

    The trigger's span has the event's type behind it (``120-134:AID``) where others hang on it too.
    """

    text_sha256: str
    key: str
    id: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing as it was read when it was reviewed, with what it refers to: enough to put it back."""

    claim: Claim | None = None
    event: Event | None = None
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @property
    def thing(self) -> Thing | None:
        """The claim, event or place; None for a merge."""
        return self.claim or self.event or self.place


@dataclass(frozen=True, slots=True)
class Content:
    """What of a review may quote a text or name a person; erased with the text it is about.

    ``set`` maps each corrected field to its value, words as offsets into the text. ``ends`` are the two
    sides of a merge, each of one or more members.
    """

    note: str = ""
    set: dict[str, Any] = field(default_factory=dict)
    kept: Kept | None = None
    ends: tuple[tuple[End, ...], tuple[End, ...]] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision. ``key``: the spans of the thing in the text whose hash is given.

    ``number`` grows with time; of the decisions on one key the last that is not undone is in force.
    """

    number: int
    kind: ReviewKind
    subject: str
    text_sha256: str
    key: str
    choice: Choice
    content: Content
    by: str
    at: str

    @property
    def stack(self) -> tuple[str, str, str]:
        """What all decisions on one thing share."""
        return self.kind, self.text_sha256, self.key

    def stamp(self) -> Reviewed:
        """Return what the report says of this decision."""
        fields = tuple(self.content.set)
        return Reviewed(SAID[self.choice], self.by, self.at, self.content.note, fields)


def in_force(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the decision in force on each thing, of all its decisions in the order of time.

    An undoing takes back the last decision that is in force; what was decided before counts again.
    """
    stacks: dict[tuple[str, str, str], list[Review]] = {}
    for review in reviews:
        held = stacks.setdefault(review.stack, [])
        if review.choice != "undo":
            held.append(review)
        elif held:
            held.pop()
    return tuple(held[-1] for held in stacks.values() if held)
