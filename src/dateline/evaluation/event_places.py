"""Scores the place of a happening whose verb is given: the words that tell it, or that none does.

The text is read from its words alone; the verb's place is that of the predicate which shares a character
with it. Words are those between blanks and marks. Precision is over the words found, recall over those
of the gold, both over all verbs together (as Halterman 2019 counts); a verb has its place where one word
is right, and abstains where none is found.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec import UnsetType

from dateline.errors import PageUnreadable
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows, read_text, share
from dateline.reading.newsroom import add_predicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.records import Predicate

WORD: Final = re.compile(r"\w+(?:[-'’‘.]\w+)*")


class PlaceRow(msgspec.Struct, frozen=True):
    """A text with a verb and the places where it happened, none where the text does not say."""

    id: str
    text: str
    verb: Spot
    places: list[Spot]


class Placed(NamedTuple):
    """A row with the words of its gold place and of the one found, as they begin in the text."""

    row: PlaceRow
    wanted: frozenset[int]
    found: frozenset[int]


def score_event_places(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``verb`` and ``places``."""
    placed = [place(path, row) for row in convert_rows(path, rows, PlaceRow)]
    mistakes = [mistake for one in placed for mistake in find_mistakes(one)]
    return Scored(sum_up(placed), mistakes)


def place(path: str, row: PlaceRow) -> Placed:
    """Read a row; raises PageUnreadable where a span lies beyond the end of its text."""
    if any(spot.end > len(row.text) for spot in (row.verb, *row.places)):
        cause = f"{path}: the row {row.id} has a verb or a place beyond the end of its text."
        raise PageUnreadable(cause, "Mend its start and end.")
    told = next((one for one in predicates_of(row.text) if touches(one, row.verb)), None)
    found = [(span.start, span.end) for span in told.where] if told is not None else []
    wanted = [(spot.start, spot.end) for spot in row.places]
    return Placed(row, words_of(row.text, wanted), words_of(row.text, found))


def predicates_of(text: str) -> tuple[Predicate, ...]:
    """Return the predicates of a text."""
    found = add_predicates(*read_text(text)).predicates
    return () if isinstance(found, UnsetType) else found


def touches(predicate: Predicate, spot: Spot) -> bool:
    """Tell whether a predicate shares a character with a spot."""
    return predicate.span.start < spot.end and spot.start < predicate.span.end


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return where the words of spans begin."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def sum_up(placed: Sequence[Placed]) -> Figures:
    """Return all figures in per cent."""
    counts = Counter[str]()
    hits = Hits()
    for one in placed:
        met = len(one.wanted & one.found)
        hits += Hits(len(one.wanted), len(one.found), met, met)
        side = "placed" if one.wanted else "placeless"
        counts[side] += 1
        counts[f"{side} with"] += bool(one.found)
        counts[f"{side} met"] += met > 0
    figures: Figures = {"rows": len(placed), "placed": counts["placed"]}
    figures |= hits.figures("place_words")
    figures["placed_right"] = share(counts["placed met"], counts["placed"])
    figures["placed_without"] = share(counts["placed"] - counts["placed with"], counts["placed"])
    kept = counts["placeless"] - counts["placeless with"]
    figures["placeless_without"] = share(kept, counts["placeless"])
    return figures


def find_mistakes(one: Placed) -> Iterator[Mistake]:
    """Yield what is wrong with a row: a place missed, one where there is none, or other words."""
    if one.wanted == one.found:
        return
    kind = "has no place" if not one.wanted else "place missed" if not one.found else "other words"
    start, end, text = one.row.verb.start, one.row.verb.end, one.row.text
    wanted = " / ".join(text[spot.start : spot.end] for spot in one.row.places)
    found = " ".join(match[0] for at in sorted(one.found) if (match := WORD.match(text, at)))
    line = f"[{wanted}] <{found}> {text[:start]}*{text[start:end]}*{text[end:]}"
    yield Mistake(one.row.id, kind, start, line)
