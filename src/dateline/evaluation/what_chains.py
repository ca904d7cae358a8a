"""Scores which mentions of events are told to be one event within an article.

Rows are articles whose mentions of actions carry the chain they belong to, as in ECB+. An event of the
report stands for the gold mention that its trigger lies in or that lies in its trigger; pairs of such
mentions are right to join where they share their chain. What no event is found for is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows, read_text, share
from dateline.evaluation.what_facts import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.records import Article, Event

ACTION: Final = "ACTION"
SPEECH: Final = "ACTION_REPORTING"


class ChainMention(msgspec.Struct, frozen=True):
    """A mention: what kind of thing it is of, where it stands, and its chain, if any."""

    kind: str
    spans: list[Spot]
    chain: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is an act that is no speech and belongs to a chain."""
        acts = self.kind.startswith(ACTION) and self.kind != SPEECH
        return acts and bool(self.spans) and self.chain is not None


class ChainRow(msgspec.Struct, frozen=True):
    """An article with its mentions."""

    id: str
    text: str
    mentions: list[ChainMention]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two events of an article that stand for gold mentions: are they one, and are they joined."""

    row: str
    words: str
    same: bool
    joined: bool


def score_chains(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``mentions`` that have a ``chain``."""
    couples: list[Couple] = []
    wanted = met = 0
    for row in convert_rows(path, rows, ChainRow):
        _, article = read_text(row.text)
        found = meet(row, article)
        wanted += sum(mention.counts for mention in row.mentions)
        met += len(found)
        couples += couple(row, article, found)
    right = sum(one.same and one.joined for one in couples)
    hits = Hits(
        sum(one.same for one in couples), sum(one.joined for one in couples), right, right
    ).figures("joined")
    figures = {"mentions": float(wanted), "mentions_met": share(met, wanted), **hits}
    return Scored(figures, [mistake for one in couples for mistake in find_mistakes(one)])


def meet(row: ChainRow, article: Article) -> list[tuple[Event, str]]:
    """Return the events that stand for a mention, each with the mention's chain."""
    spots = [
        (mention.spans[0], mention.chain) for mention in row.mentions if mention.counts and mention.chain
    ]
    found: list[tuple[Event, str]] = []
    for event in article.events:
        start, end = event.trigger.start, event.trigger.end
        chain = next((chain for spot, chain in spots if spot.start < end and start < spot.end), None)
        if chain is not None:
            found.append((event, chain))
    return found


def couple(row: ChainRow, article: Article, found: list[tuple[Event, str]]) -> Iterator[Couple]:
    """Yield the pairs of events of one article."""
    heads = join({event.id: event.same_as for event in article.events})
    for (one, chain), (other, second) in combinations(found, 2):
        words = f"{one.type} {one.anchor.text!r} and {other.type} {other.anchor.text!r}"
        yield Couple(row.id, words, chain == second, heads[one.id] == heads[other.id])


def find_mistakes(one: Couple) -> Iterator[Mistake]:
    """Yield what is wrong with a pair."""
    if one.same != one.joined:
        yield Mistake(one.row, "not joined" if one.same else "wrongly joined", 0, one.words)
