"""The stories of a ledger's days: articles on one topic, the largest first, and their incidents.

Copies of one text go in once. What is held of a text are its counted words, as numbers, so that a month
of a hundred thousand articles fits into memory.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from dateline.answered import IncidentTold, StoryAnswer
from dateline.hosts import host_of
from dateline.linking.days import read_day
from dateline.linking.folding import name_key
from dateline.linking.stories import Weighing, count_words, group_told, most_central

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.neighbours import Opening


class Days(Protocol):
    """What stories ask of the ledger."""

    def openings(self, since: str | None = None, until: str | None = None) -> Iterable[Opening]:
        """Return what stories are found by, of the articles of these days, by day and id."""
        ...

    def incidents_told(self, articles: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
        """Return the incidents that articles tell: id, how many of them do, how many origins it has."""
        ...


@dataclass(frozen=True, slots=True)
class Bag:
    """The counted words of a text as numbers, each as often as it stands; ``lexicon`` has the words."""

    id: str
    day: float
    numbers: array[int]
    lexicon: Sequence[str]

    @property
    def words(self) -> Mapping[str, int]:
        """The words with their counts."""
        return Counter(self.lexicon[number] for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories, the largest first, and how many there are beside them."""

    shown: tuple[StoryAnswer, ...]
    left: int


def find_topics(days: Days, since: str | None, until: str | None, limit: int) -> Stories:
    """Return the largest stories of the days from ``since`` to ``until`` (ISO, both included)."""
    texts: dict[int | str, list[Opening]] = defaultdict(list)
    bags: dict[str, Bag] = {}
    numbers: dict[str, int] = {}
    lexicon: list[str] = []
    for one in days.openings(since, until):
        day = read_day(one.day)
        if day is None:
            continue
        if one.text not in texts:
            counts = count_words(one.title, one.words)
            new = [word for word in counts if word not in numbers]
            numbers |= {word: at for at, word in enumerate(new, len(numbers))}
            lexicon += new
            bag = array("I", (numbers[word] for word in counts.elements()))
            bags[one.article] = Bag(one.article, float(day), bag, lexicon)
        texts[one.text].append(replace(one, words=""))
    return rank(days, list(texts.values()), bags, limit)


def rank(days: Days, texts: Sequence[Sequence[Opening]], bags: Mapping[str, Bag], limit: int) -> Stories:
    """Return the stories with most texts, of equals those with most articles, then the latest."""
    weigh = Weighing(bag.words for bag in bags.values())
    by_first = {text[0].article: text for text in texts}
    groups = [[by_first[key] for key in ids] for ids in group_told(list(bags.values()), weighing=weigh)]
    ordered = sorted(groups, key=order)
    shown = tuple(answer(days, group, bags, weigh) for group in ordered[:limit])
    return Stories(shown, len(ordered) - len(shown))


def order(group: Sequence[Sequence[Opening]]) -> tuple[int, int, int, str]:
    """Return what stories, as texts of articles, are put in order by."""
    latest = max(read_day(one.day) or 0 for text in group for one in text)
    return -len(group), -sum(map(len, group)), -latest, group[0][0].article


def answer(
    days: Days, group: Sequence[Sequence[Opening]], bags: Mapping[str, Bag], weigh: Weighing
) -> StoryAnswer:
    """Return one story as it is told."""
    articles = sorted((one for text in group for one in text), key=lambda one: one.article)
    by_id = {one.article: one for one in articles}
    head = by_id[most_central((bags[text[0].article] for text in group), weigh)]
    published = sorted(one.day for one in articles)
    return StoryAnswer(
        headline=head.title or None,
        article=head.article,
        outlet=head.outlet,
        articles=len(articles),
        texts=len(group),
        outlets=len({outlet_key(one) for one in articles}),
        first=published[0],
        last=published[-1],
        article_ids=tuple(by_id),
        incidents=tuple(list_incidents(days, by_id)),
    )


def outlet_key(one: Opening) -> str:
    """Return what an article's outlet is counted by; one that is not known counts by its page."""
    return name_key(one.outlet or "") or host_of(one.place) or one.place


def list_incidents(days: Days, articles: Iterable[str]) -> list[IncidentTold]:
    """Return the incidents told in a story: those that most origins assert first, then most articles."""
    found = [IncidentTold(key, told, origins) for key, told, origins in days.incidents_told(articles)]
    return sorted(found, key=lambda one: (-one.independent_origins, -one.articles, one.id))
