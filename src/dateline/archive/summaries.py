"""What is kept of a finished shard beside its rows: how it is known again, what became of its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from dateline.pipeline import Outcome
    from dateline.records import Article, Report

FORMAT: Final = "dateline-archive/1"
NO_REASON: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished shard. ``shard`` is its key, ``source``, ``bytes`` and ``changed_ns`` how it stood.

    ``pages`` were read; ``left_alone`` are records that are no pages; ``skipped`` counts pages that
    could not be read by reason, ``notes`` the notes on those that were by code, ``languages`` articles.
    Words are those of reading texts. ``seconds``: by the clock.
    """

    shard: str
    source: str
    bytes: int
    changed_ns: int
    pages: int = 0
    left_alone: int = 0
    stories: int = 0
    teasers: int = 0
    claims: int = 0
    events: int = 0
    words: int = 0
    seconds: float = 0.0
    skipped: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    format: Literal["dateline-archive/1"] = FORMAT


@dataclass(slots=True)
class Counting:
    """The running counts of one shard."""

    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count what became of a page."""
        if outcome.kind == "left_alone":
            self.counts["left_alone"] += 1
        elif outcome.kind == "skipped":
            self.skipped[reason_of(outcome.report)[0]] += 1
        elif outcome.report is not None:
            self.counts["pages"] += 1
            self.notes.update(note.code for note in outcome.report.notes)
            for article in outcome.report.articles:
                self.add_article(article)

    def add_article(self, article: Article) -> None:
        """Count an article and what was found in it."""
        self.counts["stories" if article.kind == "story" else "teasers"] += 1
        self.counts["claims"] += len(article.claims)
        self.counts["events"] += len(article.events)
        self.counts["words"] += count_words(article)
        self.languages[article.language] += 1


def count_words(article: Article) -> int:
    """Return the number of words of an article: what blanks part."""
    return len(article.text.split())


def reason_of(report: Report | None) -> tuple[str, str]:
    """Return code and sentence of why a page was skipped."""
    notes = report.notes if report else ()
    first = next((note for note in notes if note.level == "error"), None)
    return (first.code, first.message) if first else (NO_REASON, "No reason was recorded.")
