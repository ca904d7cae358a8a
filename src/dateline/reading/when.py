"""When: the time expressions of an article (TIMEX3) with their bounds and what they hang on."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dateline.identity import span_id, span_key
from dateline.reading.number_atoms import split_atoms
from dateline.reading.time_clock import read_clock
from dateline.reading.time_eras import is_antique, within_era
from dateline.reading.time_grammar import LATER, PATTERN, TRIGGER, context, write_letters
from dateline.reading.time_history import is_history
from dateline.reading.time_holidays import read_holidays
from dateline.reading.time_joins import join_times, neighbours, short_year
from dateline.reading.time_rules import READINGS
from dateline.reading.time_scene import Anchor, Reckoned, Scene, stretch
from dateline.reading.time_tense import tense_around
from dateline.records import Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.number_atoms import Atom
    from dateline.records import Article, Sentence

WHOLE = frozenset(
    {"numeric_date", "full_date", "day_and_month"}
)  # a day that does not exist hides no year
SHARING = frozenset({"full_date", "day_and_month"})  # what may give other days their month
NAMED = re.compile("BC([0-9]{4})")
OPENS = re.compile("[NDY][-t]$")  # "499-" before an expression
THEN = 9  # atoms after an expression that its reading may look at
COARSE = frozenset({"Y", "E", "C"})
OPENING = 3  # atoms: fewer before a year, and it opens its sentence
MEMORY = 2  # sentences for which a year just named gives bare months their year


def read_times(reading: Reading, found: Findings) -> tuple[Time, ...]:  # noqa: ARG001  - readers share one shape
    """Return the time expressions of the reading, in text order.

    Without a publication date whatever hangs on it stays unresolved: an underspecified TIMEX3
    value, no bounds. ``resolved`` is true just where both bounds are given.
    """
    chronicle = Chronicle(reading)
    for number, sentence in enumerate(reading.sentences):
        chronicle.read(number, sentence)
    return tuple(sorted(chronicle.times, key=lambda time: time.span.start))


class Chronicle:
    """Reads the sentences of one article in order and remembers the time spoken of last."""

    def __init__(self, reading: Reading) -> None:
        self.article = article = reading.article
        self.tags = dict(zip(reading.starts, reading.fine, strict=True)) if reading.fine else {}
        self.published = published_anchor(article)
        self.times: list[Time] = []
        self.previous: Anchor | None = None
        self.story: Anchor | None = None
        self.previous_sentence = -MEMORY
        self.number = 0
        self.period: Anchor | None = None
        self.ancient = -2 * MEMORY
        self.era: int | None = None
        self.antique = is_antique(article.text)
        self.history = is_history(article.text, self.published)

    def read(self, number: int, sentence: Sentence) -> None:
        """Add the time expressions of one sentence."""
        self.number = number
        before = len(self.times)
        self.read_words(number, sentence)
        holidays = list(read_holidays(self.article, sentence, self.published))
        found = holidays + free_of(holidays, self.times[before:])
        found += read_clock(self.article, sentence, found)
        self.times[before:] = join_times(self.article, found)

    def read_words(self, number: int, sentence: Sentence) -> None:
        """Add what the grammar finds in one sentence."""
        atoms = split_atoms(self.article.text, sentence.start, sentence.end)
        letters = write_letters(atoms)
        if not TRIGGER.search(letters):
            return
        if number - self.previous_sentence > MEMORY and not self.history:
            self.previous = None
        money = not context("shares").isdisjoint(atom.low for atom in atoms)
        at = 0
        while match := PATTERN.search(letters, at):
            rule, end = match.lastgroup or "", match.end()
            taken = self.add(number, rule, self.scene(atoms, letters, match.span(), money=money))
            if taken and rule in SHARING:
                end = self.add_neighbours(atoms, letters, match.span())
            elif taken and letters[end - 1] == "Y":
                self.add_short_year(atoms, letters, end)
            if not taken and rule not in WHOLE:
                taken, end = self.try_later(rule, atoms, letters, match.start(), money=money)
            at = end if taken or rule in WHOLE else match.start() + 1

    def try_later(
        self, rule: str, atoms: list[Atom], letters: str, at: int, *, money: bool
    ) -> tuple[bool, int]:
        """Try the rules after one that has refused its words; return whether one took, and its end."""
        for later, pattern in LATER[rule]:
            match = pattern.match(letters, at)
            if match and self.add(
                self.number, later, self.scene(atoms, letters, match.span(), money=money)
            ):
                return True, match.end()
        return False, at

    def scene(self, atoms: list[Atom], letters: str, place: tuple[int, int], *, money: bool) -> Scene:
        """Return what stands around the letters at one place."""
        first, last = place
        ancient = self.antique or self.number - self.ancient <= MEMORY
        inside = tuple(atoms[first:last])
        return Scene(
            atoms=inside,
            letters=letters[first:last],
            shown=self.article.text[inside[0].start : inside[-1].end],
            before=tuple(atom.low for atom in reversed(atoms[max(first - 3, 0) : first])),
            after=tuple(atom.low for atom in atoms[last : last + 3]),
            published=self.published,
            previous=None if ancient and self.previous_sentence < self.ancient else self.previous,
            story=self.story,
            near=self.previous_sentence == self.number,
            history=self.history,
            tense=tense_around(atoms, first, last, self.tags),
            head=self.article.text[max(inside[0].start - 1, 0) : inside[0].start],
            tail=self.article.text[inside[-1].end : inside[-1].end + 2],
            earlier=atoms[first - 2] if OPENS.search(letters[:first]) else None,
            tag=self.tags.get(inside[-1].start, ""),
            then=letters[last : last + THEN],
            then_atoms=tuple(atoms[last : last + THEN]),
            period=self.period,
            money=money,
            ancient=ancient,
            era=self.era if ancient else None,
        )

    def add(self, number: int, rule: str, scene: Scene) -> bool:
        """Reckon one expression and keep it, if it is a time at all."""
        reckoned = READINGS[rule](scene)
        if reckoned is None:
            return False
        reckoned = within_era(reckoned, scene)
        time = make_time(self.article, scene, reckoned)
        self.times.append(time)
        if reckoned.bounds and reckoned.type in {"DATE", "TIME"}:
            self.remember(
                Anchor(f"time:{time.id}", reckoned.bounds[0], reckoned.unit or "D"), scene, reckoned
            )
            if rule == "quarter":
                self.report(*reckoned.bounds, reckoned.value or "")
        if match := NAMED.match(reckoned.value or ""):
            self.ancient, self.era = number, int(match[1])
        if rule == "before_christ":
            self.add_before_christ(reckoned.value or "", scene)
        return True

    def remember(self, spoken: Anchor, scene: Scene, reckoned: Reckoned) -> None:
        """Remember the time just spoken of, and in a history whether the story is there now."""
        if self.history and reckoned.anchor == "published":
            return
        self.previous = spoken
        self.previous_sentence = self.number
        if moves_story(self.story, spoken, scene):
            self.story = spoken

    def add_neighbours(self, atoms: list[Atom], letters: str, place: tuple[int, int]) -> int:
        """Add the other days that share the month of the day just read; return where they end."""
        said, end = self.times[-1], place[1]
        if said.earliest is None or said.earliest != said.latest:
            return end
        first = date.fromisoformat(said.earliest)
        for start, stop, day in neighbours(letters, place, first, atoms):
            scene = Scene(tuple(atoms[start:stop]), letters[start:stop], "")
            found = Reckoned("DATE", day.isoformat(), None, (day, day), said.anchor)
            self.times.append(make_time(self.article, scene, found))
            end = max(end, stop)
        return end

    def add_short_year(self, atoms: list[Atom], letters: str, end: int) -> None:
        """Add the later year of "1956-58", the earlier of which has just been read."""
        found = short_year(letters, end, int(atoms[end - 1].value or 0), atoms)
        if found is not None:
            at, year = found
            reckoned = stretch("Y", date(year, 1, 1), None)
            if reckoned:
                self.times.append(make_time(self.article, Scene((atoms[at],), "N", ""), reckoned))

    def add_before_christ(self, value: str, scene: Scene) -> None:
        """Add the earlier year of "499-493 BC", the later of which has just been read."""
        atom = scene.earlier
        if atom is not None and value[2:].isdigit() and int(atom.value or 0) > int(value[2:]):
            reckoned = Reckoned("DATE", f"BC{int(atom.value or 0):04}")
            self.times.append(make_time(self.article, Scene((atom,), "N", ""), reckoned))

    def report(self, first: date, last: date, value: str) -> None:
        """Remember the quarter or half year that the text tells of, where it has ended."""
        if self.published is None or last < self.published.day:
            self.period = Anchor("published", first, "H" if "-H" in value else "Q")


def moves_story(story: Anchor | None, spoken: Anchor, scene: Scene) -> bool:
    """Tell whether a history goes on from a time.

    A year that is named within a sentence ("a campaign planned for 1976") is mostly a side glance.
    """
    return story is None or spoken.unit not in COARSE or len(scene.before) < OPENING


def free_of(taken: Sequence[Time], times: Iterable[Time]) -> list[Time]:
    """Return the times that share no character with those taken already."""
    return [
        time
        for time in times
        if not any(one.span.start < time.span.end and time.span.start < one.span.end for one in taken)
    ]


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
