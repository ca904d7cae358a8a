"""What the scorers of events and of their status share: rows and texts read, counts, errors to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dateline.errors import PageUnreadable
from dateline.evaluation.said import f1, ratio
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import read_article
from dateline.records import Article
from dateline.soundness import make_sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.said_errors import Mistake
    from dateline.language.reading import Reading

T = TypeVar("T")
Figures = dict[str, float | None]


class Spot(msgspec.Struct, frozen=True):
    """A stretch of a gold text, in code points, ``end`` exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what holds no character."""
        if not 0 <= self.start < self.end:
            message = f"the span {self.start} to {self.end} is empty"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of a gold set, its errors, and lines to be shown before them."""

    figures: Figures
    mistakes: Sequence[Mistake] = ()
    lines: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Hits:
    """Counts of gold and found things, and of those of either side that meet one of the other."""

    gold: int = 0
    found: int = 0
    gold_met: int = 0
    found_met: int = 0

    def __add__(self, other: Hits) -> Hits:
        """Return the sum of two counts."""
        return Hits(
            self.gold + other.gold,
            self.found + other.found,
            self.gold_met + other.gold_met,
            self.found_met + other.found_met,
        )

    def figures(self, name: str) -> Figures:
        """Return F1, precision and recall in per cent; None where there is nothing to share."""
        precision, recall = ratio(self.found_met, self.found), ratio(self.gold_met, self.gold)
        return {
            f"{name}_f1": per_cent(f1(precision, recall)) if self.gold else None,
            f"{name}_precision": share(self.found_met, self.found),
            f"{name}_recall": share(self.gold_met, self.gold),
        }


def share(part: int, whole: int) -> float | None:
    """Return a share in per cent, None of nothing."""
    return per_cent(part / whole) if whole else None


def per_cent(value: float) -> float:
    """Return a share of one in per cent."""
    return round(100 * value, 2)


def convert_rows(path: str, rows: Iterable[Mapping[str, Any]], kind: type[T]) -> Iterator[T]:
    """Yield rows as records; raises PageUnreadable where one lacks a field or has a wrong one."""
    for row in rows:
        try:
            yield msgspec.convert(row, type=kind)
        except msgspec.ValidationError as error:
            cause = f"{path}: the row {row.get('id')} is no gold of its kind: {error}."
            advice = "Give gold in the format that docs/commands.md describes."
            raise PageUnreadable(cause, advice) from error


def read_text(text: str) -> tuple[Reading, Article]:
    """Read a text as the story of a page without anything around it; offsets are the text's own."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article, _ = make_sound(read_article(reading))
    return reading, article


def pick(mistakes: Sequence[Mistake], number: int) -> list[Mistake]:
    """Return so many errors, evenly over the set and the same ones each time, sorted by kind."""
    number = min(number, len(mistakes))
    chosen = [mistakes[at * len(mistakes) // number] for at in range(number)]
    return sorted(chosen, key=lambda mistake: mistake.kind)
