"""Scores the status of given words: whether what they denote happened, as the text has it.

The gold gives words that denote a happening or a state, each with a score from -3 (it certainly did not
happen) to 3 (it certainly did). Each is asked for its status among the predicates of the report. Nearly
all words happened, so that the rare classes tell more than the mean error: what did not happen (below
-1) and what is planned, possible, supposed or demanded (-1 to 1). Sets differ in where they put what is
yet to come: UW's people held "will vote" for nearly certain, those of UDS-IH2 took "please call" for
certainly not; so the two classes are counted as one as well, and the factuality that the report tells
by either way of scoring is held against the scores too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import numpy as np
from msgspec import UnsetType

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows, read_text, share
from dateline.reading.newsroom import add_predicates
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.factuality import Factuality
    from dateline.records import Predicate

CERTAIN: Final = 1.0
PRESUMED: Final = 3.0  # the score of a word that has no status
SIDES: Final = ("not", "uncertain", "happened")
WAYS: Final = ("news", "web")  # of scoring, as in the report's factuality
NEEDS: Final = frozenset({"id", "text", "events"})


class ScoredWord(Spot, frozen=True):
    """A word that denotes a happening or a state, and how certainly it happened, -3..3."""

    score: float


class StatusRow(msgspec.Struct, frozen=True):
    """A text with its scored words."""

    id: str
    text: str
    events: list[ScoredWord]


class Judged(NamedTuple):
    """A word with its gold score and the status that is found, None for none; ``line`` shows it."""

    row: str
    at: int
    gold: float
    status: str | None
    line: str
    factuality: Factuality | None = None

    @property
    def side(self) -> str:
        """The class of its gold score."""
        return "not" if self.gold < -CERTAIN else "happened" if self.gold > CERTAIN else "uncertain"

    @property
    def found(self) -> str:
        """The class of its status, ``no status`` where there is none."""
        return scale()[self.status][1] if self.status is not None else "no status"

    @property
    def value(self) -> float:
        """The score of its status; of none that of what happened."""
        return scale()[self.status][0] if self.status is not None else PRESUMED

    def value_by(self, way: str) -> float:
        """Return the score that the report gives by a way of scoring; without one that of its status."""
        return self.value if self.factuality is None else float(getattr(self.factuality, way))


@cache
def scale() -> Mapping[str, tuple[float, str]]:
    """Return the score and the class of each status."""
    rows = read_table("evaluation_statuses")
    return {row["status"]: (float(row["score"]), row["side"]) for row in rows}


def score_status(path: str) -> Scored:
    """Return the figures and errors of a gold file: rows with ``events`` that have a ``score``.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
    rows = convert_rows(path, decode_rows(path, NEEDS), StatusRow)
    judged = [word for row in rows for word in judge_row(path, row)]
    if not judged:
        raise PageUnreadable(f"{path} holds no scored words.", "Give rows whose events have a score.")
    mistakes = [
        Mistake(word.row, f"{word.side} found as {word.found}", word.at, word.line)
        for word in judged
        if word.side != word.found
    ]
    return Scored(sum_up(judged), mistakes)


def judge_row(path: str, row: StatusRow) -> Iterator[Judged]:
    """Yield the words of a row with the status of each; raises PageUnreadable where one is outside."""
    predicates = predicates_of(row.text)
    for word in row.events:
        if word.end > len(row.text):
            cause = f"{path}: the row {row.id} has an event beyond the end of its text."
            raise PageUnreadable(cause, "Mend its start and end.")
        found = next((one for one in predicates if touches(one, word)), None)
        status = found.status if found is not None else None
        before, inside, after = (
            row.text[: word.start],
            row.text[word.start : word.end],
            row.text[word.end :],
        )
        line = f"{word.score:+.1f} {status or '-'}: {before}[{inside}]{after}"
        factuality = found.factuality if found is not None else None
        yield Judged(row.id, word.start, word.score, status, line, factuality)


def predicates_of(text: str) -> tuple[Predicate, ...]:
    """Return the words of a text that denote a happening or a state."""
    found = add_predicates(*read_text(text)).predicates
    return () if isinstance(found, UnsetType) else found


def touches(predicate: Predicate, word: Spot) -> bool:
    """Tell whether a predicate and a word share a character."""
    return predicate.span.start < word.end and word.start < predicate.span.end


def sum_up(judged: Sequence[Judged]) -> Figures:
    """Return all figures; shares in per cent, errors in points of the gold's scale."""
    known = [word for word in judged if word.status is not None]
    figures: Figures = {"words": len(judged)}
    figures["no_status"] = share(len(judged) - len(known), len(judged))
    for side in SIDES:
        figures |= sum((hits_of(word, side) for word in judged), Hits()).figures(side)
    figures |= sum((hits_of_unreal(word) for word in judged), Hits()).figures("unreal")
    figures |= errors(pairs_of(judged), "")
    figures |= errors(pairs_of(known), "_of_found")
    for way in WAYS:
        figures |= sum((hits_by(word, way) for word in judged), Hits()).figures(f"{way}_not")
        figures |= errors([(word.gold, word.value_by(way)) for word in judged], f"_{way}")
    gold = np.array([word.gold for word in judged])
    return figures | {"mae_if_all_happened": round(float(np.abs(gold - PRESUMED).mean()), 3)}


def hits_of(word: Judged, side: str) -> Hits:
    """Return what a word adds to the counts of one class."""
    right = int(word.side == word.found == side)
    return Hits(int(word.side == side), int(word.found == side), right, right)


def hits_of_unreal(word: Judged) -> Hits:
    """Return what a word adds to the counts of what did not happen for certain."""
    gold = word.side != "happened"
    found = word.found in {"not", "uncertain"}
    return Hits(int(gold), int(found), int(gold and found), int(gold and found))


def hits_by(word: Judged, way: str) -> Hits:
    """Return what a word adds to the counts of what has a score below -1 by a way of scoring."""
    gold, found = word.gold < -CERTAIN, word.value_by(way) < -CERTAIN
    return Hits(int(gold), int(found), int(gold and found), int(gold and found))


def pairs_of(judged: Iterable[Judged]) -> list[tuple[float, float]]:
    """Return the gold score of each word with that of its status."""
    return [(word.gold, word.value) for word in judged]


def errors(given: Sequence[tuple[float, float]], suffix: str) -> Figures:
    """Return the mean absolute error and Pearson's r; None where there is nothing to compare."""
    pairs = np.array(given)
    if not pairs.size:
        return {f"mae{suffix}": None, f"pearson_r{suffix}": None}
    gold, found = pairs.T
    varied = len(pairs) > 1 and gold.std() > 0 and found.std() > 0
    return {
        f"mae{suffix}": round(float(np.abs(gold - found).mean()), 3),
        f"pearson_r{suffix}": round(float(np.corrcoef(gold, found)[0, 1]), 3) if varied else None,
    }
