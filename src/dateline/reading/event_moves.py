"""Where a movement leads from and to, by the prepositions of its places and by its verb."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from dateline.reading.event_where import HOLDING
from dateline.reading.place_words import event_words
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_frames import Frame
    from dateline.reading.place_paths import Path
    from dateline.records import PlaceRole

TOWARDS: Final = event_words("towards")
ENDS: Final = TOWARDS | {"from"}
MOVES: Final = frozenset({"MOBILIZE", "AID"})
LEADING: Final = frozenset({"withdraw", "return", "deport", "expel", "visit"})


class Move(NamedTuple):
    """How a word leads somewhere: the part of a place that is its object, and of one it stands in."""

    object: str
    standing: str


@cache
def moves() -> Mapping[str, Move]:
    """Return the words of movement by their lemmas."""
    rows = reversed(read_table("event_moves"))
    return {
        lemma: Move(row["object"], row["standing"]) for row in rows for lemma in row["words"].split()
    }


def move_of(lemma: str, frame: Frame) -> Move | None:
    """Return how an event leads from one place to another, None where it does not."""
    if lemma in moves():
        return moves()[lemma]
    return Move("", "at") if frame.type in MOVES or frame.mode in LEADING else None


def by_move(reading: Reading, path: Path, move: Move) -> PlaceRole | None:
    """Return the part a place plays in a movement by the way from it up to the word, None for none."""
    path = beside(reading, path)
    outer, held = path[-1], {step.preposition for step in path}
    if outer.relation == "nsubj":
        return None
    if "from" in held:
        return "origin"
    if held & TOWARDS or (outer.preposition == "for" and len(path) == 1):
        return "at" if move.object == "at" else "destination"
    if not held <= HOLDING | {""}:
        return None
    return role(move.standing) if outer.preposition not in {"", "of"} else of_object(path, move)


def beside(reading: Reading, path: Path) -> Path:
    """Return the way of a place without the place that it hangs on by mistake ("from Kano to Jos")."""
    if len(path) == 1 or not {path[0].preposition, path[1].preposition} <= ENDS:
        return path
    return path[:1] if reading.tags[path[1].token] == "PROPN" else path


def of_object(path: Path, move: Move) -> PlaceRole | None:
    """Return the part of a place that is the object of a movement, or that its object is named by."""
    if move.object:
        return role(move.object)
    inner = path[0].preposition if len(path) > 1 else ""
    return role(move.standing) if inner not in {"", "of"} else None


def role(name: str) -> PlaceRole | None:
    """Return a part as the table has it, None for an empty cell."""
    return cast("PlaceRole", name) if name else None
