"""Scores places that are described ("the country", "the capital") on texts in which they are marked.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER``; then come the text, and a line
for each description in the order of the text: ``WORD = PLACE / PLACE``, of which any is right, ``~`` for
none. What the lines mean is told in the file README.md beside the texts of the tests
(``tests/reading/described_gold``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.evaluation.marked_lines import read_blocks, read_header
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, share
from dateline.evaluation.who_figures import gold_files
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.evaluation.marked_lines import Line, Offsets
    from dateline.evaluation.scored import Figures
    from dateline.records import Article

MARK: Final = re.compile(r"(?P<word>[a-z]+) = (?P<places>.+)")
NONE: Final = "~"
MEND: Final = "Mend it as tests/reading/described_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class Described:
    """The words of a description with the places that are right; empty for leaving it open."""

    words: Offsets
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DescribedText:
    """One text with its descriptions; ``number`` counts the texts of the theme."""

    theme: str
    number: int
    text: str
    marks: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A description with the name of the place that was found for it; None where it was left open."""

    gold: Described
    found: str | None

    @property
    def is_right(self) -> bool:
        """Tell whether the place, or leaving it open, is right."""
        return (self.found or NONE) in self.gold.places


def score_described(path: str) -> Scored:
    """Return the figures and errors of a file of texts or a folder of such files (``*.txt``).

    Raises PageMissing where there are none, PageUnreadable where a line is no gold.
    """
    golds = [gold for file in gold_files(path) for gold in read_described(file)]
    judged = [(gold, one) for gold in golds for one in judge(gold)]
    figures: Figures = {"texts": len(golds), "descriptions": len(judged)}
    for name, part in (("", None), ("_odd", 1), ("_even", 0)):
        of_part = [one for gold, one in judged if part is None or gold.number % 2 == part]
        figures |= {f"{key}{name}": value for key, value in figures_of(of_part).items()}
    right = Counter(gold.theme for gold, one in judged if one.is_right)
    for theme, asked in Counter(gold.theme for gold, _ in judged).items():
        figures[f"right_{theme}"] = share(right[theme], asked)
    return Scored(figures, [show(gold, one) for gold, one in judged if not one.is_right])


def figures_of(judged: Sequence[Judged]) -> Figures:
    """Return precision and recall of what was given a place, and the share rightly left open."""
    asked = [one for one in judged if NONE not in one.gold.places]
    given = [one for one in judged if one.found is not None]
    hits = Hits(
        len(asked), len(given), sum(one.is_right for one in asked), sum(one.is_right for one in given)
    )
    kept = [one for one in judged if one.gold.places == (NONE,)]
    left_open = share(sum(one.found is None for one in kept), len(kept))
    return hits.figures("described") | {"left_open": left_open}


def judge(gold: DescribedText) -> Iterator[Judged]:
    """Yield the descriptions of a text with what the readers find for them."""
    row = CorpusRow(f"{gold.theme} {gold.number}", gold.text, language="en")
    article = read_page(Capture(row.id, gold.text.encode(), row), Told()).articles[0]
    for mark in gold.marks:
        yield Judged(mark, name_at(article, mark.words))


def name_at(article: Article, words: Offsets) -> str | None:
    """Return the name of the place that is found to be described by some words."""
    for place in article.places:
        for mention in place.mentions:
            if mention.kind == "description" and mention.start < words[1] and words[0] < mention.end:
                return place.name if place.country or place.latitude is not None else None
    return None


def show(gold: DescribedText, one: Judged) -> Mistake:
    """Return an error to be shown."""
    start, end = one.gold.words
    line = (
        f"{gold.text[max(0, start - 60) : end]} = {one.found or NONE}, not {' / '.join(one.gold.places)}"
    )
    return Mistake(f"{gold.theme} {gold.number}", "wrong" if one.found else "left open", start, line)


def read_described(path: str) -> list[DescribedText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a line is no gold."""
    return [parse_text(block) for block in read_blocks(path, MEND)]


def parse_text(lines: Sequence[Line]) -> DescribedText:
    """Return one text; an empty line parts its paragraphs."""
    head = read_header(lines[0])
    body = [line.words for line in lines[1:] if not MARK.fullmatch(line.words)]
    text = "\n".join(body).strip()
    if not text:
        raise lines[0].fail("has no text")
    seen: Counter[str] = Counter()
    marks = []
    for line in lines:
        if match := MARK.fullmatch(line.words):
            found = re.finditer(rf"\bthe {match['word']}\b", text, re.IGNORECASE)
            words = [one.span() for one in found][seen[match["word"]] :][:1]
            if not words:
                raise line.fail("describes no place of the text")
            seen[match["word"]] += 1
            marks.append(Described(words[0], tuple(match["places"].split(" / "))))
    return DescribedText(head["theme"], int(head["number"]), text, tuple(marks))
