"""A place in the order of what was found, and the text by which a search goes on behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline import jsons
from dateline.errors import SearchBroken
from dateline.identity import hash_text

if TYPE_CHECKING:
    from dateline.searches import Query

CURSOR: Final = re.compile(r"(?P<key>[0-9a-f]{8})-(?P<score>\d{1,9}\.\d{9})-(?P<number>\d{1,19})")


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place: its score, 0 where it was not ranked, and its number."""

    score: float
    number: int

    @property
    def order(self) -> tuple[float, int]:
        """Return what places are sorted by: the best first, then the latest."""
        return -self.score, -self.number


def write_cursor(query: Query, place: Place) -> str:
    """Return the text that leads back behind a place of a query."""
    return f"{query_key(query)}-{place.score:.9f}-{place.number}"


def read_cursor(query: Query) -> Place | None:
    """Return the place that a query goes on behind; raises SearchBroken where it is of another query."""
    if not query.after:
        return None
    found = CURSOR.fullmatch(query.after)
    if found is None:
        raise SearchBroken(f"{query.after[:60]!r} is no place of a search.", "Give the cursor of a hit.")
    if found["key"] != query_key(query):
        cause = "The place to go on from belongs to another search."
        raise SearchBroken(cause, "Give the same words and filters as before.")
    return Place(float(found["score"]), int(found["number"]))


def query_key(query: Query) -> str:
    """Return eight digits that tell a query from others, whatever part of its answer is asked for."""
    return hash_text(jsons.encode_text(replace(query, limit=1, after="")))[:8]
