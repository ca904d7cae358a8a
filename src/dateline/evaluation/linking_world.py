"""Gold of incidents: pages with the happenings that each tells, read and linked as in a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.scored import convert_rows
from dateline.gather.sources import gather
from dateline.linking.days import gap, read_day, stated_days
from dateline.linking.link import link
from dateline.linking.neighbours import LinkedArticle
from dateline.page.told import Told
from dateline.pipeline import read_sources
from dateline.records import EventType  # noqa: TC001  - a row's fields' types are read at run time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.linking.days import Days
    from dateline.linking.linkage import Linkage, Member
    from dateline.records import Article, Event, Report

NEXT_DAY: Final = 1  # a day more or less: pages are dated by their own clocks


class GoldChain(msgspec.Struct, frozen=True):
    """The way a page has an incident from an origin. ``steps``: from its outlet, as far as credits go.

    ``probable``: the names that go on after them with no credit; empty where the steps reach the origin.
    ``names``: what the page calls the origin.
    """

    origin: str
    steps: tuple[str, ...]
    probable: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    side: Literal["asserts", "denies", "doubts"] = "asserts"


class GoldTold(msgspec.Struct, frozen=True):
    """One incident that a page tells; without chains it rests on nobody. Days are ISO."""

    key: str
    type: EventType
    earliest: str | None = None
    latest: str | None = None
    chains: tuple[GoldChain, ...] = ()


class GoldPage(msgspec.Struct, frozen=True):
    """A page: an article as a corpus holds it, the incidents it tells, and those it only mentions."""

    id: str
    text: str
    incidents: tuple[GoldTold, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """The pages of a file, the article of each by the page's id, and what linking found in them."""

    pages: Sequence[GoldPage]
    articles: Mapping[str, LinkedArticle]
    linkage: Linkage
    tells: Mapping[str, GoldTold] = field(default_factory=dict)

    @property
    def page_of(self) -> Mapping[str, str]:
        """The page of each article, by id."""
        return {one.article.id: page for page, one in self.articles.items()}

    def telling(self, key: str) -> list[GoldPage]:
        """Return the pages that tell an incident."""
        return [page for page in self.pages if any(told.key == key for told in page.incidents)]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles that are linked: no incident had an id before."""

    held: Sequence[LinkedArticle]

    def articles(self) -> Sequence[LinkedArticle]:
        """Return all of them."""
        return self.held

    def incident_ids(self) -> dict[str, str]:
        """Return nothing."""
        return {}


def read_world(path: str) -> World:
    """Read and link the pages of a file.

    Raises PageUnreadable where a row is none, two have one id, or a page cannot be read.
    """
    pages = tuple(convert_rows(path, decode_rows(path, {"id", "text"}), GoldPage))
    articles = read_articles(path)
    missing = sorted({page.id for page in pages} - articles.keys())
    if missing or len({page.id for page in pages}) < len(pages):
        cause = f"{path}: {missing[0]} cannot be read." if missing else f"{path}: two pages have one id."
        raise PageUnreadable(cause, "Give each page an id and a text of its own.")
    tells = {told.key: told for page in pages for told in page.incidents}
    return World(pages, articles, link(Shelf(tuple(articles.values()))), tells)


def read_articles(path: str) -> dict[str, LinkedArticle]:
    """Return the article of each row that could be read, by the row's id."""
    read = read_sources(gather([path], BytesIO()), Told(None), None)
    reports = [outcome.report for outcome in read if outcome.report and outcome.report.articles]
    return {str(report.page.given_id): linked(report) for report in reports}


def linked(report: Report) -> LinkedArticle:
    """Return the story of a report as linking takes it."""
    page = report.page
    return LinkedArticle(report.articles[0], f"{page.id} {page.given_id}", page.url, page.source)


def members_told(world: World, key: str) -> list[Member]:
    """Return the events of an incident's type on the pages that tell it, those of other days out.

    On a page that tells two of a type, an event without a day has that of its sentence, if it has one.
    """
    told = world.tells[key]
    first, last = read_day(told.earliest), read_day(told.latest or told.earliest)
    found: list[Member] = []
    for page in world.telling(key):
        one = world.articles[page.id]
        several = sum(each.type == told.type for each in page.incidents) > 1
        for event in one.article.events:
            days = stated_days(one.article, event) or (several and sentence_days(one.article, event))
            near = not (days and first and last) or gap(days, (first, last)) <= NEXT_DAY
            if event.type == told.type and near:
                found.append((one.article.id, event.id))
    return found


def sentence_days(article: Article, event: Event) -> Days | None:
    """Return the days that the one resolved time in an event's sentence covers."""
    at = event.anchor.start
    here = next((one for one in article.sentences if one.start <= at < one.end), None)
    times = [one for one in article.times if here and here.start <= one.span.start < here.end]
    known = {(read_day(one.earliest), read_day(one.latest)) for one in times if one.resolved}
    first, last = next(iter(known)) if len(known) == 1 else (None, None)
    return (first, last) if first and last else None
