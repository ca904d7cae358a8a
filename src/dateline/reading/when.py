"""When: the time expressions of an article (TIMEX3) with their bounds and what they hang on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.identity import span_id, span_key
from dateline.reading.number_atoms import split_atoms
from dateline.reading.time_clock import read_clock
from dateline.reading.time_grammar import PATTERN, TRIGGER, write_letters
from dateline.reading.time_history import is_history
from dateline.reading.time_rules import READINGS
from dateline.reading.time_scene import Anchor, Reckoned, Scene
from dateline.reading.time_tense import tense_around
from dateline.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.number_atoms import Atom
    from dateline.records import Article, Sentence

WHOLE = frozenset(
    {"numeric_date", "full_date", "day_and_month"}
)  # a day that does not exist hides no year
MEMORY = 2  # sentences for which a year just named gives bare months their year


def read_times(reading: Reading, found: Findings) -> tuple[Time, ...]:  # noqa: ARG001  - readers share one shape
    """Return the time expressions of the reading, in text order.

    Without a publication date whatever hangs on it stays unresolved: an underspecified TIMEX3
    value, no bounds. ``resolved`` is true just where both bounds are given.
    """
    chronicle = Chronicle(reading.article)
    for number, sentence in enumerate(reading.sentences):
        chronicle.read(number, sentence)
    return tuple(sorted(chronicle.times, key=lambda time: time.span.start))


class Chronicle:
    """Reads the sentences of one article in order and remembers the time spoken of last."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.published = published_anchor(article)
        self.times: list[Time] = []
        self.previous: Anchor | None = None
        self.previous_sentence = -MEMORY
        self.number = 0
        self.history = is_history(article.text, self.published)

    def read(self, number: int, sentence: Sentence) -> None:
        """Add the time expressions of one sentence."""
        self.number = number
        before = len(self.times)
        self.read_words(number, sentence)
        self.times += read_clock(self.article, sentence, self.times[before:])

    def read_words(self, number: int, sentence: Sentence) -> None:
        """Add what the grammar finds in one sentence."""
        atoms = split_atoms(self.article.text, sentence.start, sentence.end)
        letters = write_letters(atoms)
        if not TRIGGER.search(letters):
            return
        if number - self.previous_sentence > MEMORY and not self.history:
            self.previous = None
        for match, scene in self.scenes(atoms, letters):
            self.add(number, match, scene)

    def scenes(self, atoms: list[Atom], letters: str) -> Iterator[tuple[str, Scene]]:
        """Yield rule and scene of every expression; what a rule refuses is searched on inside."""
        at = 0
        while match := PATTERN.search(letters, at):
            scene = self.scene(atoms, match)
            before = len(self.times)
            yield match.lastgroup or "", scene
            taken = len(self.times) > before or match.lastgroup in WHOLE
            at = match.end() if taken else match.start() + 1

    def scene(self, atoms: list[Atom], match: Match[str]) -> Scene:
        """Return what stands around one match of the grammar."""
        first, last = match.span()
        inside = tuple(atoms[first:last])
        return Scene(
            atoms=inside,
            letters=match.group(),
            shown=self.article.text[inside[0].start : inside[-1].end],
            before=tuple(atom.low for atom in reversed(atoms[max(first - 3, 0) : first])),
            after=tuple(atom.low for atom in atoms[last : last + 3]),
            published=self.published,
            previous=self.previous,
            near=self.previous_sentence == self.number,
            history=self.history,
            tense=tense_around(atoms, first, last),
            tail=self.article.text[inside[-1].end : inside[-1].end + 2],
        )

    def add(self, number: int, rule: str, scene: Scene) -> None:
        """Reckon one expression and keep it, if it is a time at all."""
        reckoned = READINGS[rule](scene)
        if reckoned is None:
            return
        time = make_time(self.article, scene, reckoned)
        self.times.append(time)
        if reckoned.bounds and reckoned.type in {"DATE", "TIME"}:
            self.previous = Anchor(f"time:{time.id}", reckoned.bounds[0], reckoned.unit or "D")
            self.previous_sentence = number


def published_anchor(article: Article) -> Anchor | None:
    """Return the publication date as an anchor; None where it is not known or no date."""
    value = article.published.value
    try:
        return Anchor("published", date.fromisoformat(value[:10])) if value else None
    except ValueError:
        return None


def make_time(article: Article, scene: Scene, reckoned: Reckoned) -> Time:
    """Return the record of one expression."""
    start, end = scene.atoms[0].start, scene.atoms[-1].end
    span = Span(start, end, article.text[start:end])
    first, last = reckoned.bounds or (None, None)
    return Time(
        id=span_id("tmx", article.text_sha256, span_key([span])),
        span=span,
        type=reckoned.type,
        value=reckoned.value,
        mod=reckoned.mod,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        anchor=reckoned.anchor,
        resolved=reckoned.bounds is not None,
    )
