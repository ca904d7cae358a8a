"""Scores sentences by what the police do in them: kill, arrest, use force, fail to act, act at all.

Articles are read whole; a sentence has the events whose trigger lies in it. An event counts where one
of its actors is the police, by a word of the list ``police`` or by the actor's sector; arrests count
without an actor too, as they are the police's unless somebody else is named. The table
``evaluation_police`` tells which events give which label.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows, read_text
from dateline.evaluation.what_names import by_id, content_words, forms_of, words_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.records import Actor, Article, Event, Participant

LABELS: Final = ("KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION")
SECTOR: Final = "COP"


class PoliceSentence(Spot, frozen=True):
    """A sentence with the labels of what the police do in it."""

    labels: list[str]


class PoliceRow(msgspec.Struct, frozen=True):
    """An article with all its sentences."""

    id: str
    text: str
    labels: list[str]
    sentences: list[PoliceSentence]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its labels by the gold and by its events, which ``told`` names."""

    row: str
    at: int
    text: str
    gold: frozenset[str]
    found: frozenset[str]
    told: str


def score_police(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``sentences`` that have ``labels``."""
    found = [one for row in convert_rows(path, rows, PoliceRow) for one in label(row)]
    return Scored(sum_up(found), [mistake for one in found for mistake in find_mistakes(one)])


def label(row: PoliceRow) -> Iterator[Labelled]:
    """Read an article and yield its sentences with their labels."""
    _, article = read_text(row.text)
    for sentence in row.sentences:
        text = row.text[sentence.start : sentence.end]
        events = [one for one in article.events if sentence.start <= one.trigger.start < sentence.end]
        told = ", ".join(f"{one.type} {one.trigger.text} ({one.status})" for one in events)
        found = frozenset(labels_of(events, article))
        yield Labelled(row.id, sentence.start, text, frozenset(sentence.labels), found, told)


def labels_of(events: Iterable[Event], article: Article) -> Iterator[str]:
    """Yield the labels that the events of a sentence give."""
    actors = by_id(article)
    killed = {quantity.id for quantity in article.quantities if quantity.what == "killed"}
    for event in events:
        if is_by_police(event, actors):
            kills = event.trigger.text.lower() in words_of("killing") or bool(
                killed & set(event.quantities)
            )
            yield from (name for name, rule in rules() if rule.fits(event, kills=kills))


def is_by_police(event: Event, actors: Mapping[str, Actor]) -> bool:
    """Tell whether the police do what an event tells of."""
    if not event.actors:
        return event.mode == "arrest"
    return any(is_police(one, actors) for one in event.actors)


def is_police(one: Participant, actors: Mapping[str, Actor]) -> bool:
    """Tell whether one who takes part is the police."""
    actor = actors.get(one.actor or "")
    if actor is not None and (actor.sector or "").startswith(SECTOR):
        return True
    return any(content_words(form) & words_of("police") for form in forms_of(one, actors))


@dataclass(frozen=True, slots=True)
class Rule:
    """Which events give a label: types and modes (none: all), statuses, whether they must kill."""

    types: frozenset[str]
    modes: frozenset[str]
    statuses: frozenset[str]
    kills: bool

    def fits(self, event: Event, *, kills: bool) -> bool:
        """Tell whether an event gives the label."""
        return (
            (not self.types or event.type in self.types)
            and (not self.modes or event.mode in self.modes)
            and event.status in self.statuses
            and (kills or not self.kills)
        )


@cache
def rules() -> tuple[tuple[str, Rule], ...]:
    """Return the rules of the table, each with the label it gives."""
    return tuple(
        (
            row["label"],
            Rule(
                frozenset(row["types"].split()),
                frozenset(row["modes"].split()),
                frozenset(row["statuses"].split()),
                row["kills"] == "yes",
            ),
        )
        for row in read_table("evaluation_police")
    )


def sum_up(found: Sequence[Labelled]) -> Figures:
    """Return F1, precision and recall of each label over all sentences, in per cent."""
    figures: Figures = {"sentences": len(found)}
    for name in LABELS:
        hits = Hits()
        for one in found:
            right = int(name in one.gold and name in one.found)
            hits += Hits(int(name in one.gold), int(name in one.found), right, right)
        figures |= hits.figures(name.lower())
    return figures


def find_mistakes(one: Labelled) -> Iterator[Mistake]:
    """Yield each label that is missed or should not be there."""
    for name in LABELS:
        if (name in one.gold) != (name in one.found):
            kind = f"{name} {'missed' if name in one.gold else 'should not be there'}"
            yield Mistake(one.row, kind, one.at, f"<{one.told or 'no event'}> {one.text}")
